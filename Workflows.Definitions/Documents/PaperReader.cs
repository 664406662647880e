using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace Workflows.Definitions.Documents;

/// <summary>Reads the body of a filled document as a <see cref="Paper"/>, looks worked out through its styles.</summary>
public sealed class PaperReader
{
    private readonly PaperStyles _styles;

    private PaperReader(DocxFile file) => _styles = PaperStyles.Of(file);

    public static Paper Read(DocxFile file) =>
        new([.. new PaperReader(file).Blocks(DocxFile.Xml(file.Part(DocxFile.MainPart)!).Root!.Element(Word.Name("body"))!)]);

    private IEnumerable<PaperBlock> Blocks(XElement parent) => parent.Elements().SelectMany(child =>
        child.Name == Word.Paragraph ? [Paragraph(child)]
        : child.Name == Word.Table ? [Table(child)]
        : child.Name == Word.Name("sdt") || child.Name == Word.Name("sdtContent") ? Blocks(child)
        : Enumerable.Empty<PaperBlock>());

    private PaperParagraph Paragraph(XElement paragraph)
    {
        var properties = paragraph.Element(Word.ParagraphProperties);
        var look = _styles.Of(properties);
        var runs = paragraph.Descendants(Word.Run).Where(r => r.Around(Word.Paragraph) == paragraph).Select(r => Run(r, look)).Where(r => r.Text is not "").ToImmutableArray();
        var first = paragraph.Descendants(Word.Run).Select(r => _styles.Of(r.Element(Word.RunProperties), look).Size).FirstOrDefault(look.Size);
        return new(look.Align, first, look.Indent, look.RuledBelow, runs);
    }

    private PaperRun Run(XElement run, PaperLook paragraph)
    {
        var look = _styles.Of(run.Element(Word.RunProperties), paragraph);
        var text = string.Concat(run.Elements().Select(e => e.Name == Word.Text ? e.Value : e.Name == Word.Break || e.Name == Word.Name("cr") ? "\n" : e.Name == Word.Name("tab") ? "　" : ""));
        return new(text, look.Bold, look.Red);
    }

    private PaperTable Table(XElement table)
    {
        var widths = table.Element(Word.Name("tblGrid"))?.Elements(Word.Name("gridCol")).Select(c => Number(c, "w")).ToArray() ?? [];
        var whole = Math.Max(1, widths.Sum());
        var rows = table.Elements(Word.Row).ToArray();
        var ruled = table.Element(Word.Name("tblPr"))?.Element(Word.Name("tblBorders"))?.Elements().Any(b => (string?)b.Attribute(Word.Name("val")) is not ("nil" or "none")) is true
            || (Word.Value(table.Element(Word.Name("tblPr")), "tblStyle") is { } style && _styles.IsRuled(style));
        return new([.. widths.Select(w => (int)Math.Round(100m * w / whole))], ruled, [.. rows.Select((row, i) => Cells(rows, i))]);
    }

    private ImmutableArray<PaperCell> Cells(XElement[] rows, int at)
    {
        var cells = ImmutableArray.CreateBuilder<PaperCell>();
        var column = 0;
        foreach (var cell in rows[at].Elements(Word.Cell))
        {
            var span = SpanOf(cell);
            if (!Continues(cell))
                cells.Add(new(span, 1 + rows.Skip(at + 1).TakeWhile(r => CellAt(r, column) is { } below && Continues(below)).Count(), [.. Blocks(cell)]));
            column += span;
        }
        return cells.ToImmutable();
    }

    private static XElement? CellAt(XElement row, int column)
    {
        foreach (var cell in row.Elements(Word.Cell))
        {
            if (column <= 0) return cell;
            column -= SpanOf(cell);
        }
        return null;
    }

    /// <summary>True where the cell only goes on with the one above it.</summary>
    private static bool Continues(XElement cell) =>
        cell.Element(Word.Name("tcPr"))?.Element(Word.Name("vMerge")) is { } merge && (string?)merge.Attribute(Word.Name("val")) is null or "continue";

    private static int SpanOf(XElement cell) =>
        int.TryParse(Word.Value(cell.Element(Word.Name("tcPr")), "gridSpan"), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 100) : 1;

    private static int Number(XElement element, string attribute) =>
        int.TryParse((string?)element.Attribute(Word.Name(attribute)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Max(0, number) : 0;
}
