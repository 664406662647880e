using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Workflows.Definitions.Documents;

/// <summary>
/// The text of one paragraph across its runs. Word and WPS cut what was typed into runs as they like, also between two
/// braces; a field is found in the whole text and written into the run in which it begins, in that run's type.
/// </summary>
internal sealed partial class ParagraphText(XElement paragraph)
{
    private readonly List<XElement> _texts =
        [.. paragraph.Descendants(Word.Text).Where(t => t.Around(Word.Paragraph) == paragraph)];

    public string All => string.Concat(_texts.Select(t => t.Value));

    /// <summary>What stands between double braces, in order.</summary>
    public IEnumerable<string> Fields => Braces().Matches(All).Select(m => m.Groups["inside"].Value);

    /// <summary>True where a brace stands without its other, or in full width.</summary>
    public bool HasLooseBraces => Loose().IsMatch(Braces().Replace(All, ""));

    /// <summary>True where the paragraph holds one field and no other text.</summary>
    public bool IsOneField => Braces().Match(All.Trim()) is { Success: true } match && match.Length == All.Trim().Length;

    /// <summary>Puts words in the place of each field; null takes it out.</summary>
    public void Replace(Func<string, string?> words)
    {
        foreach (var match in Braces().Matches(All).Reverse())
            Write(match.Index, match.Length, Clean(words(match.Groups["inside"].Value) ?? ""));
        foreach (var text in _texts.Where(t => t.Value.Contains('\n', StringComparison.Ordinal)).ToArray())
            BreakLines(text);
    }

    private void Write(int start, int length, string words)
    {
        var at = 0;
        var written = false;
        foreach (var text in _texts)
        {
            var (from, to) = (Math.Max(start, at) - at, Math.Min(start + length, at + text.Value.Length) - at);
            at += text.Value.Length;
            if (from >= to)
                continue;
            text.Value = text.Value[..from] + (written ? "" : words) + text.Value[to..];
            text.SetAttributeValue(XNamespace.Xml + "space", "preserve");
            written = true;
        }
    }

    private static void BreakLines(XElement text) => text.ReplaceWith(text.Value.Split('\n').SelectMany((line, i) =>
        new[] { i == 0 ? null : new XElement(Word.Break), new XElement(Word.Text, new XAttribute(XNamespace.Xml + "space", "preserve"), line) }).OfType<XElement>());

    /// <summary>Without the characters XML has no place for.</summary>
    private static string Clean(string words) => NotXml().Replace(words.ReplaceLineEndings("\n").Replace('\t', ' '), "");

    [GeneratedRegex(@"\{\{(?<inside>.*?)\}\}", RegexOptions.Singleline)]
    private static partial Regex Braces();

    [GeneratedRegex(@"\{\{|\}\}|\uFF5B\uFF5B|\uFF5D\uFF5D")]
    private static partial Regex Loose();

    [GeneratedRegex(@"[\u0000-\u0009\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex NotXml();
}
