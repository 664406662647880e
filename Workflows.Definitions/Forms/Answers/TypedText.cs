using System.Text;

namespace Workflows.Definitions.Forms;

/// <summary>What people's keyboards and input methods do to plain text, undone.</summary>
public static class TypedText
{
    /// <summary>Trimmed, line ends as one line feed. Full-width letters stay: they may be meant.</summary>
    public static string Trimmed(string typed) =>
        typed.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();

    /// <summary>
    /// Full-width digits, letters and signs (１２．５，－) become their ordinary forms, the ideographic comma and full
    /// stop become comma and point, and every kind of space and zero-width character goes. For numbers, dates and numbers
    /// of cards only.
    /// </summary>
    public static string Narrow(string typed)
    {
        var narrow = new StringBuilder(typed.Length);
        foreach (var letter in typed)
            if (Narrow(letter) is var plain && !char.IsWhiteSpace(plain) && !IsInvisible(plain)) narrow.Append(plain);
        return narrow.ToString();
    }

    /// <summary>How many characters a person counts: code points, so that a rare 汉字 counts once.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Only letters, signs and — where <paramref name="lines"/> — line feeds; no control character.</summary>
    public static bool IsPrintable(string text, bool lines) =>
        text.EnumerateRunes().All(rune => !Rune.IsControl(rune) || rune.Value == '\t' || (lines && rune.Value == '\n'));

    /// <summary>At least one digit and nothing but the digits 0 to 9.</summary>
    public static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static char Narrow(char letter) => letter switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(letter - 0xFEE0),
        '、' => ',',
        '。' => '.',
        '－' or '—' or '–' or '−' => '-',
        '￥' => '¥',
        _ => letter,
    };

    private static bool IsInvisible(char letter) => letter is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or '\u2060' or '\uFEFF';
}
