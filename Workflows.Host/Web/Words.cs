using System.Globalization;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Web;

/// <summary>
/// Days, times, amounts and due words as the reader expects them: 「6月23日 周二」 in this year, 「2026年6月23日」 on
/// papers, 「8,000.00 元」, 「还有 3 个工作日」. Instants are shown in the installation's zone.
/// </summary>
public sealed class Words(Reader reader)
{
    private bool Chinese => reader.Language == Language.Chinese;

    /// <summary>「6月23日 周二」; with its year where that is not the present one.</summary>
    public string Day(DateOnly day) => day.Year == reader.Today.Year
        ? DayWords.Short(day, reader.Language)
        : DayWords.Of(day, reader.Language);

    /// <summary>The same without the weekday: 「6月23日」, 「2025年6月23日」.</summary>
    public string Date(DateOnly day) => day.Year == reader.Today.Year ? ShortDate(day) : PaperDay(day);

    /// <summary>For papers and prints, always with the year: 「2026年6月23日」, "23 June 2026".</summary>
    public string PaperDay(DateOnly day) => Chinese
        ? $"{day.Year}年{day.Month}月{day.Day}日"
        : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public string Weekday(DateOnly day) => DayWords.Weekday(day, reader.Language);

    /// <summary>「9:18」: hours of the day from 0 to 23.</summary>
    public string Time(DateTimeOffset instant) => Local(instant).ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>「5月22日 15:40」.</summary>
    public string Moment(DateTimeOffset instant) => $"{Date(DayOf(instant))} {Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>The instant for machines: the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The legal day an instant falls on here.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>「8,000.00 元」.</summary>
    public string Money(Money amount) => Chinese ? $"{amount} 元" : $"CNY {amount}";

    /// <summary>大写 in Chinese; English readers get the figures again.</summary>
    public string InWords(Money amount) => Chinese ? CapitalAmount.Of(amount) : Money(amount);

    /// <summary>「3 个工作日」, 「15 天」.</summary>
    public string Length(Term term) => reader.Say(term.Words);

    /// <summary>「2,730」.</summary>
    public static string Number(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A number with thousands separated; above 10,000 only about: 「约 12,000」.</summary>
    public string About(long count) => count <= 10_000
        ? Number(count)
        : reader.T("words.about", ("count", Number(count / 1000 * 1000)));

    /// <summary>「6月23日 周二 17:30 前」, or 「6月23日 周二 前」 where the day ends at midnight.</summary>
    public string Before(DateOnly day, TimeOnly? at) => at is { } time
        ? reader.T("words.due.before.time", ("day", Day(day)), ("time", Clock(time)))
        : reader.T("words.due.before.day", ("day", Day(day)));

    /// <summary>The due words of a legal deadline; what is left counts in the deadline's own kind of days.</summary>
    public Due Due(Deadline deadline, TimeOnly? at = null) =>
        Due(deadline.Day, at, deadline.Term is WorkingDays ? WorkingDaysLeft(deadline) : null);

    /// <param name="at">The end of office hours on that day; null means midnight.</param>
    /// <param name="workingDaysLeft">What is left where the term counts working days, today included; null counts calendar days.</param>
    public Due Due(DateOnly day, TimeOnly? at = null, int? workingDaysLeft = null)
    {
        var days = day.DayNumber - reader.Today.DayNumber;
        var passed = days == 0 && at is { } time && TimeOnly.FromDateTime(reader.Now.DateTime) >= time;
        return days switch
        {
            < 0 => new(Days("words.due.over", -days), reader.T("words.due.on", ("day", Date(day))), Tone.Over) { Nearness = Nearness.Over },
            0 when passed => new(reader.T("words.due.overToday", ("time", Clock(at!.Value))), Day(day), Tone.Over) { Nearness = Nearness.Over },
            0 => new(Near("today", at), Day(day), Tone.Soon) { Nearness = Nearness.Today },
            1 => new(Near("tomorrow", at), Day(day), Tone.Soon) { Nearness = Nearness.WithinSevenWorkingDays },
            _ => new(Left(days, workingDaysLeft), Day(day), Tone.Plain)
            {
                Nearness = (workingDaysLeft ?? days * 5 / 7) <= 7 ? Nearness.WithinSevenWorkingDays : Nearness.Later,
            },
        };
    }

    /// <summary>For what does not count time now: 「已暂停」 and the reason below.</summary>
    public Due Waiting(string why, Tone tone = Tone.Pause) =>
        new(reader.T(tone == Tone.Open ? "words.due.noticePaused" : "words.due.paused"), why, tone) { Nearness = Nearness.Waiting };

    /// <summary>Counted days of the deadline from today on, today included.</summary>
    private int WorkingDaysLeft(Deadline deadline) => deadline.Cells.Count(c =>
        c.Day >= reader.Today && c.Role is (DayRole.Counted or DayRole.Last));

    private string Near(string day, TimeOnly? at) => at is { } time
        ? reader.T($"words.due.{day}.time", ("time", Clock(time)))
        : reader.T($"words.due.{day}.day");

    private string Left(int days, int? workingDays) => workingDays is { } count
        ? Days("words.due.left.workingDays", count)
        : Days("words.due.left.days", days);

    /// <summary>English knows one day and several.</summary>
    private string Days(string key, int days) => reader.T(days == 1 ? key + ".one" : key, ("days", days));

    private string ShortDate(DateOnly day) => Chinese
        ? $"{day.Month}月{day.Day}日"
        : day.ToString("d MMM", CultureInfo.InvariantCulture);

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, reader.Installation.Zone);
}
