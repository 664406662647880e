using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Tests.HouseRules;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.Calendars;

/// <summary>The examples of <c>rule-days.md</c>, each counted by hand, and that no rule that sets a day lacks one.</summary>
public class RuleDayTests
{
    private const string Provisional = " 暂定";

    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "Workflows.Tests", "Calendars", "rule-days.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| 规则", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries)),
    ];

    public static TheoryData<string, string, string, string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string, string, string, string>();
        foreach (var row in Rows) data.Add(row[0], row[1], row[2], row[3], row[4], row[5]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_rule_sets_the_day_a_person_counts(string key, string pack, string unit, string from, string day, string why)
    {
        var (rules, kind) = (ShippedRulePacks.Resolved(pack), unit is "" ? (UnitKind?)null : Enum.Parse<UnitKind>(unit, ignoreCase: true));
        var due = LegalClock.Due(Day(from), rules.Get(key, Day(from)), Shipped, rules, kind);
        Assert.Equal((Day(day.Replace(Provisional, "", StringComparison.Ordinal)), day.EndsWith(Provisional, StringComparison.Ordinal), why), (due.Day, due.Provisional, why));
        Assert.Equal(due.Provisional, due.Unpublished is not null);
        Assert.NotEmpty(Chinese(Explanation.Of(due, rules.Get(key, Day(from)).Counting!.Start)));
    }

    [Fact]
    public void Every_rule_that_sets_a_day_has_an_example_in_every_pack_that_writes_it() => Assert.Empty(
        from pack in ShippedRulePacks.All
        from rule in pack.Values.Values.SelectMany(v => v)
        where rule.SetsDay && !Rows.Any(row => row[0] == rule.Key && row[1] == pack.Id)
        select $"{pack.Id} {rule.Key}");

    [Fact]
    public void Every_rule_that_sets_a_day_says_from_what_it_is_counted() => Assert.Empty(
        from pack in ShippedRulePacks.All
        from rule in ShippedRulePacks.Resolved(pack.Id).Values.Values.SelectMany(v => v)
        where rule.SetsDay && rule.Counting is null
        select $"{pack.Id} {rule.Key}");

    /// <summary>Terms that are chosen among or extended stand in the same pack, or nobody could count.</summary>
    [Fact]
    public void Every_rule_names_terms_that_are_there() => Assert.Empty(
        from pack in ShippedRulePacks.All.Select(p => ShippedRulePacks.Resolved(p.Id))
        from rule in pack.Values.Values.SelectMany(v => v)
        from key in (rule.Value as ChoiceValue)?.Keys ?? (rule.Counting?.Extends is { } extended ? [extended] : [])
        where pack.Find(key, Day("2026-06-01"))?.Term is null
        select $"{pack.Id} {rule.Key} {key}");

    [Fact]
    public void A_chosen_day_tells_the_other_one()
    {
        var rules = ShippedRulePacks.Resolved("cn");
        Assert.Equal("5 个工作日，发布当天不算，劳动节放假不算，E-15 取较晚的一天，另一个是 2026年5月6日 周三（E-13）",
            Chinese(Explanation.Of(Due("E-15.notice", "2026-04-28"), ClockStart.Published)));
        Assert.Equal("6 个月，开始当天不算，最后一天是国庆放假，顺延到 2026年10月8日 周四，E-75 按单位性质取这一天，另一个是 2026年7月1日 周三（E-73）",
            Chinese(Explanation.Of(Due("E-75.acting", "2026-04-01", UnitKind.Agency), ClockStart.Started)));

        Deadline Due(string key, string from, UnitKind? unit = null) => LegalClock.Due(Day(from), rules.Get(key, Day(from)), Shipped, rules, unit);
    }

    /// <summary>The imagined notice gives 4 to 8 January off: E-13 moves to the 11th and is now the later one.</summary>
    [Fact]
    public void Counting_again_chooses_again()
    {
        var rules = ShippedRulePacks.Resolved("cn");
        var before = LegalClock.Due(Day("2026-12-25"), rules.Get("E-15.notice", Day("2026-12-25")), Shipped, rules);
        Assert.Equal(("E-13", Day("2027-01-04")), (before.RuleId, before.Day)); // E-14: 28, 29, 30, 31, then Monday 4 as well
        var notice = new HolidayYear(2027, [new("元旦", Day("2027-01-01"), Day("2027-01-08"))], [Day("2027-01-09")], "示例");
        var after = LegalClock.Again(before, new WorkCalendar([.. ShippedCalendars.Years, notice]));
        Assert.Equal((Day("2027-01-09"), "E-15", false), (after.Day, after.Choice!.RuleId, after.Provisional)); // both fall on the worked Saturday
        Assert.Equal(Day("2027-01-09"), Assert.Single(after.Choice.Others).Day);
    }

    /// <summary>45 days from acceptance, and the pause of five days makes them 50: 25 June, a Thursday.</summary>
    [Fact]
    public void An_extended_term_stands_still_like_any_other()
    {
        var rules = ShippedRulePacks.Resolved("cn");
        var due = LegalClock.Due(Day("2026-05-06"), rules.Get("C-42.extension", Day("2026-05-06")), Shipped, rules);
        Assert.Equal("45 天（其中延长 15 天），受理当天不算，最后一天是端午放假，顺延到 2026年6月22日 周一", Chinese(Explanation.Of(due, ClockStart.Accepted)));
        Assert.Equal(Day("2026-06-25"), LegalClock.Resume(due, new(Day("2026-05-11"), Day("2026-05-15")), Shipped).Day);
    }

    /// <summary>Days of different kinds are never added: thirty days end on 5 June, then two working days are 8 and 9 June.</summary>
    [Fact]
    public void An_extension_of_another_unit_runs_from_the_end_of_the_term()
    {
        var extension = Rule(new TermValue(Term.Parse("2wd")), "X.extension") with { Counting = new(ClockStart.Accepted, new("受理", "acceptance"), Extends: "X-01") };
        Assert.Equal(Day("2026-06-09"), LegalClock.Due(Day("2026-05-06"), extension, Shipped, Pack(Rule("30d"), extension)).Day);
    }
}
