using System.Collections.Immutable;
using System.Globalization;

namespace Workflows.Definitions.Calendars;

/// <summary>Rows of day, kind (放假 or 上班) and name; neighbouring days off of one name make one holiday.</summary>
internal static class NoticeTable
{
    private static readonly string[] Forms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>The year most rows lie in.</summary>
    public static int? YearOf(IEnumerable<NoticeLine> lines) =>
        lines.Select(l => Day(l.Text.Split(',')[0])).OfType<DateOnly>()
            .GroupBy(d => d.Year).MaxBy(g => g.Count())?.Key;

    public static (NoticeDays Days, ImmutableArray<NoticeProblem> Problems) Read(IReadOnlyList<NoticeLine> lines)
    {
        var off = new List<(DateOnly Day, string Name)>();
        var makeup = new List<DateOnly>();
        var problems = new List<NoticeProblem>();
        foreach (var line in lines.Where(l => l.Text.Length > 0 && !l.Text.StartsWith("日期", StringComparison.Ordinal)))
        {
            var cells = line.Text.Split(',', StringSplitOptions.TrimEntries);
            var (kind, name) = (cells.ElementAtOrDefault(1) ?? "", cells.ElementAtOrDefault(2) ?? "");
            if (Day(cells[0]) is not { } day) problems.Add(NoticeProblem.Of(line.Number, "badDay", ("text", cells[0])));
            else if (kind == "上班") makeup.Add(day);
            else if (kind != "放假") problems.Add(NoticeProblem.Of(line.Number, "badKind", ("text", kind)));
            else if (name.Length == 0) problems.Add(NoticeProblem.Of(line.Number, "noName"));
            else off.Add((day, HolidayNames.Short(name)));
        }
        return (new(Spans(off), [.. makeup.Order()]), [.. problems]);
    }

    private static ImmutableArray<HolidaySpan> Spans(IEnumerable<(DateOnly Day, string Name)> off)
    {
        var spans = ImmutableArray.CreateBuilder<HolidaySpan>();
        foreach (var (day, name) in off.OrderBy(o => o.Day))
            if (spans.Count > 0 && spans[^1].Name == name && spans[^1].To.AddDays(1) == day) spans[^1] = spans[^1] with { To = day };
            else spans.Add(new HolidaySpan(name, day, day));
        return spans.DrainToImmutable();
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
