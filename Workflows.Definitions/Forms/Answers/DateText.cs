using System.Globalization;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>A day as browsers send it (2026-06-18) and as people type it: 2026/6/18, 2026.6.18, 2026年6月18日, 20260618.</summary>
public static class DateText
{
    private static readonly string[] Shapes =
        ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy'年'M'月'd'日'", "yyyyMMdd"];

    public static Answer<DateOnly> Read(string typed)
    {
        if (!DateOnly.TryParseExact(TypedText.Narrow(typed), Shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Sentence.Of("forms.date.unreadable");
        return day.Year is < 1900 or > 2199 ? Sentence.Of("forms.date.year") : day;
    }

    /// <summary>As a browser's date input wants it.</summary>
    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
