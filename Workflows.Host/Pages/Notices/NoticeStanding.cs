using Workflows.Definitions.Calendars;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Web;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Pages.Notices;

/// <summary>How a notice stands today, in words: the chip, the one big sentence, the line below it.</summary>
public sealed record NoticeStanding(Chip Chip, string Words, string More)
{
    public static NoticeStanding Of(PublishedNotice notice, Reader reader, Words words) => notice switch
    {
        { Phase: NoticePhase.Open, Until: { } until } when reader.Today <= until.Day => new(
            new(reader.T("notices.chip.open"), Tone.Open), reader.T("notices.until", ("day", words.Day(until.Day))), Count(until, reader)),
        { Phase: NoticePhase.Open } => new(
            new(reader.T("notices.chip.over"), Tone.Pause), reader.T("notices.over"), reader.T("notices.over.more")),
        { Phase: NoticePhase.Paused } => new(
            new(reader.T("notices.chip.paused"), Tone.Pause), reader.T("notices.paused"), reader.T("notices.paused.more")),
        { Phase: NoticePhase.Expired, Until: { } until } => new(
            new(reader.T("notices.chip.over"), Tone.Pass),
            reader.T(until.Pauses.IsEmpty ? "notices.expired" : "notices.expired.dismissed"),
            reader.T("notices.expired.more", ("day", words.Day(until.Day)))),
        { Phase: NoticePhase.Upheld } => new(
            new(reader.T("notices.chip.ended"), Tone.Rejected), reader.T("notices.upheld"), reader.T("notices.upheld.more")),
        { Phase: NoticePhase.Withdrawn } => new(
            new(reader.T("notices.chip.ended"), Tone.Pause), reader.T("notices.withdrawn"), reader.T("notices.withdrawn.more")),
        _ => new(new(reader.T("notices.chip.draft"), Tone.Todo), reader.T("notices.draft"), reader.T("notices.draft.more")),
    };

    /// <summary>「今天是第 2 个工作日，共 5 个」; on days that are not counted only the whole.</summary>
    private static string Count(Deadline until, Reader reader)
    {
        var unit = until.Term is WorkingDays ? "workingDays" : "days";
        var today = until.Cells.FirstOrDefault(c => c.Day == reader.Today) is { Number: { } number } ? number : (int?)null;
        return until.Term is WorkingDays or CalendarDays
            ? today is { } day
                ? reader.T($"notices.count.{unit}", ("number", day), ("of", until.Term.Count))
                : reader.T($"notices.count.{unit}.all", ("of", until.Term.Count))
            : reader.Say(until.Term.Words);
    }
}
