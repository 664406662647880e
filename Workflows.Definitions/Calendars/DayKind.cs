namespace Workflows.Definitions.Calendars;

/// <summary>What a day is to the law of work, in the order of G-23.</summary>
public abstract record DayKind
{
    private protected DayKind() { }

    public abstract bool IsWorking { get; }

    /// <summary>The holiday the day belongs to; null on every other kind of day.</summary>
    public virtual string? HolidayName => null;
}

/// <summary>A Saturday or Sunday on which the year's notice asks for work. Comes before everything else.</summary>
public sealed record MakeupWorkday : DayKind
{
    public override bool IsWorking => true;
}

/// <summary>A day off of a named holiday, the weekend inside its span included.</summary>
public sealed record Holiday(string Name) : DayKind
{
    public override bool IsWorking => false;
    public override string? HolidayName => Name;
}

/// <summary>Monday to Friday without a holiday.</summary>
public sealed record WorkingDay : DayKind
{
    public override bool IsWorking => true;
}

/// <summary>Saturday or Sunday without a holiday and without make-up work.</summary>
public sealed record Weekend : DayKind
{
    public override bool IsWorking => false;
}
