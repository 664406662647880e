using System.Numerics;

namespace Workflows.Definitions.Feel;

/// <summary>Exponential and logarithm in fixed-point arithmetic of 80 decimals, rounded once to 34 digits.</summary>
public static class FeelSeries
{
    private const int Decimals = 80;
    private static readonly BigInteger Unit = BigInteger.Pow(10, Decimals);
    private static readonly BigInteger LogTen = LogOf(10 * Unit);

    /// <summary>e to the power of the number; null where that is too large.</summary>
    public static FeelNumber? Exp(FeelNumber number) =>
        FeelDigits.Count(number.Digits) - number.Scale > 6 ? number.Sign < 0 ? FeelNumber.Zero : null : ExpOf(Fixed(number));

    /// <summary>The natural logarithm; null for zero and below.</summary>
    public static FeelNumber? Log(FeelNumber number) => number.Sign <= 0 ? null : FeelNumber.Rounded(LogFixed(number), Decimals);

    internal static FeelNumber? Power(FeelNumber number, FeelNumber exponent)
    {
        if (FeelDigits.Count(exponent.Digits) - exponent.Scale > 12) return null;
        var product = LogFixed(number) * Fixed(exponent) / Unit;
        return BigInteger.Abs(product) > 1_000_000 * Unit ? product.Sign < 0 ? FeelNumber.Zero : null : ExpOf(product);
    }

    /// <summary>The largest whole number whose square is not above the given one.</summary>
    internal static BigInteger WholeRoot(BigInteger square)
    {
        if (square.IsZero) return square;
        var root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + square / root) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }

    private static BigInteger Fixed(FeelNumber number) => number.Scale <= Decimals
        ? number.Digits * FeelDigits.Power(Decimals - number.Scale)
        : FeelDigits.Drop(number.Digits, number.Scale - Decimals, FeelRounding.HalfEven);

    private static FeelNumber? ExpOf(BigInteger power)
    {
        const int halvings = 8;
        var tens = (int)BigInteger.Divide(power, LogTen);
        if (Math.Abs(tens) > 7000) return tens < 0 ? FeelNumber.Zero : null;
        var small = (power - tens * LogTen) >> halvings;
        var (sum, term) = (Unit, Unit);
        for (var n = 1; !term.IsZero && n < 200; n++) sum += term = term * small / Unit / n;
        for (var i = 0; i < halvings; i++) sum = sum * sum / Unit;
        return FeelNumber.Rounded(sum, Decimals - tens);
    }

    private static BigInteger LogFixed(FeelNumber number)
    {
        var tens = FeelDigits.Count(number.Digits) - 1;
        var mantissa = number.Digits * Unit / FeelDigits.Power(tens);
        return LogOf(mantissa) + (tens - number.Scale) * LogTen;
    }

    /// <summary>2 artanh((m-1)/(m+1)) after six square roots have brought m near 1.</summary>
    private static BigInteger LogOf(BigInteger mantissa)
    {
        const int roots = 6;
        for (var i = 0; i < roots; i++) mantissa = WholeRoot(mantissa * Unit);
        var ratio = (mantissa - Unit) * Unit / (mantissa + Unit);
        var square = ratio * ratio / Unit;
        var (sum, power) = (ratio, ratio);
        for (var n = 3; !power.IsZero && n < 400; n += 2) sum += (power = power * square / Unit) / n;
        return sum << (roots + 1);
    }
}
