using static Workflows.Tests.Feel.FeelTesting;

namespace Workflows.Tests.Feel;

public class FunctionTests
{
    [Theory]
    [InlineData("substring(\"困难职工帮扶\", 3, 2)", "\"职工\"")]
    [InlineData("substring(\"abc\", -2)", "\"bc\"")]
    [InlineData("string length(\"🐎ab\")", "3")]
    [InlineData("upper case(\"aBc\")", "\"ABC\"")]
    [InlineData("substring before(\"2026-06\", \"-\")", "\"2026\"")]
    [InlineData("substring after(\"2026-06\", \"-\")", "\"06\"")]
    [InlineData("replace(\"2026-06-23\", \"(\\d+)-(\\d+)-(\\d+)\", \"$1年$2月$3日\")", "\"2026年06月23日\"")]
    [InlineData("matches(\"粤A12345\", \"^粤[A-Z][0-9]{5}$\")", "true")]
    [InlineData("matches(\"a\", \"[\")", "null")]
    [InlineData("split(\"a;b;;c\", \";\")", "[\"a\", \"b\", \"\", \"c\"]")]
    [InlineData("string join([\"甲\", null, \"乙\"], \"、\")", "\"甲、乙\"")]
    [InlineData("contains(string: \"foobar\", match: \"oba\")", "true")]
    [InlineData("string(1.50)", "\"1.5\"")]
    [InlineData("string([1, \"a\", {b: null}])", "\"[1, \\\"a\\\", {b: null}]\"")]
    [InlineData("number(\"1,000.5\", \",\", \".\")", "1000.5")]
    public void Functions_of_strings(string text, string expected) => Assert.Equal(expected, Say(text));

    [Theory]
    [InlineData("list contains([1, null], null)", "true")]
    [InlineData("count([1, 2, 3])", "3")]
    [InlineData("min(3, 1, 2)", "1")]
    [InlineData("max([\"a\", \"c\", \"b\"])", "\"c\"")]
    [InlineData("max([])", "null")]
    [InlineData("sum([])", "null")]
    [InlineData("sum(0.1, 0.2)", "0.3")]
    [InlineData("mean(1, 2, 4)", "2.333333333333333333333333333333333")]
    [InlineData("median([1, 4, 2, 3])", "2.5")]
    [InlineData("stddev(2, 4, 7, 5)", "2.081665999466132735282297706979931")]
    [InlineData("mode([6, 1, 9, 6, 1])", "[1, 6]")]
    [InlineData("product(2, 3, 4)", "24")]
    [InlineData("sublist([1, 2, 3, 4], 2, 2)", "[2, 3]")]
    [InlineData("append([1], 2, 3)", "[1, 2, 3]")]
    [InlineData("concatenate([1, 2], [3])", "[1, 2, 3]")]
    [InlineData("insert before([1, 3], 2, 2)", "[1, 2, 3]")]
    [InlineData("remove([1, 2, 3], -1)", "[1, 2]")]
    [InlineData("list replace([2, 4, 7, 8], 3, 6)", "[2, 4, 6, 8]")]
    [InlineData("list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)", "[5, 5, 7, 8]")]
    [InlineData("reverse([1, 2])", "[2, 1]")]
    [InlineData("index of([1, 2, 1], 1)", "[1, 3]")]
    [InlineData("union([1, 2], [2, 3])", "[1, 2, 3]")]
    [InlineData("flatten([[1], [[2]], 3])", "[1, 2, 3]")]
    [InlineData("sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]")]
    [InlineData("sort([3, 1, 2])", "[1, 2, 3]")]
    [InlineData("all([true, null])", "null")]
    [InlineData("any([true, null])", "true")]
    public void Functions_of_lists(string text, string expected) => Assert.Equal(expected, Say(text));

    [Theory]
    [InlineData("get value({a: 1}, \"a\")", "1")]
    [InlineData("get value({a: {b: 2}}, [\"a\", \"b\"])", "2")]
    [InlineData("get entries({a: 1})", "[{key: \"a\", value: 1}]")]
    [InlineData("context([{key: \"a\", value: 1}])", "{a: 1}")]
    [InlineData("context put({a: {b: 1}}, [\"a\", \"b\"], 2)", "{a: {b: 2}}")]
    [InlineData("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}")]
    public void Functions_of_contexts(string text, string expected) => Assert.Equal(expected, Say(text));

    [Theory]
    [InlineData("before(1, [2..3])", "true")]
    [InlineData("meets([1..5], [5..10])", "true")]
    [InlineData("during(5, [1..10])", "true")]
    [InlineData("overlaps([1..5], (5..8])", "false")]
    [InlineData("includes([@\"2026-06-01\"..@\"2026-06-30\"], date(2026, 6, 23))", "true")]
    [InlineData("range(\"[1..3)\")", "[1..3)")]
    public void Functions_of_ranges(string text, string expected) => Assert.Equal(expected, Say(text));
}
