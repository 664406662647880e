using System.Globalization;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>
/// A citizen's identity number by GB 11643-1999: six digits of region, eight of birth date, three of sequence and one
/// check character by ISO 7064 MOD 11-2, where X stands for ten. The fifteen digits of before 1999 are refused.
/// </summary>
public static class IdNumber
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private const string CheckCharacters = "10X98765432";

    /// <summary>The number in its plain form, or what is wrong with it. A birth after <paramref name="today"/> is wrong.</summary>
    public static Answer<string> Read(string typed, DateOnly today)
    {
        var text = TypedText.Narrow(typed).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (text.Length == 15 && TypedText.IsDigits(text)) return Sentence.Of("forms.idNumber.fifteen");
        if (text.Length != 18) return Sentence.Of("forms.idNumber.length", ("length", text.Length));
        if (!TypedText.IsDigits(text[..17]) || !(char.IsAsciiDigit(text[17]) || text[17] == 'X')) return Sentence.Of("forms.idNumber.characters");
        if (Birth(text) is not { } birth || birth > today || birth.Year < 1900) return Sentence.Of("forms.idNumber.birth");
        return CheckOf(text) == text[17] ? text : Sentence.Of("forms.idNumber.check");
    }

    /// <summary>The day of birth a number of 18 characters carries; null where it is no day.</summary>
    public static DateOnly? Birth(string number) =>
        DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static char CheckOf(string number) =>
        CheckCharacters[Weights.Select((weight, i) => weight * (number[i] - '0')).Sum() % 11];
}
