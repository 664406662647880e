using System.Collections.Frozen;

namespace Workflows.Definitions.Calendars;

/// <summary>
/// Says of every day whether it is worked (G-23). Years without a notice are provisional: the holidays of the law and the
/// days of the week only (G-28). Where a year is given twice, or two notices name the same day, the later one given wins.
/// </summary>
public sealed class WorkCalendar
{
    private static readonly MakeupWorkday Makeup = new();
    private static readonly WorkingDay Working = new();
    private static readonly Weekend Free = new();

    private readonly FrozenDictionary<DateOnly, DayKind> _named;
    private readonly FrozenSet<int> _published;

    public WorkCalendar(params IEnumerable<HolidayYear> years)
    {
        var latest = years.GroupBy(y => y.Year).OrderBy(g => g.Key).Select(g => g.Last()).ToList();
        var named = new Dictionary<DateOnly, DayKind>();
        foreach (var year in latest)
        {
            foreach (var span in year.Holidays)
                foreach (var day in span.EachDay()) named[day] = new Holiday(span.Name);
            foreach (var day in year.MakeupWorkdays) named[day] = Makeup;
        }
        _named = named.ToFrozenDictionary();
        _published = latest.Select(y => y.Year).ToFrozenSet();
    }

    /// <summary>True where no notice of the year is known: due days resting on it are recomputed later.</summary>
    public bool IsProvisional(int year) => !_published.Contains(year);

    public DayKind KindOf(DateOnly day)
    {
        if (_named.TryGetValue(day, out var kind)) return kind;
        if (IsProvisional(day.Year) && StatutoryHolidays.NameOf(day) is { } name) return new Holiday(name);
        return IsWeekend(day) ? Free : Working;
    }

    public bool IsWorking(DateOnly day) => KindOf(day).IsWorking;

    /// <summary>The number of working days of a year, to check a notice against (G-29).</summary>
    public int WorkingDaysOf(int year)
    {
        var first = new DateOnly(year, 1, 1);
        return Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Count(n => IsWorking(first.AddDays(n)));
    }

    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
