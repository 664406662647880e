using System.Globalization;

namespace Workflows.Definitions;

/// <summary>
/// Whether the share itself is enough (以上, 不低于), has to be passed (过半数, 超过) or must not be passed (不超过).
/// G-01, G-03.
/// </summary>
public enum Bound { AtLeast, MoreThan, AtMost }

/// <summary>
/// A share of a base that has to be reached or passed, or must not be, decided by cross-multiplying whole numbers and never by
/// rounding (G-02). The base — those entitled, all members, those present, valid papers — is named by the rule that uses it (G-05).
/// </summary>
/// <param name="Numerator">At least 0 and at most the denominator.</param>
/// <param name="Denominator">At least 1.</param>
public sealed record Threshold(int Numerator, int Denominator, Bound Bound)
{
    public int Numerator { get; } = Numerator >= 0 && Numerator <= Denominator
        ? Numerator
        : throw new ArgumentOutOfRangeException(nameof(Numerator), Numerator, "A share lies between 0 and 1.");

    public int Denominator { get; } = Denominator >= 1
        ? Denominator
        : throw new ArgumentOutOfRangeException(nameof(Denominator), Denominator, "A denominator is at least 1.");

    public static Threshold AtLeast(int numerator, int denominator) => new(numerator, denominator, Bound.AtLeast);

    public static Threshold MoreThan(int numerator, int denominator) => new(numerator, denominator, Bound.MoreThan);

    public static Threshold AtMost(int numerator, int denominator) => new(numerator, denominator, Bound.AtMost);

    /// <summary>True where so many of the base meet it. Of an empty base nothing is ever enough, but nothing is too much.</summary>
    public bool IsMetBy(long count, long ofBase)
    {
        var left = (Int128)count * Denominator;
        var right = (Int128)ofBase * Numerator;
        return Bound switch
        {
            Bound.AtLeast => ofBase > 0 && left >= right,
            Bound.MoreThan => ofBase > 0 && left > right,
            _ => left <= right,
        };
    }

    /// <summary>The smallest count that meets it: 67 of 100 for two thirds, 61 of 120 for more than half; 0 for an upper bound.</summary>
    public long Fewest(long ofBase)
    {
        var share = (Int128)ofBase * Numerator;
        return Bound switch
        {
            Bound.AtLeast => (long)((share + Denominator - 1) / Denominator),
            Bound.MoreThan => (long)(share / Denominator) + 1,
            _ => 0,
        };
    }

    /// <summary>The largest count that meets it: 24 of 120 for at most a fifth; the whole base for a lower bound.</summary>
    public long Most(long ofBase) => Bound == Bound.AtMost ? (long)((Int128)ofBase * Numerator / Denominator) : ofBase;

    /// <summary>Canonical form: <c>&gt;=2/3</c>, <c>&gt;1/2</c>, <c>&lt;=1/3</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sign}{Numerator}/{Denominator}");

    /// <summary>The threshold of a canonical form; null where the text is none.</summary>
    public static Threshold? TryParse(string text)
    {
        var (bound, share) = text switch
        {
            ['>', '=', .. var rest] => (Bound.AtLeast, rest),
            ['<', '=', .. var rest] => (Bound.AtMost, rest),
            ['>', .. var rest] => (Bound.MoreThan, rest),
            _ => (Bound.AtLeast, ""),
        };
        return share.Split('/') is [var above, var below]
            && int.TryParse(above, NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            && int.TryParse(below, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            && denominator >= 1 && numerator <= denominator
            ? new Threshold(numerator, denominator, bound)
            : null;
    }

    private string Sign => Bound switch { Bound.AtLeast => ">=", Bound.MoreThan => ">", _ => "<=" };
}
