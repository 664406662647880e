using System.Collections.Immutable;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Tests.Web;

public sealed class WhyThisDayTests
{
    [Fact]
    public void Three_working_days_over_the_dragon_boat_festival_are_a_strip_of_seven_cells()
    {
        var why = WhyThisDay.Of(Deadline("3wd", new(2026, 6, 17)), ClockStart.Received, Reader("zh-CN"));

        Assert.Equal(
            ["周三 17 收到 start", "周四 18 第1天 on now", "周五 19 端午 off", "周六 20 端午 off", "周日 21 端午 off", "周一 22 第2天 on", "周二 23 到期 end"],
            why.Cells.Select(c => $"{c.Weekday} {c.Day} {c.Below} {c.Css}"));
        Assert.Equal("3 个工作日，收到当天不算，端午放假不算。", why.Sentence);
        Assert.Equal("规则 B-09，民法典，规则包 sample 2026.1", why.Rule);
        Assert.False(why.Many);
        Assert.Empty(why.Warnings);
    }

    [Fact]
    public void A_long_term_leaves_the_days_between_out()
    {
        var why = WhyThisDay.Of(Deadline("15d", new(2026, 6, 10)), ClockStart.Submitted, Reader("zh-CN"));

        Assert.Equal(["10", "11", "12", "中间 8 天", "21", "22", "23", "24", "25"], why.Cells.Select(c => c.IsGap ? c.Below : c.Day));
        Assert.Equal("11", why.Cells[4].Below);
        Assert.True(why.Many);
    }

    [Fact]
    public void A_rule_that_nobody_confirmed_warns()
    {
        var why = WhyThisDay.Of(Deadline("3wd", new(2026, 6, 17), Confidence.Uncertain), ClockStart.Received, Reader("en"));

        Assert.Equal(["This rule has not been confirmed; it only advises."], why.Warnings);
    }

    [Fact]
    public void A_year_without_published_holidays_is_provisional()
    {
        var why = WhyThisDay.Of(Deadline("3wd", new(2031, 6, 17)), ClockStart.Received, Reader("zh-CN"));

        Assert.Equal(["暂定：2031 年的放假安排还没有导入，先按法定节假日和星期计算，导入后重算"], why.Warnings);
    }

    [Fact]
    public void The_clock_of_a_notice_has_its_own_colour() =>
        Assert.True(WhyThisDay.Of(Deadline("5wd", new(2026, 6, 16)), ClockStart.Published, Reader("zh-CN")).OfNotice);

    private static Reader Reader(string language) => Readers.Of(language, WebServices.Texts());

    private static Deadline Deadline(string term, DateOnly from, Confidence confidence = Confidence.Verified)
    {
        var rule = new RuleParameter
        {
            Key = "B-09", Name = new("", ""), Value = new TermValue(Term.Parse(term)), Source = "民法典",
            Confidence = confidence, Pack = new("sample", "2026.1"),
        };
        var pack = new RulePack
        {
            Id = "sample", Version = "2026.1", Name = new("", ""), Region = "",
            Values = ImmutableSortedDictionary<string, ImmutableArray<RuleParameter>>.Empty,
        };
        return LegalClock.Due(from, rule, ShippedCalendars.Calendar, pack);
    }
}
