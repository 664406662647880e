using System.Globalization;
using System.Text;

namespace Workflows.Definitions.Feel;

/// <summary>Functions of strings (DMN 10.3.4.3). Positions count code points from 1, from the end as negatives.</summary>
internal static class Strings
{
    public static IEnumerable<BuiltIn> All =>
    [
        BuiltIn.Of("substring", "string, start position, length?", Substring),
        BuiltIn.Of("string length", "string", (_, a) => a.Text(0) is { } s ? FeelValue.Of(Length(s)) : null),
        BuiltIn.Of("upper case", "string", (run, a) => a.Text(0) is { } s ? run.Text(s.ToUpper(CultureInfo.InvariantCulture)) : null),
        BuiltIn.Of("lower case", "string", (run, a) => a.Text(0) is { } s ? run.Text(s.ToLower(CultureInfo.InvariantCulture)) : null),
        BuiltIn.Of("substring before", "string, match", (run, a) => a.Text(0) is { } s && a.Text(1) is { } m
            ? run.Text(s.IndexOf(m, StringComparison.Ordinal) is var at and >= 0 ? s[..at] : "") : null),
        BuiltIn.Of("substring after", "string, match", (run, a) => a.Text(0) is { } s && a.Text(1) is { } m
            ? run.Text(s.IndexOf(m, StringComparison.Ordinal) is var at and >= 0 ? s[(at + m.Length)..] : "") : null),
        BuiltIn.Of("contains", "string, match", (_, a) => a.Text(0) is { } s && a.Text(1) is { } m ? FeelValue.Of(s.Contains(m, StringComparison.Ordinal)) : null),
        BuiltIn.Of("starts with", "string, match", (_, a) => a.Text(0) is { } s && a.Text(1) is { } m ? FeelValue.Of(s.StartsWith(m, StringComparison.Ordinal)) : null),
        BuiltIn.Of("ends with", "string, match", (_, a) => a.Text(0) is { } s && a.Text(1) is { } m ? FeelValue.Of(s.EndsWith(m, StringComparison.Ordinal)) : null),
        BuiltIn.Of("string join", "list, delimiter?", Join),
    ];

    private static int Length(string text) => text.Length - Enumerable.Range(1, Math.Max(text.Length - 1, 0)).Count(i => char.IsSurrogatePair(text[i - 1], text[i]));

    private static FeelValue? Substring(FeelRun run, Given a)
    {
        if (a.Text(0) is not { } text || a.Number(1) is not { } position) return null;
        var start = FeelArithmetic.Round(position, 0, FeelRounding.Down)?.AsLong() ?? 0;
        var points = text.EnumerateRunes().ToList();
        if (start == 0 || Math.Abs(start) > points.Count || !run.Spend(points.Count / 16)) return null;
        var first = start > 0 ? (int)start - 1 : points.Count + (int)start;
        var length = points.Count - first;
        if (a.Has(2) && !a[2].IsNull)
        {
            if (a.Number(2) is not { } wanted || FeelArithmetic.Round(wanted, 0, FeelRounding.Down)?.AsLong() is not (>= 1 and var count)) return null;
            length = (int)Math.Min(count, length);
        }
        var part = new StringBuilder();
        foreach (var point in points.GetRange(first, length)) part.Append(point.ToString());
        return run.Text(part.ToString());
    }

    /// <summary>Nulls are left out; any other value that is not a string makes the answer null.</summary>
    private static FeelValue? Join(FeelRun run, Given a)
    {
        if (a.List(0) is not { } list || list.Items.Any(i => i is not (FeelString or FeelNull))) return null;
        if (a.Has(1) && !a[1].IsNull && a.Text(1) is null) return null;
        var delimiter = a.Has(1) ? a.Text(1) ?? "" : "";
        var texts = list.Items.OfType<FeelString>().Select(s => s.Value).ToList();
        return texts.Sum(t => (long)t.Length + delimiter.Length) > FeelLimits.StringLength ? run.Null("feel.tooLong") : run.Text(string.Join(delimiter, texts));
    }
}
