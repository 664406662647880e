using Workflows.Definitions.Calendars;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.Calendars;

public class DueInstantTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-05-08T16:00:00Z")]
    [InlineData("Asia/Urumqi", "2026-05-08T18:00:00Z")]
    [InlineData("UTC", "2026-05-09T00:00:00Z")]
    public void A_day_ends_at_its_midnight_in_the_zone_of_the_unit(string zone, string instant) =>
        Assert.Equal(Instant(instant), DueInstant.EndOf(Day("2026-05-08"), Zone(zone)));

    [Fact]
    public void The_last_instant_of_the_day_is_in_time_and_midnight_is_not()
    {
        var due = Due("2026-04-28", "5wd");
        Assert.False(DueInstant.IsOver(due, Instant("2026-05-08T15:59:59.9999999Z"), Zone("Asia/Shanghai")));
        Assert.True(DueInstant.IsOver(due, Instant("2026-05-08T16:00:00Z"), Zone("Asia/Shanghai")));
        Assert.False(DueInstant.IsOver(due, Instant("2026-05-08T16:00:00Z"), Zone("Asia/Urumqi")));
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-05-09")]
    [InlineData("Asia/Urumqi", "2026-05-08")]
    [InlineData("UTC", "2026-05-08")]
    public void The_same_instant_falls_on_different_legal_days(string zone, string day) =>
        Assert.Equal(Day(day), DueInstant.DayOf(Instant("2026-05-08T17:00:00Z"), Zone(zone)));

    /// <summary>Cuba put its clocks forward at midnight of 9 March 2025: the day began at 1:00, 5:00 UTC.</summary>
    [Fact]
    public void A_day_whose_midnight_does_not_exist_begins_after_the_leap() =>
        Assert.Equal(Instant("2025-03-09T05:00:00Z"), DueInstant.StartOf(Day("2025-03-09"), Zone("America/Havana")));

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
