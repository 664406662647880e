using System.Globalization;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>
/// Numbers and amounts as they are typed: <c>8000</c>, <c>8,000.5</c>, <c>８０００．５０ 元</c>. A comma is taken only
/// where it parts thousands, so that <c>12,5</c> never becomes 125.
/// </summary>
public static class NumberText
{
    /// <summary>Reads a number with at most <paramref name="decimals"/> decimals.</summary>
    public static Answer<decimal> Read(string typed, int decimals) => Read(TypedText.Narrow(typed), decimals, "forms.number");

    /// <summary>Reads an amount in yuan, two decimals at most; 元 after it and ¥ before it may be there.</summary>
    public static Answer<decimal> ReadMoney(string typed)
    {
        var text = TypedText.Narrow(typed);
        if (text.StartsWith('¥')) text = text[1..];
        if (text.EndsWith('元')) text = text[..^1];
        return Read(text, 2, "forms.money");
    }

    private static Answer<decimal> Read(string text, int decimals, string room)
    {
        var digits = text.StartsWith('-') ? text[1..] : text;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        var rest = point < 0 ? "" : digits[(point + 1)..];
        if (whole.Contains(',', StringComparison.Ordinal) && !IsGrouped(whole)) return Sentence.Of("forms.number.comma");
        whole = whole.Replace(",", "", StringComparison.Ordinal);
        if (!TypedText.IsDigits(whole) || (point >= 0 && !TypedText.IsDigits(rest))) return Sentence.Of($"{room}.unreadable");
        if (rest.TrimEnd('0').Length > decimals)
            return decimals == 0 ? Sentence.Of("forms.number.whole") : Sentence.Of($"{room}.decimals", ("decimals", decimals));
        if (whole.TrimStart('0').Length > 15) return Sentence.Of("forms.number.tooLong");
        var value = decimal.Parse(rest.Length == 0 ? whole : $"{whole}.{rest}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return text.StartsWith('-') ? -value : value;
    }

    private static bool IsGrouped(string whole)
    {
        var groups = whole.Split(',');
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3);
    }
}
