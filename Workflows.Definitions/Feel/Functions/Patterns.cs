using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Workflows.Definitions.Feel;

/// <summary>Functions with regular expressions of XPath (flags s, m, i, x, q). They run without backtracking, so time is linear in the text.</summary>
internal static partial class Patterns
{
    private const int LongestPattern = 1_000;
    private const int MostRepeats = 2_000;

    public static IEnumerable<BuiltIn> All =>
    [
        BuiltIn.Of("matches", "input, pattern, flags?", (run, a) => a.Text(0) is { } s && Compile(run, a, 1, 2, s) is { } regex ? FeelValue.Of(regex.IsMatch(s)) : null),
        BuiltIn.Of("replace", "input, pattern, replacement, flags?", Replace),
        BuiltIn.Of("split", "string, delimiter", (run, a) => a.Text(0) is { } s && Compile(run, a, 1, -1, s) is { } regex && !regex.IsMatch("")
            ? run.List([.. regex.Split(s).Select(FeelValue.Of)]) : null),
    ];

    private static FeelValue? Replace(FeelRun run, Given a)
    {
        if (a.Text(0) is not { } text || a.Text(2) is not { } replacement || Compile(run, a, 1, 3, text) is not { } regex || regex.IsMatch("")) return null;
        var isLiteral = a.Has(3) && a.Text(3)?.Contains('q') == true;
        if ((isLiteral ? replacement.Replace("$", "$$", StringComparison.Ordinal) : Replacement(replacement, regex.GetGroupNumbers().Max())) is not { } template) return null;
        var matches = regex.Count(text);
        return text.Length + (long)matches * (replacement.Length + text.Length / Math.Max(matches, 1)) > FeelLimits.StringLength
            ? run.Null("feel.tooLong") : run.Text(regex.Replace(text, template));
    }

    /// <summary>XPath's <c>$1</c>, <c>\$</c> and <c>\\</c> as .NET writes them; null where something else is escaped.</summary>
    private static string? Replacement(string text, int groups)
    {
        var template = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                if (++i >= text.Length || text[i] is not ('\\' or '$')) return null;
                template.Append(text[i] == '$' ? "$$" : "\\");
            }
            else if (text[i] == '$')
            {
                var end = i + 1;
                if (end >= text.Length || !char.IsAsciiDigit(text[end])) return null;
                var group = text[end] - '0';
                while (end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && group * 10 + text[end + 1] - '0' <= groups) group = group * 10 + text[++end] - '0';
                if (group <= groups) template.Append("${").Append(group).Append('}');
                i = end;
            }
            else template.Append(text[i]);
        }
        return template.ToString();
    }

    private static Regex? Compile(FeelRun run, Given a, int patternAt, int flagsAt, string text)
    {
        var flags = flagsAt >= 0 && a.Has(flagsAt) && !a[flagsAt].IsNull ? a.Text(flagsAt) : "";
        if (a.Text(patternAt) is not { Length: <= LongestPattern } pattern || flags is null || Options(flags) is not { } options) return null;
        if (!run.Spend(100 + pattern.Length + text.Length / 4) || Repeats(pattern) > MostRepeats) return null;
        try
        {
            return (flags.Contains('q') ? Regex.Escape(pattern) : Translate(pattern, flags)) is { } translated ? new Regex(translated, options) : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static RegexOptions? Options(string flags)
    {
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        foreach (var flag in flags)
        {
            if (flag is not ('s' or 'm' or 'i' or 'x' or 'q')) return null;
            options |= flag switch { 's' => RegexOptions.Singleline, 'm' => RegexOptions.Multiline, 'i' => RegexOptions.IgnoreCase, _ => RegexOptions.None };
        }
        return options;
    }

    /// <summary>What XPath writes otherwise than .NET; C#'s null for a back reference inside a class, which is none.</summary>
    private static string? Translate(string pattern, string flags)
    {
        if (flags.Contains('x')) pattern = WithoutSpace(pattern);
        var translated = new StringBuilder();
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                c = pattern[++i];
                if (c == '0' || (depth > 0 && char.IsAsciiDigit(c))) return null;
                translated.Append(c switch { 'i' when depth == 0 => "[\\p{L}_:]", 'c' when depth == 0 => "[-.\\w:]", _ => "\\" + c });
                continue;
            }
            depth += c switch { '[' => 1, ']' when depth > 0 => -1, _ => 0 };
            translated.Append(depth > 0 ? c.ToString() : c switch
            {
                '$' when !flags.Contains('m') => "\\z",
                '.' when !flags.Contains('s') => "[^\\n\\r]",
                _ => c.ToString(),
            });
        }
        return translated.ToString();
    }

    /// <summary>Flag x: white space outside classes means nothing, even behind a backslash.</summary>
    private static string WithoutSpace(string pattern)
    {
        var (kept, depth) = (new StringBuilder(), 0);
        foreach (var c in pattern)
        {
            depth += c switch { '[' => 1, ']' when depth > 0 => -1, _ => 0 };
            if (depth > 0 || !char.IsWhiteSpace(c)) kept.Append(c);
        }
        return kept.ToString();
    }

    /// <summary>All counts of <c>{n,m}</c> multiplied: a bound on how large the automaton can grow.</summary>
    private static long Repeats(string pattern) => Counted().Matches(pattern).Aggregate(1L, (product, m) =>
        Math.Min(product * Math.Max(1, m.Groups[0].Value.Split([',', '{', '}'], StringSplitOptions.RemoveEmptyEntries).Max(n => n.Length > 4 ? MostRepeats + 1L : long.Parse(n, System.Globalization.CultureInfo.InvariantCulture))), int.MaxValue));

    [GeneratedRegex(@"\{[0-9]+(,[0-9]*)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}
