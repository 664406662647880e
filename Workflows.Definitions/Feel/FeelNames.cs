using System.Text;

namespace Workflows.Definitions.Feel;

/// <summary>What a name of FEEL is made of: letters of every script, digits, <c>_</c>, and code points beyond the basic plane.</summary>
internal static class FeelNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "for", "in", "return", "if", "then", "else", "some", "every", "satisfies", "between", "and", "or", "true", "false", "null", "function",
    };

    public static bool IsKeyword(string word) => Keywords.Contains(word);

    public static bool CanBegin(char c) => char.IsLetter(c) || c is '_' or '?' || char.IsSurrogate(c);

    public static bool CanContinue(char c) => CanBegin(c) && c != '?' || char.IsDigit(c) || c is '·' or '‿' or '⁀'
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether the parser reads the name right without being told of it: words separated by single spaces, none a keyword.</summary>
    public static bool IsPlain(string name) => name.Length > 0
        && name.Split(' ').All(w => w.Length > 0 && CanBegin(w[0]) && w.Skip(1).All(CanContinue) && !IsKeyword(w));

    /// <summary>The name without outer white space, inner white space as one space each.</summary>
    public static string Normal(string name)
    {
        var normal = new StringBuilder(name.Length);
        foreach (var c in name.Trim())
            if (!char.IsWhiteSpace(c)) normal.Append(c);
            else if (normal[^1] != ' ') normal.Append(' ');
        return normal.ToString();
    }
}
