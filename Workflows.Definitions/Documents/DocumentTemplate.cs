using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Documents;

/// <summary>
/// A .docx with fields in double braces, written in Word or WPS. Fields stand in the body, in headers, footers and notes.
/// Read once and filled as often as wanted (<see cref="DocumentFiller"/>).
/// </summary>
public sealed partial class DocumentTemplate
{
    public const int MostFields = 500;

    private readonly ImmutableSortedDictionary<string, XDocument> _texts;

    private DocumentTemplate(byte[] bytes, DocxFile file, ImmutableSortedDictionary<string, XDocument> texts, ImmutableArray<TemplateField> fields) =>
        (Bytes, File, _texts, Fields, Hash) = (bytes, file, texts, fields, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>The file as it was handed in, to be edited further.</summary>
    public byte[] Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>Every field in reading order.</summary>
    public ImmutableArray<TemplateField> Fields { get; }

    internal DocxFile File { get; }

    /// <summary>The template, or everything that is wrong with it. The problems' element is the field as it is written.</summary>
    /// <param name="name">The file's name, for the problems.</param>
    public static DocumentTemplateReading Read(string name, byte[] bytes)
    {
        var (file, refusal) = DocxFile.Read(bytes);
        if (file is null)
            return new(null, [new Problem(name, "", 0, refusal!)]);
        var texts = file.Parts.Where(p => HoldsText().IsMatch(p.Path))
            .ToImmutableSortedDictionary(p => p.Path, p => DocxFile.Xml(p.Bytes), StringComparer.Ordinal);
        var problems = new List<Problem>();
        var fields = texts.OrderByDescending(t => t.Key == DocxFile.MainPart).SelectMany(t => FieldsOf(name, t.Key, t.Value, problems)).ToImmutableArray();
        if (fields.Length > MostFields)
            problems.Add(new Problem(name, "", 0, Sentence.Of("documents.tooManyFields", ("most", MostFields))));
        return problems.Count > 0 ? new(null, [.. problems]) : new(new(bytes, file, texts, fields), []);
    }

    /// <summary>The parts with fields, each a copy of its own to be written into.</summary>
    internal SortedDictionary<string, XDocument> Copies()
    {
        var copies = new SortedDictionary<string, XDocument>(StringComparer.Ordinal);
        foreach (var (path, xml) in _texts)
            copies.Add(path, new XDocument(xml));
        return copies;
    }

    private static List<TemplateField> FieldsOf(string name, string path, XDocument xml, List<Problem> problems)
    {
        var found = new List<TemplateField>();
        foreach (var (paragraph, i) in xml.Descendants(Word.Paragraph).Select((p, i) => (p, i + 1)))
        {
            var (text, place) = (new ParagraphText(paragraph), PlaceOf(path, xml, paragraph, i));
            if (text.HasLooseBraces)
                problems.Add(Fault(name, text.All.Trim(), place, Sentence.Of("documents.braces")));
            foreach (var written in text.Fields)
            {
                var (field, fault) = TemplateField.Read(written, place);
                if (field is { Kind: FieldKind.RowIf } && paragraph.Around(Word.Row) is null)
                    fault = Sentence.Of("documents.noRow");
                if (fault is not null)
                    problems.Add(Fault(name, written.Trim(), place, fault));
                else
                    found.Add(field!);
            }
        }
        return found;
    }

    private static Problem Fault(string name, string written, Sentence place, Sentence fault) =>
        new(name, written, 0, Sentence.Of("documents.at", ("place", place), ("field", written.Length > 80 ? written[..80] : written), ("fault", fault)));

    private static Sentence PlaceOf(string path, XDocument xml, XElement paragraph, int number)
    {
        if (path != DocxFile.MainPart)
            return Sentence.Of(path.Contains("header", StringComparison.Ordinal) ? "documents.place.header" : path.Contains("footer", StringComparison.Ordinal) ? "documents.place.footer" : "documents.place.note");
        if (paragraph.Around(Word.Cell) is not { } cell || cell.Around(Word.Row) is not { } row || row.Around(Word.Table) is not { } table)
            return Sentence.Of("documents.place.paragraph", ("number", number));
        return Sentence.Of("documents.place.cell",
            ("table", xml.Descendants(Word.Table).TakeWhile(t => t != table).Count() + 1),
            ("row", row.ElementsBeforeSelf(Word.Row).Count() + 1), ("cell", cell.ElementsBeforeSelf(Word.Cell).Count() + 1));
    }

    [GeneratedRegex(@"^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")]
    private static partial Regex HoldsText();
}

/// <summary>A template, or null and the problems that forbid it.</summary>
public sealed record DocumentTemplateReading(DocumentTemplate? Template, ImmutableArray<Problem> Problems);
