using Workflows.Definitions.Feel;
using static Workflows.Tests.Feel.FeelTesting;

namespace Workflows.Tests.Feel;

public class LimitTests
{
    [Fact]
    public void Deep_nesting_is_a_fault() =>
        Assert.Equal("feel.nestedTooDeep", FeelExpression.Parse(new string('(', 5000) + "1" + new string(')', 5000)).Fault!.Sentence.Key);

    [Fact]
    public void Deep_nesting_of_every_kind_is_a_fault()
    {
        foreach (var opening in new[] { "[", "{a:", "if ", "f(", "x[", "-(", "1 in (", "not(", "for i in ", "(<", "1 in [1..", "function(a) ", "x instance of list<" })
            Assert.NotNull(FeelExpression.Parse(string.Concat(Enumerable.Repeat(opening, 2000)) + "1").Fault);
    }

    [Fact]
    public void A_long_chain_is_a_fault() =>
        Assert.Equal("feel.chainTooLong", FeelExpression.Parse(string.Join("+", Enumerable.Repeat("1", 5000))).Fault!.Sentence.Key);

    [Fact]
    public void A_long_text_is_a_fault() =>
        Assert.Equal("feel.textTooLong", FeelExpression.Parse("1" + new string(' ', 40_000)).Fault!.Sentence.Key);

    [Theory]
    [InlineData("count(for a in 1..100000, b in 1..100000 return 1)", "feel.tooManySteps")]
    [InlineData("{f: function(n) f(f, n), r: f(f, 1)}.r", "feel.argumentsDoNotFit")]
    [InlineData("{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r", "feel.tooDeep")]
    [InlineData("for i in 1..40 return if i = 1 then \"xxxxxxxxxx\" else partial[-1] + partial[-1]", "feel.tooLong")]
    [InlineData("for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]]", "feel.tooLong")]
    public void An_endless_evaluation_is_null_with_a_warning(string text, string warning) => Assert.Contains(warning, Run(text).Warnings.Select(w => w.Key));

    [Theory]
    [InlineData("for i in (1e40..1e41) return i")]
    [InlineData("{x: for i in 1..30000 return i, r: for i in 1..100000 return [x, x] = [x, x]}.r")]
    [InlineData("{x: for i in 1..30000 return i, r: for i in 1..100000 return x instance of list<number>}.r")]
    [InlineData("{x: for i in 1..17 return if i = 1 then \"xxxxx\" else partial[-1] + partial[-1], r: for i in 1..300000 return contains(x[-1], \"y\")}.r")]
    [InlineData("for i in 1..300000 return modulo(1e6000 + i, 7e-6000)")]
    [InlineData("for i in 1..300000 return 1.1 ** 0.123456")]
    public void Costly_evaluations_end_soon(string text)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.Equal(FeelValue.Null, Run(text).Value);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_pattern_that_backtracks_elsewhere_is_linear_here() =>
        Assert.Equal("false", Say("matches(s, \"^(a+)+$\")", ("s", FeelValue.Of(new string('a', 50_000) + "b"))));

    [Fact]
    public void A_pattern_with_huge_counts_is_refused() => Assert.Equal("null", Say("matches(\"a\", \"((a{999}){999}){999}\")"));
}
