using Workflows.Definitions.Feel;
using static Workflows.Tests.Feel.FeelTesting;

namespace Workflows.Tests.Feel;

public class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 3 - 2", "5")]
    [InlineData("-2 ** 2", "4")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("1 / 3", "0.3333333333333333333333333333333333")]
    [InlineData("2 / 3", "0.6666666666666666666666666666666667")]
    [InlineData("1 / 0", "null")]
    [InlineData("\"a\" + \"b\"", "\"ab\"")]
    [InlineData("1 + \"b\"", "null")]
    [InlineData("// why\n 1 /* and */ + 1", "2")]
    public void Arithmetic_is_decimal_and_total(string text, string expected) => Assert.Equal(expected, Say(text));

    [Theory]
    [InlineData("true and null", "null")]
    [InlineData("false and null", "false")]
    [InlineData("true or null", "true")]
    [InlineData("false or null", "null")]
    [InlineData("not(null)", "null")]
    [InlineData("null = null", "true")]
    [InlineData("1 = null", "false")]
    [InlineData("1 = \"1\"", "null")]
    [InlineData("null < 1", "null")]
    public void Logic_has_three_values(string text, string expected) => Assert.Equal(expected, Say(text));

    [Theory]
    [InlineData("if 3 > 2 then \"yes\" else \"no\"", "\"yes\"")]
    [InlineData("if null then 1 else 2", "2")]
    [InlineData("for i in 1..3 return i * i", "[1, 4, 9]")]
    [InlineData("for i in 3..1 return i", "[3, 2, 1]")]
    [InlineData("for i in 1..5 return if i < 3 then 1 else partial[-1] + partial[-2]", "[1, 1, 2, 3, 5]")]
    [InlineData("for a in [1,2], b in [10,20] return a + b", "[11, 21, 12, 22]")]
    [InlineData("some x in [1,2,3] satisfies x > 2", "true")]
    [InlineData("every x in [1,2,3] satisfies x > 2", "false")]
    [InlineData("[1,2,3,4][item > 2]", "[3, 4]")]
    [InlineData("[1,2,3,4][-1]", "4")]
    [InlineData("[{a: 1, b: 2}, {a: 3, b: 4}][a > 1].b", "[4]")]
    [InlineData("{a: 1, b: a + 1}.b", "2")]
    [InlineData("{\"a b\": 1}.a b", "1")]
    [InlineData("(function(x, y) x + y)(1, 2)", "3")]
    [InlineData("{f: function(n) if n < 2 then 1 else n * 2, r: f(n: 5)}.r", "10")]
    [InlineData("5 between 1 and 5", "true")]
    [InlineData("5 in (1, <3, [4..6])", "true")]
    [InlineData("5 in (5..6]", "false")]
    [InlineData("[1..10[.end included", "false")]
    [InlineData("5 instance of number", "true")]
    [InlineData("[1,2] instance of list<string>", "false")]
    public void Structures_evaluate(string text, string expected) => Assert.Equal(expected, Say(text));

    [Fact]
    public void Names_of_several_words_need_no_announcement() =>
        Assert.Equal("7", FeelExpression.Parse("Monthly Income + 2").Expression!.Evaluate(Scope(("Monthly Income", FeelValue.Of(5)))).Value.Text);

    [Fact]
    public void Names_with_operators_are_read_with_the_help_of_the_scope() =>
        Assert.Equal("3", FeelExpression.Parse("pre-tax and net - 2").Expression!.Evaluate(Scope(("pre-tax and net", FeelValue.Of(5)))).Value.Text);

    [Fact]
    public void Chinese_names_are_names() =>
        Assert.Equal("true", Say("申请金额 > 5000 and 申请人.工龄 >= 3",
            ("申请金额", FeelValue.Of(8000)), ("申请人", FeelContext.Of(("工龄", FeelValue.Of(3))))));

    [Fact]
    public void Now_and_today_come_from_the_scope()
    {
        Assert.Equal("2026-06-23T10:30:00@Asia/Shanghai", Say("now()"));
        Assert.Equal("2026-06-23", Say("today()"));
    }

    [Fact]
    public void An_unknown_name_is_null_with_a_warning()
    {
        var result = Run("amount + 1");
        Assert.Equal(FeelValue.Null, result.Value);
        Assert.Equal(["feel.unknownName", "feel.cannotCalculate"], result.Warnings.Select(w => w.Key));
    }

    [Theory]
    [InlineData("1 +", "feel.endsTooEarly", 1, 4)]
    [InlineData("1 +\n  )", "feel.expected", 2, 3)]
    [InlineData("", "feel.empty", 1, 1)]
    [InlineData("\"open", "feel.stringNotClosed", 1, 1)]
    [InlineData("[1, 2", "feel.endsTooEarly", 1, 6)]
    [InlineData("1 2", "feel.expected", 1, 3)]
    [InlineData("contains(\"foobar\", match: \"oba\")", "feel.someArgumentsNamed", 1, 33)]
    [InlineData("if true then 1", "feel.endsTooEarly", 1, 15)]
    public void A_fault_says_where_it_is(string text, string key, int line, int column)
    {
        var fault = FeelExpression.Parse(text).Fault!;
        Assert.Equal((key, line, column), (fault.Sentence.Key, fault.Line, fault.Column));
    }
}
