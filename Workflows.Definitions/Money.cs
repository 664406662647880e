using System.Globalization;

namespace Workflows.Definitions;

/// <summary>An amount of renminbi in whole fen. Never a fraction of a fen; may be negative only as a difference.</summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static Money Zero => default;

    /// <summary>The amount of so many yuan; throws where the yuan do not come out in whole fen.</summary>
    public static Money Yuan(decimal yuan) =>
        yuan * 100 == decimal.Truncate(yuan * 100)
            ? new((long)(yuan * 100))
            : throw new ArgumentOutOfRangeException(nameof(yuan), "An amount has at most two decimals.");

    public decimal InYuan => Fen / 100m;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    public static Money operator +(Money left, Money right) => new(checked(left.Fen + right.Fen));
    public static Money operator -(Money left, Money right) => new(checked(left.Fen - right.Fen));
    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;
    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;
    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;
    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;

    /// <summary>Two decimals and thousands separated, without a unit: <c>8,000.00</c>.</summary>
    public override string ToString() => InYuan.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
