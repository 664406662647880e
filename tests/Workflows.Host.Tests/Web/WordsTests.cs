using Microsoft.AspNetCore.Http;
using Workflows.Definitions;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;

namespace Workflows.Host.Tests.Web;

/// <summary>Days, times and amounts as people read them. Today is Thursday, 18 June 2026, 9:20 in Shanghai.</summary>
public sealed class WordsTests
{
    private static readonly TextCatalog Texts = WebServices.Texts();

    [Theory]
    [InlineData("2026-06-17", null, null, "逾期 1 天", "6月17日 到期", Tone.Over, Nearness.Over)]
    [InlineData("2026-06-18", "17:30", null, "今天 17:30 前", "6月18日 周四", Tone.Soon, Nearness.Today)]
    [InlineData("2026-06-18", null, null, "今天到期", "6月18日 周四", Tone.Soon, Nearness.Today)]
    [InlineData("2026-06-18", "09:00", null, "今天 09:00 已过", "6月18日 周四", Tone.Over, Nearness.Over)]
    [InlineData("2026-06-19", "17:30", null, "明天 17:30 前", "6月19日 周五", Tone.Soon, Nearness.WithinSevenWorkingDays)]
    [InlineData("2026-06-23", null, 3, "还有 3 个工作日", "6月23日 周二", Tone.Plain, Nearness.WithinSevenWorkingDays)]
    [InlineData("2026-06-29", null, null, "还有 11 天", "6月29日 周一", Tone.Plain, Nearness.WithinSevenWorkingDays)]
    [InlineData("2026-07-20", null, 22, "还有 22 个工作日", "7月20日 周一", Tone.Plain, Nearness.Later)]
    [InlineData("2027-01-04", null, null, "还有 200 天", "2027年1月4日 周一", Tone.Plain, Nearness.Later)]
    public void A_due_day_is_words_first_and_the_day_below(string day, string? at, int? left, string words, string below, Tone tone, Nearness nearness)
    {
        var due = Chinese().Due(Day(day), at is null ? null : Time(at), left);

        Assert.Equal((words, below, tone, nearness), (due.Words, due.Day, due.Tone, due.Nearness));
    }

    [Theory]
    [InlineData("2026-06-17", null, "1 day overdue")]
    [InlineData("2026-06-16", null, "2 days overdue")]
    [InlineData("2026-06-24", 1, "1 working day left")]
    [InlineData("2026-06-24", 4, "4 working days left")]
    public void English_knows_one_day_and_several(string day, int? left, string words) =>
        Assert.Equal(words, English().Due(Day(day), null, left).Words);

    [Fact]
    public void What_waits_says_for_what()
    {
        var due = Chinese().Waiting("等申请人补齐材料");

        Assert.Equal(("已暂停", "等申请人补齐材料", Nearness.Waiting), (due.Words, due.Day, due.Nearness));
    }

    [Fact]
    public void An_instant_is_told_in_the_zone_of_the_installation()
    {
        var late = new DateTimeOffset(2026, 5, 22, 16, 30, 0, TimeSpan.Zero);

        Assert.Equal("5月23日 00:30", Chinese().Moment(late));
        Assert.Equal("0:30", Chinese().Time(late));
        Assert.Equal("23 May 00:30", English().Moment(late));
    }

    [Fact]
    public void Another_year_is_named()
    {
        Assert.Equal("2025年12月31日", Chinese().Date(new(2025, 12, 31)));
        Assert.Equal("12月31日", Chinese().Date(new(2026, 12, 31)));
        Assert.Equal("2026年6月23日", Chinese().PaperDay(new(2026, 6, 23)));
        Assert.Equal("23 June 2026", English().PaperDay(new(2026, 6, 23)));
    }

    [Fact]
    public void Money_has_two_decimals_and_capital_figures_in_chinese()
    {
        Assert.Equal("8,000.00 元", Chinese().Money(Money.Yuan(8000)));
        Assert.Equal("捌仟元整", Chinese().InWords(Money.Yuan(8000)));
        Assert.Equal("CNY 1,005.30", English().InWords(Money.Yuan(1005.30m)));
    }

    [Theory]
    [InlineData(9_999, "9,999")]
    [InlineData(10_000, "10,000")]
    [InlineData(12_345, "约 12,000")]
    public void Above_ten_thousand_a_total_is_only_about(long count, string words) => Assert.Equal(words, Chinese().About(count));

    [Fact]
    public void A_day_is_due_before_its_time_or_its_midnight()
    {
        Assert.Equal("6月23日 周二 17:30 前", Chinese().Before(new(2026, 6, 23), new(17, 30)));
        Assert.Equal("6月24日 周三 24:00 前", Chinese().Before(new(2026, 6, 24), null));
    }

    private static Words Chinese() => new(Readers.Of("zh-CN", Texts));

    private static Words English() => new(Readers.Of("en", Texts));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A reader at 18 June 2026, 9:20 in Shanghai, without a host.</summary>
public static class Readers
{
    public static Reader Of(string language, TextCatalog texts)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.AcceptLanguage = language;
        return new(new HttpContextAccessor { HttpContext = context }, texts, new InstallationInfo(true, "示例街道总工会"), new Clock());
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 18, 1, 20, 0, TimeSpan.Zero);
    }
}
