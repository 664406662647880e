using System.Collections.Frozen;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Workflows.Host.Imports.Tables;

/// <summary>
/// Which styles of a workbook show a number as a day (ECMA-376 part 1, 18.8.30), and the day a serial number is: days since
/// 30 December 1899, or since 1 January 1904 where the workbook says so.
/// </summary>
internal sealed class XlsxDates(FrozenSet<string> styles, bool from1904)
{
    public static XlsxDates Of(WorkbookPart workbook)
    {
        var sheet = workbook.WorkbookStylesPart?.Stylesheet;
        var own = (sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => f.NumberFormatId?.Value is not null && ShowsDay(f.FormatCode?.Value ?? "")).Select(f => f.NumberFormatId!.Value).ToHashSet();
        var styles = (sheet?.CellFormats?.Elements<CellFormat>() ?? [])
            .Select((format, i) => (Number: i.ToString(CultureInfo.InvariantCulture), Id: format.NumberFormatId?.Value ?? 0))
            .Where(f => IsBuiltIn(f.Id) || own.Contains(f.Id)).Select(f => f.Number).ToFrozenSet(StringComparer.Ordinal);
        return new(styles, workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false);
    }

    public bool IsDate(string? style) => style is not null && styles.Contains(style);

    /// <summary><c>2026-06-18</c>, with the time where there is one; what is no day stays as it was written.</summary>
    public string Day(string serial)
    {
        if (!double.TryParse(serial, NumberStyles.Float, CultureInfo.InvariantCulture, out var days)) return serial;
        if (from1904) days += 1462;
        if (days is < 61 or > 2_958_465) return serial;
        var day = DateTime.FromOADate(days);
        return day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Days among the formats every spreadsheet knows by number; 27 to 36 and 50 to 58 are the Chinese ones.</summary>
    private static bool IsBuiltIn(uint id) => id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58);

    /// <summary>A format with a year or a day outside quotes, brackets and escapes.</summary>
    private static bool ShowsDay(string format)
    {
        var (quoted, bracket) = (false, false);
        for (var i = 0; i < format.Length; i++)
        {
            var letter = format[i];
            if (letter == '"') quoted = !quoted;
            else if (letter == '[') bracket = true;
            else if (letter == ']') bracket = false;
            else if (letter == '\\') i++;
            else if (!quoted && !bracket && letter is 'y' or 'Y' or 'd' or 'D') return true;
        }
        return false;
    }
}
