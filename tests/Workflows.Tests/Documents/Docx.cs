using System.IO.Compression;
using System.Text;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;

namespace Workflows.Tests.Documents;

/// <summary>Small .docx files written by hand, as Word would cut them.</summary>
internal static class Docx
{
    public const string Space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private const string Types = """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
        """;

    private const string Relations = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    /// <summary>A file of this body.</summary>
    public static byte[] Of(string body, params (string Path, string Text)[] more) => Zip(
    [
        ("[Content_Types].xml", Types), ("_rels/.rels", Relations), (DocxFile.MainPart, $"<w:document {Space}><w:body>{body}</w:body></w:document>"), .. more,
    ]);

    public static byte[] Zip(IEnumerable<(string Path, string Text)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in parts)
            {
                using var content = zip.CreateEntry(path).Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        return bytes.ToArray();
    }

    /// <summary>A paragraph whose text is cut into runs at the bars.</summary>
    public static string P(string text) => $"<w:p>{string.Concat(text.Split('¦').Select(t => $"<w:r><w:t xml:space=\"preserve\">{Escaped(t)}</w:t></w:r>"))}</w:p>";

    public static string Table(params string[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => $"<w:tc>{P(c)}</w:tc>"))}</w:tr>"))}</w:tbl>";

    public static DocumentTemplate Template(string body) => DocumentTemplate.Read("a.docx", Of(body)).Template!;

    public static DocumentData Data(params (string Name, FeelValue Value)[] values) => new(FeelScope.Of(
        FeelContext.Of(values), new DateTimeOffset(2026, 6, 18, 2, 32, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));

    /// <summary>The words of the filled document, one paragraph a line, cells of a row in one line parted by bars.</summary>
    public static string Filled(string body, DocumentData data) =>
        string.Join('\n', PaperReader.Read(DocumentFiller.Fill(Template(body), data)).Blocks.SelectMany(Lines));

    private static IEnumerable<string> Lines(PaperBlock block) => block switch
    {
        PaperParagraph paragraph => [paragraph.Text],
        PaperTable table => table.Rows.Select(row => string.Join('|', row.Select(c => string.Join('/', c.Blocks.SelectMany(Lines))))),
        _ => [],
    };

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
