using System.Globalization;

namespace Workflows.Definitions;

/// <summary>A rate in whole hundredths of a per cent (basis points): 300 is 3 %. From 0 up to 100,000 %.</summary>
public readonly record struct Percent(int BasisPoints) : IComparable<Percent>
{
    /// <summary>A rate of so many whole per cent.</summary>
    public static Percent Of(int percent) => new(checked(percent * 100));

    /// <summary>A rate as written, with at most two decimals and no sign: <c>0.5</c>. Null where the text is none.</summary>
    public static Percent? TryParse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent <= 100_000 && percent * 100 == decimal.Truncate(percent * 100)
            ? new((int)(percent * 100))
            : null;

    /// <summary>The part of an amount, a broken fen cut off; the remainder is the caller's to place (F-09).</summary>
    public Money CutOf(Money amount) => new((long)((Int128)amount.Fen * BasisPoints / 10_000));

    /// <summary>The part of a count, rounded up to a whole one: ⌈120 × 5 %⌉ = 6.</summary>
    public long CeilingOf(long count) => (long)(((Int128)count * BasisPoints + 9_999) / 10_000);

    public int CompareTo(Percent other) => BasisPoints.CompareTo(other.BasisPoints);

    public override string ToString() => (BasisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
