namespace Workflows.Definitions.Calendars;

/// <summary>What one day is to a deadline.</summary>
public enum DayRole
{
    /// <summary>The day the clock starts, or the event it is counted back from. Never counted (G-11).</summary>
    Start,
    /// <summary>Counted; <see cref="DayCell.Number"/> says as which.</summary>
    Counted,
    /// <summary>Not counted: a holiday or weekend in a count of working days.</summary>
    Skipped,
    /// <summary>Not counted: the clock stood still.</summary>
    Paused,
    /// <summary>The count ends here or has ended, but the day is a rest day, so the term runs on (G-13).</summary>
    RolledOver,
    /// <summary>The due day.</summary>
    Last,
}

/// <summary>One day in the answer to "why this day?".</summary>
/// <param name="Number">The how-manieth day; null where the day is not counted or the term counts months or years.</param>
/// <param name="Kind">Holiday with its name, weekend, make-up workday or working day.</param>
public sealed record DayCell(DateOnly Day, DayRole Role, int? Number, DayKind Kind)
{
    public string? HolidayName => Kind.HolidayName;
}

/// <summary>Days on which a clock stood still, both included; none of them is counted.</summary>
public sealed record Pause(DateOnly From, DateOnly To)
{
    public bool Contains(DateOnly day) => From <= day && day <= To;

    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>Which rest days move a last day to the next day that is none (G-13, G-14, G-15).</summary>
public enum RollOver
{
    /// <summary>None: the rule itself says so (G-15).</summary>
    Never,
    /// <summary>Days off of a named holiday, but not plain weekends (G-14 set to false).</summary>
    Holidays,
    /// <summary>Days off and weekends that are not worked (G-14, the default).</summary>
    RestDays,
}
