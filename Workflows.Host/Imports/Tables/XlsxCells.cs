using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Tables;

/// <summary>Cells of a sheet as text: shared and inline strings, numbers without the noise of binary fractions, serial numbers as days.</summary>
internal sealed class XlsxCells(WorkbookPart workbook)
{
    private readonly ImmutableArray<string> _shared = Shared(workbook.SharedStringTablePart);
    private readonly XlsxDates _dates = XlsxDates.Of(workbook);

    /// <summary>The cells of the row the reader stands at; it ends at the row's end.</summary>
    public Answer<List<string>> Row(XmlReader xml, int number)
    {
        var cells = new List<string>();
        if (xml.IsEmptyElement) return cells;
        var (depth, next) = (xml.Depth, 0);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            var column = ColumnOf(xml.GetAttribute("r")) ?? next;
            next = column + 1;
            if (column > 16_384) return Sentence.Of("imports.file.broken");
            var text = Cell(xml);
            if (text.Length == 0) continue;
            if (column >= TableLimits.MostColumns) return Sentence.Of("imports.file.columns", ("row", number), ("most", TableLimits.MostColumns));
            while (cells.Count <= column) cells.Add("");
            cells[column] = text;
        }
        return cells;
    }

    private string Cell(XmlReader xml)
    {
        var (type, style) = (xml.GetAttribute("t") ?? "n", xml.GetAttribute("s"));
        if (xml.IsEmptyElement) return "";
        var (value, inline, depth) = ("", "", xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "v") value = TextIn(xml);
            else if (xml.LocalName == "is") inline = TextIn(xml);
        }
        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _shared.Length ? _shared[at] : "",
            "inlineStr" => inline,
            "str" or "e" => value,
            "b" => value == "1" ? "TRUE" : "FALSE",
            "d" => value.Replace("T00:00:00", "", StringComparison.Ordinal),
            _ => _dates.IsDate(style) ? _dates.Day(value) : Number(value),
        };
    }

    /// <summary>As the spreadsheet shows it, 15 digits; a longer one stays as it was written, for digits were lost and somebody must be told.</summary>
    internal static string Number(string written) =>
        double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) is < 1e15 and (0 or > 1e-9)
            ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : written;

    /// <summary><c>C7</c> is column 2; null where there is no such reference.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter)) break;
            column = column * 26 + (letter - 'A' + 1);
            if (column > 1_000_000) break;
        }
        return column == 0 ? null : column - 1;
    }

    private static ImmutableArray<string> Shared(SharedStringTablePart? part)
    {
        if (part is null) return [];
        using var xml = XlsxReader.Xml(part);
        var shared = ImmutableArray.CreateBuilder<string>();
        while (xml.ReadToFollowing("si", xml.NamespaceURI)) shared.Add(TextIn(xml));
        return shared.ToImmutable();
    }

    /// <summary>The text within the element the reader stands at, without the readings of characters (<c>rPh</c>); it ends at the element's end.</summary>
    private static string TextIn(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        var (depth, reading) = (xml.Depth, int.MaxValue);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml is { LocalName: "rPh", IsEmptyElement: false }) reading = xml.Depth;
            else if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == reading) reading = int.MaxValue;
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && xml.Depth < reading && text.Length <= TableLimits.MostLetters)
                text.Append(xml.Value);
        }
        return text.ToString();
    }
}
