using System.Text.RegularExpressions;

namespace Workflows.Definitions.Calendars;

/// <summary>
/// Reads a year's days off as people have them: rows of <c>日期,类型,名称</c>, or the wording of the State Council's notice
/// (「一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。」).
/// </summary>
public static partial class HolidayNotice
{
    /// <param name="text">The rows or the wording, pasted as they are.</param>
    /// <param name="year">The year of the notice; null takes it from the text.</param>
    /// <param name="source">What the year is stored with; null names the notice of the year.</param>
    public static HolidayYearReading Parse(string text, int? year = null, string? source = null)
    {
        var lines = NoticeLine.Of(text);
        var isTable = lines.FirstOrDefault(l => l.Text.Length > 0) is { } first && TableRow().IsMatch(first.Text);
        var found = year ?? (isTable ? NoticeTable.YearOf(lines) : YearOf(lines));
        if (found is not (>= 2000 and <= 2099))
            return HolidayYearReading.Refused(NoticeProblem.Of(0, "noYear"));
        var (days, problems) = isTable ? NoticeTable.Read(lines) : NoticeWording.Read(lines, found.Value);
        if (problems.IsEmpty && days.Holidays.IsEmpty)
            return HolidayYearReading.Refused(NoticeProblem.Of(0, "nothing"));
        var notice = new HolidayYear(found.Value, days.Holidays, days.Makeup, source ?? $"国务院办公厅{found}年节假日通知");
        return problems.IsEmpty ? HolidayYearReading.Of(notice, []) : HolidayYearReading.Refused(problems);
    }

    private static int? YearOf(IReadOnlyList<NoticeLine> lines) =>
        lines.Select(l => Heading().Match(l.Text)).FirstOrDefault(m => m.Success) is { } match
            ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^(日期|[0-9]{4}).*,.*,")]
    private static partial Regex TableRow();

    [GeneratedRegex(@"([0-9]{4})年.*(放假|节假日)")]
    private static partial Regex Heading();
}
