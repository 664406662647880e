using Workflows.Definitions.Calendars;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.Calendars;

public class DayStripTests
{
    [Fact]
    public void Twelve_days_are_shown_whole()
    {
        var strip = DayStrip.Of(Due("2026-03-05", "11d")); // 5 to 16 March, Thursday to Monday
        Assert.Equal(12, strip.Length);
        Assert.All(strip, part => Assert.IsType<StripDay>(part));
    }

    /// <summary>3/2 to 3/18: 17 days, so 3 + 「中间 9 天」 + 5.</summary>
    [Fact]
    public void More_days_are_folded_in_the_middle()
    {
        var strip = DayStrip.Of(Due("2026-03-02", "16d"));
        Assert.Equal(9, strip.Length);
        Assert.Equal("中间 9 天", Chinese(Assert.IsType<StripGap>(strip[3]).Words));
        Assert.Equal(Day("2026-03-04"), Assert.IsType<StripDay>(strip[2]).Cell.Day);
        Assert.Equal(Day("2026-03-14"), Assert.IsType<StripDay>(strip[4]).Cell.Day);
        Assert.Equal(Day("2026-03-18"), Assert.IsType<StripDay>(strip[8]).Cell.Day);
    }

    /// <summary>6/25 to 9/25 (中秋) and on to 9/28: 91 days lie between the first and the corresponding day.</summary>
    [Fact]
    public void Months_show_their_ends()
    {
        var strip = DayStrip.Of(Due("2026-06-25", "3m"));
        Assert.Equal(new StripGap(91), strip[1]);
        Assert.Equal([DayRole.Start, DayRole.RolledOver, DayRole.RolledOver, DayRole.RolledOver, DayRole.Last],
            strip.OfType<StripDay>().Select(d => d.Cell.Role));
    }
}
