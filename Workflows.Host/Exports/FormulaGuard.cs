namespace Workflows.Host.Exports;

/// <summary>
/// Keeps a spreadsheet from taking a text for a formula: one that begins with = + - @, a tab or a line break, be it full-width or
/// after spaces, gets an apostrophe before it. Reading a table takes it away again.
/// </summary>
public static class FormulaGuard
{
    public static string Guard(string text) => IsDangerous(text) ? "'" + text : text;

    public static string Undo(string text) => text.Length > 1 && text[0] == '\'' && IsDangerous(text[1..]) ? text[1..] : text;

    private static bool IsDangerous(string text)
    {
        foreach (var letter in text)
        {
            if (letter is '\t' or '\r' or '\n' or '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠') return true;
            if (!char.IsWhiteSpace(letter) && !char.IsControl(letter)) return false;
        }
        return false;
    }
}
