using Workflows.Definitions;

namespace Workflows.Tests;

/// <summary>G-01…G-06.</summary>
public class ThresholdTests
{
    [Theory]
    [InlineData(100, 67)]
    [InlineData(120, 80)]
    [InlineData(50, 34)]
    [InlineData(1, 1)]
    public void Two_thirds_need_so_many(int entitled, int fewest)
    {
        Assert.Equal(fewest, Thresholds.TwoThirds.Fewest(entitled));
        Assert.True(Thresholds.TwoThirds.IsMetBy(fewest, entitled));
        Assert.False(Thresholds.TwoThirds.IsMetBy(fewest - 1, entitled));
    }

    [Theory]
    [InlineData(60, 120, true, false)]
    [InlineData(61, 120, true, true)]
    [InlineData(59, 120, false, false)]
    [InlineData(61, 121, true, true)]
    [InlineData(60, 121, false, false)]
    public void Half_and_more_than_half_are_two_thresholds(int count, int of, bool atLeastHalf, bool majority)
    {
        Assert.Equal(atLeastHalf, Thresholds.AtLeastHalf.IsMetBy(count, of));
        Assert.Equal(majority, Thresholds.MajorityStrict.IsMetBy(count, of));
    }

    [Fact]
    public void Of_two_thresholds_the_stricter_holds()
    {
        Assert.Same(Thresholds.MajorityStrict, Thresholds.Stricter(Thresholds.AtLeastHalf, Thresholds.MajorityStrict));
        Assert.Same(Thresholds.MajorityStrict, Thresholds.Stricter(Thresholds.MajorityStrict, Thresholds.AtLeastHalf));
        Assert.Same(Thresholds.TwoThirds, Thresholds.Stricter(Thresholds.MajorityStrict, Thresholds.TwoThirds));
    }

    [Fact]
    public void Of_nobody_nothing_is_enough()
    {
        Assert.False(Thresholds.TwoThirds.IsMetBy(0, 0));
        Assert.False(Threshold.AtLeast(0, 1).IsMetBy(0, 0));
    }

    /// <summary>A fifth of 124 is 24.8; C-16: one from outside in three, none in two.</summary>
    [Fact]
    public void An_upper_bound_is_kept_by_the_share_itself()
    {
        Assert.Equal(24, Threshold.AtMost(1, 5).Most(124));
        Assert.True(Threshold.AtMost(1, 3).IsMetBy(1, 3));
        Assert.False(Threshold.AtMost(1, 3).IsMetBy(1, 2));
        Assert.True(Threshold.AtMost(1, 3).IsMetBy(0, 0));
    }

    [Fact]
    public void Large_weights_do_not_overflow() =>
        Assert.True(Thresholds.TwoThirds.IsMetBy(long.MaxValue, long.MaxValue));

    [Theory]
    [InlineData(7, 5, 1, 8)]
    [InlineData(11, 10, 2, 13)]
    [InlineData(20, 5, 1, 21)]
    [InlineData(21, 5, 2, 23)]
    [InlineData(3, 15, 1, 4)]
    public void A_contested_election_needs_more_candidates_than_seats(int seats, int percent, int extra, int candidates)
    {
        Assert.Equal(extra, Thresholds.ExtraCandidates(seats, Percent.Of(percent)));
        Assert.True(Thresholds.IsContested(candidates, seats, Percent.Of(percent)));
        Assert.False(Thresholds.IsContested(candidates - 1, seats, Percent.Of(percent)));
    }

    [Theory]
    [InlineData(">=2/3")]
    [InlineData(">1/2")]
    [InlineData(">=85/100")]
    [InlineData("<=1/3")]
    public void A_threshold_is_written_as_it_is_read(string text) => Assert.Equal(text, Threshold.TryParse(text)!.ToString());

    [Theory]
    [InlineData("2/3")]
    [InlineData(">3/2")]
    [InlineData(">1/0")]
    [InlineData("=>1/2")]
    [InlineData(">=>1/2")]
    [InlineData(">1/2/3")]
    [InlineData("")]
    public void Anything_else_is_no_threshold(string text) => Assert.Null(Threshold.TryParse(text));

    [Fact]
    public void A_rate_is_exact()
    {
        Assert.Equal(50, Percent.TryParse("0.5")!.Value.BasisPoints);
        Assert.Equal("0.5%", new Percent(50).ToString());
        Assert.Equal("60%", Percent.Of(60).ToString());
        Assert.Null(Percent.TryParse("0.005"));
        Assert.Null(Percent.TryParse("-1"));
        Assert.Equal(Money.Yuan(30_000), Percent.Of(30).CutOf(Money.Yuan(100_000)));
        Assert.Equal(new Money(33), Percent.Of(33).CutOf(new Money(101)));
    }
}
