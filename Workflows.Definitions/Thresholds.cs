namespace Workflows.Definitions;

/// <summary>The thresholds the rules speak of by name, and how two of them meet (G-01…G-06).</summary>
public static class Thresholds
{
    /// <summary>三分之二以上: the quorum of elections and congresses.</summary>
    public static Threshold TwoThirds { get; } = Threshold.AtLeast(2, 3);

    /// <summary>过半数, half itself not enough.</summary>
    public static Threshold MajorityStrict { get; } = Threshold.MoreThan(1, 2);

    /// <summary>半数以上, half itself enough.</summary>
    public static Threshold AtLeastHalf { get; } = Threshold.AtLeast(1, 2);

    /// <summary>三分之一以上: what may call an extraordinary congress.</summary>
    public static Threshold OneThird { get; } = Threshold.AtLeast(1, 3);

    /// <summary>The stricter of two thresholds to be reached on one matter, which then meets both (G-04). Upper bounds are not compared.</summary>
    public static Threshold Stricter(Threshold one, Threshold other)
    {
        var left = (long)one.Numerator * other.Denominator;
        var right = (long)other.Numerator * one.Denominator;
        return left != right ? left > right ? one : other : one.Bound == Bound.MoreThan ? one : other;
    }

    /// <summary>
    /// How many candidates more than seats a contested election needs: ⌈seats × rate⌉, never fewer than one (G-06).
    /// 7 seats at 5 % → 1; 11 seats at 10 % → 2.
    /// </summary>
    public static long ExtraCandidates(int seats, Percent rate) => Math.Max(1, rate.CeilingOf(seats));

    /// <summary>True where the candidates exceed the seats by the rate or more: (candidates − seats) ÷ seats ≥ rate (G-06).</summary>
    public static bool IsContested(int candidates, int seats, Percent rate) =>
        seats > 0 && candidates >= seats + ExtraCandidates(seats, rate);
}
