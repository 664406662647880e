using FsCheck;
using FsCheck.Fluent;
using Workflows.Definitions.Calendars;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.Calendars;

/// <summary>What is true of every term from every day of 2024 to 2029, published or not.</summary>
public class LegalClockProperties
{
    private static readonly DateOnly First = new(2024, 1, 1);

    private static readonly Gen<DateOnly> Days = Gen.Choose(0, 2_190).Select(First.AddDays);

    private static readonly Gen<Term> Terms = Gen.OneOf(
        Gen.Choose(1, 40).Select(n => (Term)new WorkingDays(n)),
        Gen.Choose(1, 90).Select(n => (Term)new CalendarDays(n)),
        Gen.Choose(1, 14).Select(n => (Term)new Months(n)),
        Gen.Choose(1, 3).Select(n => (Term)new Years(n)));

    private static void Always(Func<DateOnly, Term, bool> claim) =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            (from day in Days from term in Terms select (day, term)).ToArbitrary(), given => claim(given.day, given.term)));

    private static Deadline Due(DateOnly from, Term term) => LegalClock.Due(from, Rule(term.ToString()), Shipped, Silent);

    [Fact]
    public void A_due_day_is_worked_and_lies_after_the_start() =>
        Always((from, term) => Due(from, term) is var due && due.Day > from && Shipped.IsWorking(due.Day));

    [Fact]
    public void Starting_a_day_later_is_never_due_earlier() =>
        Always((from, term) => Due(from, term).Day <= Due(from.AddDays(1), term).Day);

    [Fact]
    public void A_longer_term_of_working_days_is_due_later() =>
        Always((from, term) => Due(from, new WorkingDays(term.Count)).Day < Due(from, new WorkingDays(term.Count + 1)).Day);

    [Fact]
    public void Working_days_are_never_due_before_as_many_days() =>
        Always((from, term) => Due(from, new WorkingDays(term.Count)).Day >= Due(from, new CalendarDays(term.Count)).Day);

    [Fact]
    public void The_numbers_of_the_cells_count_up_to_the_term() =>
        Always((from, term) => Due(from, new WorkingDays(term.Count)).Cells is var cells
            && cells.Select(c => c.Number).OfType<int>().SequenceEqual(Enumerable.Range(1, term.Count)));

    [Fact]
    public void Cells_of_days_leave_no_day_out() =>
        Always((from, term) => term is Months or Years || Due(from, term) is var due
            && due.Cells.Select(c => c.Day).SequenceEqual(
                Enumerable.Range(0, due.Day.DayNumber - from.DayNumber + 1).Select(from.AddDays)));

    [Fact]
    public void Counting_back_working_days_undoes_counting_on() =>
        Always((from, term) => Due(from, new WorkingDays(term.Count)).Day is var due
            && LegalClock.Before(due, Rule($"{term.Count}wd"), Shipped).Day is var back
            && back <= from.AddDays(31) && Due(back, new WorkingDays(term.Count)).Day == due);

    [Fact]
    public void Standing_still_is_never_due_earlier() =>
        Always((from, term) => Due(from, term) is var due
            && LegalClock.Resume(due, new(from.AddDays(1), from.AddDays(4)), Shipped) is var resumed
            && resumed.Day >= due.Day && resumed.Day >= from.AddDays(5));

    [Fact]
    public void A_day_not_provisional_stays_when_more_years_are_published()
    {
        var more = new WorkCalendar([.. ShippedCalendars.Years, .. Enumerable.Range(2027, 6).Select(y => new HolidayYear(y, [], [], "none"))]);
        Always((from, term) => Due(from, term) is var due && (due.Provisional || LegalClock.Again(due, more).Day == due.Day));
    }

    [Fact]
    public void Every_sentence_can_be_said() =>
        Always((from, term) => Due(from, term) is var due
            && !Chinese(Explanation.Of(due, ClockStart.Received)).Contains('{')
            && !English(Explanation.Of(due, ClockStart.Published)).Contains('{')
            && DayStrip.Of(due).Length <= 12);
}
