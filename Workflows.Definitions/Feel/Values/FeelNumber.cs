using System.Numerics;

namespace Workflows.Definitions.Feel;

/// <summary>
/// A decimal number of at most 34 significant digits, results rounded half to even (IEEE 754-2008 decimal128, DMN 10.3.2.3.1).
/// Kept without trailing zeros, so 1.0 and 1 are the same value. Beyond 10^6145 there is no number; below 10^-6176 it is zero.
/// </summary>
public sealed record FeelNumber : FeelValue, IComparable<FeelNumber>
{
    public const int Precision = 34;
    private const int MaxExponent = 6144;
    private const int MaxScale = 6176;

    private FeelNumber(BigInteger digits, int scale) => (Digits, Scale) = (digits, scale);

    /// <summary>The number is <c>Digits × 10^-Scale</c>; Digits does not end in 0, zero has scale 0.</summary>
    public BigInteger Digits { get; }
    public int Scale { get; }

    public static readonly FeelNumber Zero = new(BigInteger.Zero, 0);
    public static readonly FeelNumber One = new(BigInteger.One, 0);

    public override string TypeName => "number";
    public override string Text => FeelNumberText.Write(this);

    public bool IsWhole => Scale <= 0;
    public int Sign => Digits.Sign;

    public static new FeelNumber Of(int value) => Of((long)value);
    public static new FeelNumber Of(long value) => Rounded(value, 0)!;

    public static new FeelNumber Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return Rounded(value < 0 ? -digits : digits, (bits[3] >> 16) & 0xFF)!;
    }

    /// <summary>The nearest number of 34 digits, ties to even; null where it is too large.</summary>
    public static FeelNumber? Rounded(BigInteger digits, int scale)
    {
        if (digits.IsZero) return Zero;
        var surplus = Math.Max(FeelDigits.Count(digits) - Precision, scale - MaxScale);
        if (surplus > 0) (digits, scale) = (FeelDigits.Drop(digits, surplus, FeelRounding.HalfEven), scale - surplus);
        (digits, scale) = FeelDigits.WithoutTrailingZeros(digits, scale);
        if (digits.IsZero) return Zero;
        return FeelDigits.Count(digits) - 1 - scale > MaxExponent ? null : new(digits, scale);
    }

    public static FeelNumber? Parse(string text) => FeelNumberText.Read(text);

    /// <summary>The power of ten of the first digit: 0 from 1 up to 10.</summary>
    internal int Exponent => FeelDigits.Count(Digits) - 1 - Scale;

    public int CompareTo(FeelNumber? other) => other is null ? 1 : Sign != other.Sign
        ? Sign.CompareTo(other.Sign)
        : Exponent != other.Exponent && Sign != 0 ? Sign * Exponent.CompareTo(other.Exponent)
        : FeelDigits.Aligned(this, other) is var (left, right, _) ? left.CompareTo(right) : 0;

    /// <summary>The number as a whole 32-bit number; null where it has a fraction or is too large.</summary>
    public int? AsInt() => AsLong() is { } value and >= int.MinValue and <= int.MaxValue ? (int)value : null;

    /// <summary>The number as a whole 64-bit number; null where it has a fraction or is too large.</summary>
    public long? AsLong()
    {
        if (!IsWhole || -Scale > 19) return null;
        var whole = Digits * FeelDigits.Power(-Scale);
        return whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : null;
    }

    /// <summary>The number as a <see cref="decimal"/>; null where that would lose digits or overflow.</summary>
    public decimal? AsDecimal()
    {
        if (Scale > 28 || -Scale > 28) return null;
        var digits = Scale < 0 ? Digits * FeelDigits.Power(-Scale) : Digits;
        if (BigInteger.Abs(digits) > new BigInteger(decimal.MaxValue)) return null;
        var whole = (decimal)BigInteger.Abs(digits);
        var bits = decimal.GetBits(whole);
        return new decimal(bits[0], bits[1], bits[2], digits.Sign < 0, (byte)Math.Max(Scale, 0));
    }
}
