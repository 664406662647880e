using System.Globalization;
using System.Numerics;

namespace Workflows.Definitions.Feel;

/// <summary>Numbers as text: plain notation, never an exponent, no thousands separators; reading also takes an exponent.</summary>
internal static class FeelNumberText
{
    private const int LongestText = 7000;

    public static string Write(FeelNumber number)
    {
        if (number.Scale <= 0) return number.Digits.ToString(CultureInfo.InvariantCulture) + new string('0', -number.Scale);
        var digits = BigInteger.Abs(number.Digits).ToString(CultureInfo.InvariantCulture).PadLeft(number.Scale + 1, '0');
        return $"{(number.Sign < 0 ? "-" : "")}{digits[..^number.Scale]}.{digits[^number.Scale..]}";
    }

    /// <summary>The number written as <c>-12.5</c>, <c>.5</c> or <c>1.2E-3</c>; null where it is not one.</summary>
    public static FeelNumber? Read(string text)
    {
        if (text.Length is 0 or > LongestText) return null;
        var exponentAt = text.IndexOfAny(['e', 'E']);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var exponent = 0;
        if (exponentAt >= 0 && !int.TryParse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return null;
        if (exponent is > 20000 or < -20000) return null;
        var negative = mantissa.StartsWith('-');
        var unsigned = negative || mantissa.StartsWith('+') ? mantissa[1..] : mantissa;
        var point = unsigned.IndexOf('.');
        var whole = point < 0 ? unsigned : unsigned[..point];
        var fraction = point < 0 ? "" : unsigned[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || (point >= 0 && fraction.Length == 0)) return null;
        if (!whole.All(char.IsAsciiDigit) || !fraction.All(char.IsAsciiDigit)) return null;
        var digits = BigInteger.Parse(whole + fraction, NumberStyles.None, CultureInfo.InvariantCulture);
        return FeelNumber.Rounded(negative ? -digits : digits, fraction.Length - exponent);
    }
}
