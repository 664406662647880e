using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Workflows.Host.Exports;

/// <summary>
/// A workbook of one sheet (ECMA-376 part 1), written straight through. Texts are inline strings, never formulas; columns are
/// formatted as text, so that somebody who goes on typing does not lose the digits of an identity number.
/// </summary>
public sealed class XlsxWriter : TableWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly ZipArchive _zip;
    private readonly XmlWriter _sheet;
    private int _row;

    public XlsxWriter(Stream stream)
    {
        _zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """);
        Part("_rels/.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Part("xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>
            """);
        Part("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """);
        Part("xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf numFmtId="49" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="4" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
        _sheet = XmlWriter.Create(_zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new XmlWriterSettings { CloseOutput = true, CheckCharacters = false });
    }

    /// <summary>Styles by their place in <c>cellXfs</c>.</summary>
    private const string Plain = "0", TextStyle = "1", Heading = "2", Amount = "3";

    public override Task RowAsync(IReadOnlyList<object?> cells, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_row == 0) Begin(cells.Count);
        _row++;
        _sheet.WriteStartElement("row", Main);
        _sheet.WriteAttributeString("r", _row.ToString(CultureInfo.InvariantCulture));
        foreach (var cell in cells) Cell(cell);
        _sheet.WriteEndElement();
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        if (_row == 0) Begin(1);
        _sheet.WriteEndDocument();
        _sheet.Dispose();
        _zip.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Begin(int columns)
    {
        _sheet.WriteStartElement("worksheet", Main);
        _sheet.WriteStartElement("cols", Main);
        _sheet.WriteStartElement("col", Main);
        foreach (var (name, value) in new[] { ("min", "1"), ("max", Math.Max(1, columns).ToString(CultureInfo.InvariantCulture)), ("width", "18"), ("style", TextStyle), ("customWidth", "1") })
            _sheet.WriteAttributeString(name, value);
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
        _sheet.WriteStartElement("sheetData", Main);
    }

    private void Cell(object? cell)
    {
        _sheet.WriteStartElement("c", Main);
        if (Number(cell) is { } number)
        {
            _sheet.WriteAttributeString("s", cell is Definitions.Money ? Amount : Plain);
            _sheet.WriteElementString("v", Main, number);
        }
        else
        {
            _sheet.WriteAttributeString("s", _row == 1 ? Heading : TextStyle);
            _sheet.WriteAttributeString("t", "inlineStr");
            _sheet.WriteStartElement("is", Main);
            _sheet.WriteElementString("t", Main, Printable(Text(cell)));
            _sheet.WriteEndElement();
        }
        _sheet.WriteEndElement();
    }

    /// <summary>What XML cannot bear is left out.</summary>
    private static string Printable(string text) => text.All(XmlConvert.IsXmlChar) ? text : new string([.. text.Where(XmlConvert.IsXmlChar)]);

    private void Part(string name, string xml)
    {
        using var writer = new StreamWriter(_zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        writer.Write(xml);
    }
}
