using Workflows.Definitions.Feel;
using static Workflows.Tests.Feel.FeelTesting;

namespace Workflows.Tests.Feel;

public class TemporalTests
{
    [Theory]
    [InlineData("@\"2026-01-31\" + @\"P1M\"", "2026-02-28")]
    [InlineData("@\"2026-06-23\" + @\"P10D\"", "2026-07-03")]
    [InlineData("@\"P1M\" + @\"2026-12-15\"", "2027-01-15")]
    [InlineData("@\"2026-06-23\" - @\"2026-06-01\"", "P22D")]
    [InlineData("(@\"2026-06-23\" - @\"2026-06-01\").days", "22")]
    [InlineData("@\"2026-06-23T10:30:00@Asia/Shanghai\" = @\"2026-06-23T02:30:00Z\"", "true")]
    [InlineData("@\"2026-06-23T10:30:00\" < @\"2026-06-23T02:30:00Z\"", "null")]
    [InlineData("@\"23:30:00\" + @\"PT1H\"", "00:30:00")]
    [InlineData("@\"2026-06-23T23:30:00Z\" + @\"PT1H\"", "2026-06-24T00:30:00Z")]
    [InlineData("@\"PT90M\" * 2", "PT3H")]
    [InlineData("@\"P1Y\" / 2", "P6M")]
    [InlineData("@\"P1D\" / @\"PT6H\"", "4")]
    [InlineData("-@\"P1DT2H\"", "-P1DT2H")]
    [InlineData("years and months duration(@\"2011-12-22\", @\"2013-08-24\")", "P1Y8M")]
    [InlineData("years and months duration(@\"2013-08-24\", @\"2011-12-22\")", "-P1Y8M")]
    [InlineData("date and time(@\"2026-06-23\", @\"08:00:00\")", "2026-06-23T08:00:00")]
    [InlineData("date(\"2026-02-29\")", "null")]
    [InlineData("date(2024, 2, 29)", "2024-02-29")]
    [InlineData("time(\"25:00:00\")", "null")]
    [InlineData("day of week(@\"2026-06-23\")", "\"Tuesday\"")]
    [InlineData("month of year(@\"2026-06-23\")", "\"June\"")]
    [InlineData("day of year(@\"2026-06-23\")", "174")]
    [InlineData("week of year(@\"2026-06-23\")", "26")]
    [InlineData("@\"2026-06-23\".weekday", "2")]
    [InlineData("@\"P1Y3M\".months", "3")]
    [InlineData("@\"10:30:00.250\".second", "0.25")]
    [InlineData("@\"9999-12-31\" + @\"P1D\"", "null")]
    [InlineData("duration(\"P1Y2D\")", "null")]
    [InlineData("for d in @\"2026-06-29\"..@\"2026-07-01\" return d", "[2026-06-29, 2026-06-30, 2026-07-01]")]
    public void Days_times_and_durations(string text, string expected) => Assert.Equal(expected, Say(text));

    [Fact]
    public void An_instant_keeps_its_offset_and_comes_back()
    {
        var instant = new DateTimeOffset(2026, 6, 23, 10, 30, 0, TimeSpan.FromHours(8));
        Assert.Equal("2026-06-23T10:30:00+08:00", FeelValue.Of(instant).Text);
        Assert.Equal(instant, FeelValue.Of(instant).ToInstant());
    }
}
