using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.RulePacks;

/// <summary>The numbers shipped, against the rule table.</summary>
public class ShippedRulePacksTests
{
    private static readonly DateOnly Today = Day("2026-06-01");
    private static readonly RulePack China = ShippedRulePacks.Resolved("cn");
    private static readonly RulePack Guangdong = ShippedRulePacks.Resolved("cn-guangdong");
    private static readonly RulePack Street = ShippedRulePacks.Resolved("demo-street");

    private static string Value(RulePack pack, string key) => RuleValueReader.Written(pack.Get(key, Today).Value).Text;

    [Theory]
    [InlineData("A-02.share", "100")]
    [InlineData("A-03.share", "200")]
    [InlineData("A-04.costShare", ">80/100")]
    [InlineData("A-09.fileLater", "15d")]
    [InlineData("A-11.survey", "5d")]
    [InlineData("A-12.notice", "5wd")]
    [InlineData("A-13.objectionCheck", "10wd")]
    [InlineData("A1.materials", "10wd")]
    [InlineData("A-25.reapplyBan", "2y")]
    [InlineData("A-30.review", "1y")]
    [InlineData("A-31.outOfHardship", "6m")]
    [InlineData("A-34.followUp", "30d")]
    [InlineData("A-34.sample", "20")]
    [InlineData("C-01.reply", "20d")]
    [InlineData("C-30.filing", "7d")]
    [InlineData("C-31.filing", "10d")]
    [InlineData("C-32.silence", "15d")]
    [InlineData("E-13.notice", "7d")]
    [InlineData("E-14.notice", "5wd")]
    [InlineData("E-50.quorum", ">=2/3")]
    [InlineData("E-51.majority", ">1/2")]
    [InlineData("E-72.byElection", "3m")]
    [InlineData("F-01.levy", "2")]
    [InlineData("G-14.rollOverWeekend", "true")]
    [InlineData("H-16.notice", "5wd")]
    [InlineData("M-03.mediation", "15d")]
    [InlineData("P-02.return", "5wd")]
    [InlineData("P-03.settle", "60d")]
    [InlineData("T-01.approval", "3wd")]
    public void The_national_numbers_are_those_of_the_table(string key, string value) => Assert.Equal(value, Value(China, key));

    [Theory]
    [InlineData("A-15.singleLimit", "8000.00")]
    [InlineData("A-15.yearlyBudget", "500000.00")]
    [InlineData("A-02.minimumLivingAllowance", "1100.00")]
    [InlineData("A-11.survey", "5wd")]
    [InlineData("A-12.notice", "5wd")]
    [InlineData("C-01.reply", "30d")]
    public void The_demonstration_street_has_its_own_and_the_inherited_numbers(string key, string value) =>
        Assert.Equal(value, Value(Street, key));

    [Fact]
    public void Guangdong_answers_offers_in_thirty_days_by_its_own_rule_since_2015()
    {
        var rule = Guangdong.Get("C-01.reply", Today);
        Assert.Equal(("C-02", "30d", Confidence.Verified), (rule.RuleId, rule.Term!.ToString(), rule.Confidence));
        Assert.Equal("20d", Guangdong.Get("C-01.reply", Day("2014-12-31")).Term!.ToString());
    }

    /// <summary>F-07 and F-08: the split of the year the funds belong to, not of the day of approval.</summary>
    [Fact]
    public void The_split_of_retained_funds_goes_by_year()
    {
        Assert.Equal(["40%", "30%", "30%"], Split("2013-12-31"));
        Assert.Equal(["30%", "40%", "30%"], Split("2014-01-01"));
        Assert.Equal("F-08", Guangdong.Get("F-07.street", Day("2013-06-30")).RuleId);
        Assert.Null(Guangdong.Find("F-07.street", Day("2012-12-31")));

        static IEnumerable<string> Split(string day) =>
            new[] { "district", "street", "refund" }.Select(p => Guangdong.Get($"F-07.{p}", Day(day)).Percent!.Value.ToString());
    }

    [Fact]
    public void What_was_made_up_is_marked_and_only_that()
    {
        Assert.True(Street.Get("A-15.singleLimit", Today).Demonstration);
        Assert.False(Street.Get("A-12.notice", Today).Demonstration);
        Assert.DoesNotContain(Guangdong.At(Today).Values, p => p.Demonstration);
    }

    [Fact]
    public void Only_certain_rules_of_the_place_itself_block_unconfirmed()
    {
        Assert.True(China.Get("E-13.notice", Today).BlocksUnconfirmed);
        Assert.False(China.Get("E-14.notice", Today).BlocksUnconfirmed);
        Assert.False(China.Get("A-12.notice", Today).BlocksUnconfirmed);
        Assert.False(Street.Get("A-15.singleLimit", Today).BlocksUnconfirmed);
    }

    [Fact]
    public void The_demonstration_ships_confirmed_and_says_that_it_is_one()
    {
        Assert.All(Street.At(Today).Values, p => Assert.True(p.Blocks));
        Assert.StartsWith("示例", Street.Get("A-17.collectiveThreshold", Today).Decision!.Document, StringComparison.Ordinal);
        Assert.Contains(Guangdong.At(Today).Values, p => !p.Blocks);
    }

    [Fact]
    public void Every_shipped_pack_resolves_and_every_parameter_is_whole() =>
        Assert.All(ShippedRulePacks.All.Select(p => ShippedRulePacks.Resolved(p.Id)).SelectMany(p => p.Values.Values).SelectMany(v => v),
            p => Assert.Matches("^[A-Z]-?[0-9]{1,2}$", p.RuleId));

    [Fact]
    public void The_law_of_holidays_and_the_calendar_agree()
    {
        Assert.Equal(China.Get("G-20.days", Today).Number, StatutoryHolidays.Of(2026).Count);
        Assert.Equal(China.Get("G-29.workingDays", Today).Number, Shipped.WorkingDaysOf(2026));
    }

    [Fact]
    public void A_notice_of_aid_is_due_as_the_picture_shows()
    {
        var due = LegalClock.Due(Day("2026-06-16"), Street.Get("A-12.notice", Today), Shipped, Street);
        Assert.Equal((Day("2026-06-24"), Day("2026-06-25")), (due.Day, due.EarliestNext));
        Assert.Equal("cn 2026.2", due.Pack.ToString());
        Assert.Equal(60, China.Get("C-37.wage", Today).Term!.Count);
    }
}
