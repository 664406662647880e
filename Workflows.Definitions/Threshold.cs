using System.Globalization;

namespace Workflows.Definitions;

/// <summary>Whether the share itself is enough (以上, 不低于) or has to be passed (过半数, 超过). G-01, G-03.</summary>
public enum Bound { AtLeast, MoreThan }

/// <summary>
/// A share of a base that has to be reached or passed, decided by cross-multiplying whole numbers and never by rounding (G-02).
/// The base — those entitled, all members, those present, valid papers — is named by the rule that uses it (G-05).
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

    /// <summary>True where so many of the base are enough. Of an empty base nothing is ever enough.</summary>
    public bool IsMetBy(long count, long ofBase)
    {
        var left = (Int128)count * Denominator;
        var right = (Int128)ofBase * Numerator;
        return ofBase > 0 && (Bound == Bound.AtLeast ? left >= right : left > right);
    }

    /// <summary>The smallest count that is enough: 67 of 100 for two thirds, 61 of 120 for more than half.</summary>
    public long Fewest(long ofBase)
    {
        var share = (Int128)ofBase * Numerator;
        return (long)(Bound == Bound.AtLeast ? (share + Denominator - 1) / Denominator : share / Denominator + 1);
    }

    /// <summary>Canonical form: <c>&gt;=2/3</c>, <c>&gt;1/2</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Bound == Bound.AtLeast ? ">=" : ">")}{Numerator}/{Denominator}");

    /// <summary>The threshold of a canonical form; null where the text is none.</summary>
    public static Threshold? TryParse(string text)
    {
        var bound = text.StartsWith(">=", StringComparison.Ordinal) ? Bound.AtLeast
            : text.StartsWith('>') ? Bound.MoreThan
            : (Bound?)null;
        if (bound is null) return null;
        var parts = text[(bound == Bound.AtLeast ? 2 : 1)..].Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            && denominator >= 1 && numerator <= denominator
            ? new Threshold(numerator, denominator, bound.Value)
            : null;
    }
}
