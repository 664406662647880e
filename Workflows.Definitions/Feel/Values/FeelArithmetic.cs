using System.Numerics;

namespace Workflows.Definitions.Feel;

/// <summary>Arithmetic of numbers, every result rounded to 34 digits half to even. Null where there is no number.</summary>
public static class FeelArithmetic
{
    /// <summary>Digits carried inside a calculation before the result is rounded once.</summary>
    private const int Guard = 20;

    /// <summary>Powers of ten between two numbers from which the smaller one no longer reaches the digits of the larger.</summary>
    private const int Far = 4 * FeelNumber.Precision;

    public static FeelNumber? Add(FeelNumber left, FeelNumber right)
    {
        if (left.Sign != 0 && right.Sign != 0 && Math.Abs(left.Exponent - right.Exponent) > Far)
            return left.Exponent > right.Exponent ? left : right;
        var (a, b, scale) = FeelDigits.Aligned(left, right);
        return FeelNumber.Rounded(a + b, scale);
    }

    public static FeelNumber? Subtract(FeelNumber left, FeelNumber right) => Add(left, Negate(right));

    public static FeelNumber Negate(FeelNumber number) => FeelNumber.Rounded(-number.Digits, number.Scale)!;

    public static FeelNumber Abs(FeelNumber number) => number.Sign < 0 ? Negate(number) : number;

    public static FeelNumber? Multiply(FeelNumber left, FeelNumber right) =>
        FeelNumber.Rounded(left.Digits * right.Digits, left.Scale + right.Scale);

    /// <summary>Null where the divisor is zero.</summary>
    public static FeelNumber? Divide(FeelNumber left, FeelNumber right)
    {
        if (right.Sign == 0) return null;
        var shift = Math.Max(0, FeelNumber.Precision + Guard + FeelDigits.Count(right.Digits) - FeelDigits.Count(left.Digits));
        var quotient = BigInteger.DivRem(left.Digits * FeelDigits.Power(shift), right.Digits, out var rest);
        var sticky = rest.IsZero ? BigInteger.Zero : rest.Sign * right.Sign;
        return FeelNumber.Rounded(quotient * 10 + sticky, left.Scale - right.Scale + shift + 1);
    }

    /// <summary>left - right × floor(left / right), exact: the sign is the divisor's. Null where the divisor is zero.</summary>
    public static FeelNumber? Modulo(FeelNumber left, FeelNumber right)
    {
        if (right.Sign == 0) return null;
        var (a, b, scale) = FeelDigits.Aligned(left, right);
        var rest = BigInteger.Remainder(a, b);
        return FeelNumber.Rounded(!rest.IsZero && rest.Sign != b.Sign ? rest + b : rest, scale);
    }

    /// <summary>The number with at most so many decimals; negative counts round to tens, hundreds…</summary>
    public static FeelNumber? Round(FeelNumber number, int decimals, FeelRounding rounding) =>
        number.Scale <= decimals ? number : FeelNumber.Rounded(FeelDigits.Drop(number.Digits, number.Scale - decimals, rounding), decimals);

    /// <summary>Null for a negative number.</summary>
    public static FeelNumber? SquareRoot(FeelNumber number)
    {
        if (number.Sign < 0) return null;
        var scale = number.Scale + ((number.Scale & 1) == 0 ? 0 : 1);
        var digits = number.Digits * FeelDigits.Power(scale - number.Scale) * FeelDigits.Power(2 * (FeelNumber.Precision + Guard));
        var root = FeelSeries.WholeRoot(digits);
        var sticky = root * root == digits ? 0 : 1;
        return FeelNumber.Rounded(root * 10 + sticky, scale / 2 + FeelNumber.Precision + Guard + 1);
    }

    /// <summary>Whole exponents by multiplication; others by logarithm, for bases above zero. 0 to a negative power is null.</summary>
    public static FeelNumber? Power(FeelNumber number, FeelNumber exponent)
    {
        if (exponent.Sign == 0) return FeelNumber.One;
        if (number.Sign == 0) return exponent.Sign > 0 ? FeelNumber.Zero : null;
        if (exponent.AsInt() is { } whole && Math.Abs((long)whole) <= 1_000_000) return WholePower(number, whole);
        if (number.Sign < 0) return null;
        return FeelSeries.Power(number, exponent);
    }

    private static FeelNumber? WholePower(FeelNumber number, int exponent)
    {
        var (digits, scale) = (BigInteger.One, 0L);
        var (factor, factorScale) = (number.Digits, (long)number.Scale);
        for (var rest = Math.Abs((long)exponent); rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1) (digits, scale) = Short(digits * factor, scale + factorScale);
            (factor, factorScale) = Short(factor * factor, factorScale * 2);
        }
        var size = FeelDigits.Count(digits) - scale;
        if (size is > 7000 or < -7000) return (size > 0) == (exponent > 0) ? null : FeelNumber.Zero;
        if (exponent > 0) return FeelNumber.Rounded(digits, (int)scale);
        var quotient = FeelDigits.Power(FeelDigits.Count(digits) + FeelNumber.Precision + Guard) / digits;
        return FeelNumber.Rounded(quotient, FeelDigits.Count(digits) + FeelNumber.Precision + Guard - (int)scale);
    }

    private static (BigInteger, long) Short(BigInteger digits, long scale)
    {
        var surplus = FeelDigits.Count(digits) - FeelNumber.Precision - Guard;
        return surplus > 0 ? (FeelDigits.Drop(digits, surplus, FeelRounding.HalfEven), scale - surplus) : (digits, scale);
    }
}
