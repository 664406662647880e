using System.Numerics;

namespace Workflows.Definitions.Feel;

/// <summary>How digits are dropped. "Up" and "down" mean away from zero and towards zero.</summary>
public enum FeelRounding { HalfEven, HalfUp, HalfDown, Up, Down, Floor, Ceiling }

/// <summary>Work on the digits of whole numbers, shared by arithmetic and rounding.</summary>
internal static class FeelDigits
{
    private static readonly BigInteger[] Powers = [.. Enumerable.Range(0, 80).Select(n => BigInteger.Pow(10, n))];

    public static BigInteger Power(int exponent) =>
        exponent < Powers.Length ? Powers[exponent] : BigInteger.Pow(10, exponent);

    public static int Count(BigInteger digits)
    {
        var magnitude = BigInteger.Abs(digits);
        if (magnitude.IsZero) return 1;
        var estimate = (int)((magnitude.GetBitLength() - 1) * 0.30102999566398120);
        return magnitude >= Power(estimate + 1) ? estimate + 2 : magnitude >= Power(estimate) ? estimate + 1 : estimate;
    }

    /// <summary>The digits without their last <paramref name="count"/>, rounded.</summary>
    public static BigInteger Drop(BigInteger digits, int count, FeelRounding rounding)
    {
        if (count > Count(digits) + 1) return Away(digits.Sign, rounding) ? digits.Sign : BigInteger.Zero;
        var divisor = Power(count);
        var kept = BigInteger.DivRem(digits, divisor, out var rest);
        if (rest.IsZero) return kept;
        var half = (BigInteger.Abs(rest) * 2).CompareTo(divisor);
        var away = rounding switch
        {
            FeelRounding.HalfEven => half > 0 || (half == 0 && !kept.IsEven),
            FeelRounding.HalfUp => half >= 0,
            FeelRounding.HalfDown => half > 0,
            _ => Away(digits.Sign, rounding),
        };
        return away ? kept + digits.Sign : kept;
    }

    public static (BigInteger Digits, int Scale) WithoutTrailingZeros(BigInteger digits, int scale)
    {
        if (digits.IsZero) return (digits, 0);
        while (digits.IsEven)
        {
            var shorter = BigInteger.DivRem(digits, 10, out var rest);
            if (!rest.IsZero) break;
            (digits, scale) = (shorter, scale - 1);
        }
        return (digits, scale);
    }

    public static (BigInteger Left, BigInteger Right, int Scale) Aligned(FeelNumber left, FeelNumber right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        return (left.Digits * Power(scale - left.Scale), right.Digits * Power(scale - right.Scale), scale);
    }

    private static bool Away(int sign, FeelRounding rounding) => rounding switch
    {
        FeelRounding.Up => true,
        FeelRounding.Floor => sign < 0,
        FeelRounding.Ceiling => sign > 0,
        _ => false,
    };
}
