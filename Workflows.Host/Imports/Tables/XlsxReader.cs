using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Tables;

/// <summary>
/// The first visible sheet of an .xlsx, read as a stream. Formulas count with the value they were saved with; the size after
/// unpacking is limited both by what the file says and by what is really read; XML brings no entities.
/// </summary>
internal static class XlsxReader
{
    public static Answer<Table> Read(byte[] bytes)
    {
        try
        {
            if (Refused(bytes) is { } refusal) return refusal;
            using var stream = new MemoryStream(bytes, writable: false);
            using var document = SpreadsheetDocument.Open(stream, false, new OpenSettings { MaxCharactersInPart = TableLimits.MostLettersOfPart });
            return Read(document);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A file broken on purpose or by accident may fail anywhere inside the libraries; to whoever sent it this is one thing.
            return Sentence.Of("imports.file.broken");
        }
    }

    private static Sentence? Refused(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false));
        if (zip.Entries.Count > TableLimits.MostParts || zip.Entries.Sum(e => e.Length) > TableLimits.MostUnpacked) return Sentence.Of("imports.file.bomb");
        return zip.Entries.Any(e => e.FullName == "[Content_Types].xml") ? null : Sentence.Of("imports.file.zip");
    }

    private static Answer<Table> Read(SpreadsheetDocument document)
    {
        if (document.WorkbookPart is not { } workbook) return Sentence.Of("imports.file.zip");
        var sheet = workbook.Workbook.Descendants<Sheet>().FirstOrDefault(s => s.State is null || s.State.Value == SheetStateValues.Visible);
        if (sheet?.Id?.Value is not { } id || workbook.GetPartById(id) is not WorksheetPart part) return Sentence.Of("imports.file.noSheet");
        var cells = new XlsxCells(workbook);
        var rows = new TableRows();
        using var xml = Xml(part);
        var number = 0;
        while (xml.ReadToFollowing("row", xml.NamespaceURI))
        {
            number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said > number ? said : number + 1;
            var row = cells.Row(xml, number);
            if (row.Refusal is { } refusal) return refusal;
            if (rows.Add(number, row.Value) is { } tooMuch) return tooMuch;
        }
        return rows.All.IsEmpty ? Sentence.Of("imports.file.empty") : new Table(Sentence.Of("imports.file.xlsx", ("sheet", sheet.Name?.Value ?? "")), rows.All);
    }

    /// <summary>A part as XML that stands at its root element.</summary>
    internal static XmlReader Xml(OpenXmlPart part)
    {
        var xml = XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = TableLimits.MostLettersOfPart,
            IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
        });
        xml.MoveToContent();
        return xml;
    }
}
