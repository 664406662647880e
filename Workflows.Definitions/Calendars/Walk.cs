using System.Collections.Immutable;

namespace Workflows.Definitions.Calendars;

/// <summary>Walks from day to day and writes down what each one is to a deadline.</summary>
internal sealed class Walk(Deadline asked, WorkCalendar calendar)
{
    private readonly List<DayCell> _cells = [];
    private int? _unpublished;

    public static Deadline Forward(Deadline asked, WorkCalendar calendar) => new Walk(asked, calendar).Forward();

    public static Deadline Backward(Deadline asked, WorkCalendar calendar) => new Walk(asked, calendar).Backward();

    private Deadline Forward()
    {
        Add(asked.From, DayRole.Start);
        var (last, number) = asked.Term switch
        {
            WorkingDays term => (Count(term.Count, +1, KindDecides), term.Count),
            CalendarDays term => (Count(term.Count, +1, _ => true), term.Count),
            _ => (SameDay(+1), (int?)null),
        };
        return Finished(RolledOver(last, number));
    }

    private Deadline Backward()
    {
        Add(asked.From, DayRole.Start);
        var (last, number) = asked.Term switch
        {
            WorkingDays term => (Count(term.Count, -1, KindDecides), term.Count),
            CalendarDays term => (Count(term.Count, -1, _ => true), term.Count),
            _ => (SameDay(-1), (int?)null),
        };
        Add(last, DayRole.Last, number);
        _cells.Reverse();
        return Finished(last);
    }

    /// <summary>The day the count ends on; the cells before it are written, its own is not.</summary>
    private DateOnly Count(int count, int step, Func<DateOnly, bool> counts)
    {
        for (var (day, number) = (asked.From, 0); ;)
        {
            day = day.AddDays(step);
            if (IsPaused(day)) Add(day, DayRole.Paused);
            else if (!counts(day)) Add(day, DayRole.Skipped);
            else if (++number == count) return day;
            else Add(day, DayRole.Counted, number);
        }
    }

    /// <summary>The corresponding day of the month, moved by the days the clock stood still (G-12).</summary>
    private DateOnly SameDay(int step)
    {
        var months = asked.Term is Years ? 12 * asked.Term.Count : asked.Term.Count;
        return asked.From.AddMonths(step * months).AddDays(asked.Pauses.Sum(p => p.Days));
    }

    private DateOnly RolledOver(DateOnly last, int? number)
    {
        var day = last;
        for (; IsRest(day) || IsPaused(day); day = day.AddDays(1))
            Add(day, IsPaused(day) ? DayRole.Paused : DayRole.RolledOver, day == last ? number : null);
        Add(day, DayRole.Last, day == last ? number : null);
        return day;
    }

    private bool IsRest(DateOnly day) => asked.RollOver switch
    {
        RollOver.Never => false,
        RollOver.Holidays => Look(day) is Holiday,
        _ => !Look(day).IsWorking,
    };

    private bool KindDecides(DateOnly day) => Look(day).IsWorking;

    private bool IsPaused(DateOnly day) => asked.Pauses.Any(p => p.Contains(day));

    /// <summary>Asks the calendar where its answer decides, and so may make the deadline provisional (G-28).</summary>
    private DayKind Look(DateOnly day)
    {
        if (calendar.IsProvisional(day.Year)) _unpublished = Math.Min(_unpublished ?? day.Year, day.Year);
        return calendar.KindOf(day);
    }

    private void Add(DateOnly day, DayRole role, int? number = null) =>
        _cells.Add(new DayCell(day, role, number, calendar.KindOf(day)));

    private Deadline Finished(DateOnly last) =>
        asked with { Day = last, Provisional = _unpublished is not null, Unpublished = _unpublished, Cells = [.. _cells] };
}
