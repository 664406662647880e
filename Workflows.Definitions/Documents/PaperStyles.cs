using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace Workflows.Definitions.Documents;

/// <summary>How words look, as far as a page shows it.</summary>
/// <param name="Size">In half points; 0 where nothing says.</param>
internal sealed record PaperLook(PaperAlign Align, int Size, bool Bold, bool Red, bool Indent, bool RuledBelow)
{
    public static PaperLook Plain { get; } = new(PaperAlign.Start, 0, false, false, false, false);
}

/// <summary>The styles of a document: each laid over the one it is based on, direct looks over all.</summary>
internal sealed class PaperStyles
{
    private const int Deepest = 10;
    private readonly ImmutableDictionary<string, XElement> _styles;
    private readonly PaperLook _default;
    private readonly string? _usual;

    private PaperStyles(XElement? root)
    {
        _styles = (root?.Elements(Word.Name("style")) ?? []).Where(s => s.Attribute(Word.Name("styleId")) is not null)
            .GroupBy(s => (string)s.Attribute(Word.Name("styleId"))!).ToImmutableDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _usual = _styles.Where(s => (string?)s.Value.Attribute(Word.Name("type")) is "paragraph" && (string?)s.Value.Attribute(Word.Name("default")) is "1").Select(s => s.Key).FirstOrDefault();
        var defaults = root?.Element(Word.Name("docDefaults"));
        _default = Over(Over(PaperLook.Plain, defaults?.Element(Word.Name("pPrDefault"))?.Element(Word.ParagraphProperties)),
            defaults?.Element(Word.Name("rPrDefault"))?.Element(Word.RunProperties));
    }

    public static PaperStyles Of(DocxFile file) => new(file.Part("word/styles.xml") is { } bytes ? DocxFile.Xml(bytes).Root : null);

    /// <summary>The look of a paragraph with these properties.</summary>
    public PaperLook Of(XElement? paragraph) => Over(Styled(_default, Word.Value(paragraph, "pStyle") ?? _usual, 0), paragraph);

    /// <summary>The look of a run within a paragraph.</summary>
    public PaperLook Of(XElement? run, PaperLook paragraph) => Over(Styled(paragraph, Word.Value(run, "rStyle"), 0), run);

    public bool IsRuled(string style) => _styles.TryGetValue(style, out var found)
        && (found.Descendants(Word.Name("tblBorders")).Any() || Word.Value(found, "basedOn") is { } below && below != style && IsRuled(below));

    private PaperLook Styled(PaperLook look, string? style, int depth)
    {
        if (style is null || depth > Deepest || !_styles.TryGetValue(style, out var found)) return look;
        var below = Styled(look, Word.Value(found, "basedOn"), depth + 1);
        return Over(Over(below, found.Element(Word.ParagraphProperties)), found.Element(Word.RunProperties));
    }

    private static PaperLook Over(PaperLook look, XElement? properties) => properties is null ? look : look with
    {
        Align = Word.Value(properties, "jc") switch
        {
            null => look.Align, "center" => PaperAlign.Center, "right" or "end" => PaperAlign.End, "both" or "distribute" => PaperAlign.Both, _ => PaperAlign.Start,
        },
        Size = int.TryParse(Word.Value(properties, "sz"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : look.Size,
        Bold = Word.Is(properties, "b") ?? look.Bold,
        Red = Word.Value(properties, "color") is { } color ? IsRed(color) : look.Red,
        Indent = properties.Element(Word.Name("ind")) is { } indent ? Positive(indent, "firstLineChars") || Positive(indent, "firstLine") : look.Indent,
        RuledBelow = properties.Element(Word.Name("pBdr"))?.Element(Word.Name("bottom")) is { } line ? (string?)line.Attribute(Word.Name("val")) is not ("nil" or "none") : look.RuledBelow,
    };

    private static bool Positive(XElement indent, string attribute) =>
        int.TryParse((string?)indent.Attribute(Word.Name(attribute)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number > 0;

    private static bool IsRed(string color) => color.Length == 6
        && int.TryParse(color, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb) && (rgb >> 16) > 0x90 && (rgb >> 8 & 0xFF) < 0x60 && (rgb & 0xFF) < 0x60;
}
