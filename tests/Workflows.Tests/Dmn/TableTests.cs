using Workflows.Definitions.Feel;
using static Workflows.Tests.Dmn.DmnTesting;

namespace Workflows.Tests.Dmn;

public class TableTests
{
    private static readonly string[] Levels = ["< 1000 | \"基层\" | 小额", "[1000..5000] | \"街道\" | 中额", "> 5000 | \"区\" | 大额", ">= 5000 | \"市\" | 重大"];

    private static string Decide(string policy, int amount, string output = "级别", params string[] rows)
    {
        var result = Table(policy, ["金额"], [output], rows.Length == 0 ? Levels : rows).Evaluate("答", Scope(("金额", FeelValue.Of(amount))));
        return result.Fired.IsEmpty ? result.Value.ToString() : $"{result.Value} by {string.Join(",", result.Fired.Select(f => f.RuleNumber))}";
    }

    [Fact]
    public void A_unique_table_answers_its_one_rule_and_says_which()
    {
        var result = Table("", ["金额"], ["级别"], Levels).Evaluate("d", Scope(("金额", FeelValue.Of(1200))));
        var fired = Assert.Single(result.Fired);
        Assert.Equal(FeelValue.Of("街道"), result.Value);
        Assert.Equal(("t", 2, "中额"), (fired.TableId, fired.RuleNumber, fired.Annotation));
        Assert.Equal(("金额", FeelValue.Of(1200)), (fired.Inputs[0].Label, fired.Inputs[0].Value));
    }

    [Fact]
    public void A_unique_table_with_two_fitting_rules_has_no_answer_and_names_them()
    {
        var result = Table("", ["金额"], ["级别"], Levels).Evaluate("答", Scope(("金额", FeelValue.Of(5000))));
        Assert.Equal(FeelValue.Null, result.Value);
        Assert.Equal((2, 4), ((int)result.Warnings[0].Values["first"]!, (int)result.Warnings[0].Values["second"]!));
    }

    [Fact]
    public void The_first_fitting_rule_counts() => Assert.Equal("\"街道\" by 2", Decide("hitPolicy=\"FIRST\"", 5000));

    [Fact]
    public void Rules_that_agree_may_all_fit() =>
        Assert.Equal("\"x\" by 1,2", Decide("hitPolicy=\"ANY\"", 5, "o", "> 1 | \"x\"", "> 2 | \"x\"", "> 9 | \"y\""));

    [Fact]
    public void Rules_that_disagree_have_no_answer() =>
        Assert.Equal("null by 1,2", Decide("hitPolicy=\"ANY\"", 10, "o", "> 1 | \"x\"", "> 9 | \"y\""));

    [Fact]
    public void The_highest_output_counts_by_priority() =>
        Assert.Equal("\"市\" by 4", Decide("hitPolicy=\"PRIORITY\"", 6000, "级别=\"市\",\"区\",\"街道\",\"基层\""));

    [Fact]
    public void Outputs_are_listed_by_priority_or_by_rule()
    {
        Assert.Equal("[\"市\", \"区\"] by 4,3", Decide("hitPolicy=\"OUTPUT ORDER\"", 6000, "级别=\"市\",\"区\",\"街道\",\"基层\""));
        Assert.Equal("[\"区\", \"市\"] by 3,4", Decide("hitPolicy=\"RULE ORDER\"", 6000));
        Assert.Equal("[\"区\", \"市\"] by 3,4", Decide("hitPolicy=\"COLLECT\"", 6000));
    }

    [Theory]
    [InlineData("SUM", "60")]
    [InlineData("COUNT", "2")]
    [InlineData("MIN", "20")]
    [InlineData("MAX", "40")]
    public void Collected_outputs_are_aggregated(string aggregation, string expected) =>
        Assert.Equal(expected + " by 1,2", Decide($"hitPolicy=\"COLLECT\" aggregation=\"{aggregation}\"", 5, "o", "> 1 | 20", "> 2 | 40", "> 9 | 80"));

    [Fact]
    public void Where_no_rule_fits_there_is_null_with_a_warning_or_nothing_collected()
    {
        Assert.Equal("null", Decide("", 1, "o", "> 9 | 1"));
        Assert.Equal("[]", Decide("hitPolicy=\"COLLECT\"", 1, "o", "> 9 | 1"));
    }

    [Fact]
    public void Several_outputs_make_a_context() =>
        Assert.Equal("{级别: \"区\", 天数: 5}", Table("", ["金额", "急"], ["级别", "天数"], "> 100 | true | \"区\" | 5", "> 100 | false | \"区\" | 10")
            .Evaluate("答", Scope(("金额", FeelValue.Of(200)), ("急", FeelValue.Of(true)))).Value.ToString());
}
