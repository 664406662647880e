using Workflows.Definitions.Dmn;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Packages;

namespace Workflows.Tests.Processes;

/// <summary>
/// Rules at their edges. The allowance is 1,100 yuan, the household has three people: the line of deep hardship is
/// 1,100 × 12 × 3 = 39,600 yuan a year, that of relative hardship twice as much, 79,200.
/// </summary>
public sealed class EligibilityTests
{
    private static readonly DmnModel Model = ShippedPackages.Get("hardship-aid").Decisions["eligibility"];

    private static FeelContext Decide(decimal income, decimal medical = 0, string category = "deep", decimal? costs = null, string school = "no", string assets = "no")
    {
        var values = FeelContext.Of(
            ("disposableIncome", FeelValue.Of(income)), ("medicalExpenses", FeelValue.Of(medical)), ("householdSize", FeelValue.Of(3)),
            ("category", FeelValue.Of(category)), ("accidentCosts", costs is { } c ? FeelValue.Of(c) : FeelValue.Null),
            ("highFeeSchool", FeelValue.Of(school)), ("excessAssets", FeelValue.Of(assets)),
            ("allowance", FeelValue.Of(1100)), ("deepShare", FeelValue.Of(100)), ("relativeShare", FeelValue.Of(200)),
            ("accidentShare", FeelContext.Of(("numerator", FeelValue.Of(80)), ("denominator", FeelValue.Of(100)), ("bound", FeelValue.Of("MoreThan")))));
        var result = Model.Evaluate("eligibility", FeelScope.Of(values, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc));
        return Assert.IsType<FeelContext>(result.Value);
    }

    [Theory]
    [InlineData(39_599.99, "deep")]
    [InlineData(39_600.00, "relative")]
    [InlineData(79_199.99, "relative")]
    [InlineData(79_200.00, "none")]
    public void The_lines_are_met_to_the_fen(decimal net, string category)
    {
        Assert.Equal(FeelValue.Of(category), Decide(net).Get("category"));
        Assert.Equal(FeelValue.Of(category), Decide(net + 10_000, medical: 10_000).Get("category"));
        Assert.Equal(FeelValue.Of(category != "none"), Decide(net).Get("eligible"));
    }

    [Theory]
    [InlineData("accident", 80_000.00, "none")]
    [InlineData("accident", 80_000.01, "accident")]
    [InlineData("deep", 80_000.01, "none")]
    public void An_accident_counts_where_it_cost_more_than_80_of_a_hundred_of_the_years_income(string claimed, decimal costs, string category) =>
        Assert.Equal(FeelValue.Of(category), Decide(100_000, category: claimed, costs: costs).Get("category"));

    [Fact]
    public void Deep_hardship_comes_before_an_accident_and_an_accident_before_relative_hardship()
    {
        Assert.Equal(FeelValue.Of("deep"), Decide(30_000, category: "accident", costs: 30_000).Get("category"));
        Assert.Equal(FeelValue.Of("accident"), Decide(60_000, category: "accident", costs: 60_000).Get("category"));
    }

    [Theory]
    [InlineData("yes", "no", "eligibility.school")]
    [InlineData("no", "yes", "eligibility.assets")]
    [InlineData("yes", "yes", "eligibility.school")]
    public void Expensive_schools_and_assets_are_reviewed_by_a_person(string school, string assets, string reason)
    {
        var result = Decide(30_000, school: school, assets: assets);
        Assert.Equal((FeelValue.Of(true), FeelValue.Of(true), FeelValue.Of(reason)), (result.Get("eligible"), result.Get("manual"), result.Get("reason")));
        Assert.Equal(FeelValue.Of(false), Decide(90_000, school: school, assets: assets).Get("manual"));
    }

    [Fact]
    public void What_the_rows_say_stands_in_the_texts_of_the_package()
    {
        var package = ShippedPackages.Get("hardship-aid");
        foreach (var income in new[] { 30_000m, 60_000m, 90_000m })
            Assert.Contains(((FeelString)Decide(income).Get("reason")!).Value, package.Texts.Keys);
    }

    [Theory]
    [InlineData("category", "accident")]
    [InlineData("disposableIncome", 30_000)]
    [InlineData("accidentCosts", 30_000)]
    public void Where_figures_are_missing_nobody_is_found_eligible(string only, object value)
    {
        var values = FeelContext.Of((only, value is string text ? FeelValue.Of(text) : FeelValue.Of((int)value)), ("highFeeSchool", FeelValue.Of("no")));
        var result = Assert.IsType<FeelContext>(Model.Evaluate("eligibility", FeelScope.Of(values, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc)).Value);
        Assert.Equal((FeelValue.Of("none"), FeelValue.Of(false)), (result.Get("category"), result.Get("eligible")));
    }
}
