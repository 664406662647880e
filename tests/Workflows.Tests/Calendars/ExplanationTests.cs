using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.Calendars;

public class ExplanationTests
{
    private static string Said(Deadline due, ClockStart start = ClockStart.Received) => Chinese(Explanation.Of(due, start));

    [Fact]
    public void The_sentence_names_what_is_not_counted() =>
        Assert.Equal("3 个工作日，收到当天不算，端午放假不算", Said(Due("2026-06-17", "3wd")));

    [Fact]
    public void Plain_weekends_are_named_too() =>
        Assert.Equal("5 个工作日，发布当天不算，周末不算", Said(Due("2026-06-09", "5wd"), ClockStart.Published));

    [Fact]
    public void A_make_up_day_that_was_counted_is_named() =>
        Assert.Equal("3 个工作日，收到当天不算，国庆、中秋放假不算，2025年10月11日 周六 调休上班，算一天",
            Said(Due("2025-09-30", "3wd")));

    [Fact]
    public void Rolling_over_says_from_what_to_which_day()
    {
        Assert.Equal("5 天，收到当天不算，最后一天是周末，顺延到 2026年3月9日 周一", Said(Due("2026-03-02", "5d")));
        Assert.Equal("15 天，收到当天不算，最后一天是国庆放假，顺延到 2026年10月8日 周四", Said(Due("2026-09-16", "15d")));
    }

    [Fact]
    public void A_pause_is_named() =>
        Assert.Equal("5 个工作日，发布当天不算，端午放假、周末不算，中间暂停 3 天，不算", Said(
            LegalClock.Resume(Due("2026-06-16", "5wd"), new(Day("2026-06-22"), Day("2026-06-24")), Shipped), ClockStart.Published));

    [Fact]
    public void A_term_before_an_event_says_so() =>
        Assert.Equal("提前 5 天，当天不算", Said(LegalClock.Before(Day("2026-06-22"), Rule("5d"), Shipped), ClockStart.Event));

    [Fact]
    public void English_says_the_same() =>
        Assert.Equal("3 working days, the day of receipt not counted, Dragon Boat Festival holiday not counted",
            English(Explanation.Of(Due("2026-06-17", "3wd"), ClockStart.Received)));

    [Fact]
    public void One_day_is_one_day_in_English() => Assert.Equal("1 working day", English(new WorkingDays(1).Words));

    [Fact]
    public void The_rule_is_shown_with_its_source_and_pack() =>
        Assert.Equal("规则 X-01，民法典第201条，规则包 test 1", Chinese(Explanation.Rule(Due("2026-06-17", "3wd"))));

    [Fact]
    public void The_article_of_a_rule_not_verified_is_not_shown()
    {
        var known = Rule("20d") with { Confidence = Confidence.Known, Source = "集体合同规定第32条;工资集体协商试行办法第17条" };
        Assert.Equal("集体合同规定；工资集体协商试行办法", known.ShownSource);
        Assert.Equal("规则 X-01，集体合同规定；工资集体协商试行办法，规则包 test 1",
            Chinese(Explanation.Rule(LegalClock.Due(Day("2026-06-17"), known, Shipped, Silent))));
    }

    [Fact]
    public void Below_the_days_stand_the_words_of_the_mock_up()
    {
        var due = Due("2026-06-17", "3wd");
        Assert.Equal(["收到", "第1天", "端午", "端午", "端午", "第2天", "到期"],
            due.Cells.Select(c => Chinese(Explanation.Below(c, ClockStart.Received)!)));
        Assert.Null(Explanation.Below(Due("2026-06-09", "5wd").Cells[4], ClockStart.Published));
        Assert.Equal("届满", Chinese(Explanation.Below(Due("2026-06-16", "5wd").Cells[^1], ClockStart.Published)!));
    }

    [Fact]
    public void Every_beginning_has_its_words_in_both_languages() =>
        Assert.All(Enum.GetValues<ClockStart>(), start =>
        {
            var due = Due("2026-03-02", "5d");
            Assert.DoesNotContain("{", Chinese(Explanation.Of(due, start)) + English(Explanation.Of(due, start)));
            Assert.All(due.Cells.Select(c => Explanation.Below(c, start)).OfType<Definitions.Texts.Sentence>(),
                words => Assert.NotEmpty(Chinese(words) + English(words)));
        });
}
