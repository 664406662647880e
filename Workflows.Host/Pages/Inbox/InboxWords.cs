using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Engine.World;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Inbox;

/// <summary>Says tasks as the rows of the inbox: what it is about, why it is the reader's, until when.</summary>
public sealed class InboxWords(Reader reader, Words words, CaseWords said)
{
    /// <summary>The rows in their groups, the nearest first.</summary>
    public ImmutableArray<InboxGroup> Groups(IEnumerable<InboxTask> tasks, IWorld world, ImmutableDictionary<string, string> processes) =>
    [
        .. tasks.Select(t => (Due: DueOf(t, world.Calendar), Task: t))
            .GroupBy(t => t.Due?.Nearness ?? Nearness.Later).OrderBy(g => g.Key)
            .Select(g => InboxGroup.Of(g.Key, [.. g.Select(t => Row(t.Task, t.Due, world, processes))], reader)),
    ];

    private InboxRow Row(InboxTask task, Due? due, IWorld world, ImmutableDictionary<string, string> processes) => new()
    {
        Id = task.Task.Id,
        Href = CaseRoutes.Task(task.Task.Id),
        Title = said.Titled(task.Task.Title, task.Task.AmountFen),
        Meta = string.Join(" · ", processes.GetValueOrDefault(task.Task.PackageName, task.Task.PackageName), task.Task.Number,
            world.Directory.Unit(task.Task.UnitId)?.Name ?? task.Task.UnitId),
        Stage = new(said.Chosen(task.Task.StageName, task.Task.StageEnglishName), task.Task.Paused ? Tone.Pause : Tone.Todo),
        Why = Why(task, world.Directory),
        Due = due,
        Aside = reader.T("desk.noClock"),
        IsNew = !task.Opened,
        Sensitive = task.Task.Sensitivity != "ordinary",
        Amount = task.Task.AmountFen is { } fen ? new Money(fen) : null,
    };

    /// <summary>A count of tasks as tabs say it.</summary>
    public static string Counted(int count) => count >= InboxQuery.CountedUpTo ? $"{Words.Number(InboxQuery.CountedUpTo - 1)}+" : Words.Number(count);

    private Due? DueOf(InboxTask task, WorkCalendar calendar) =>
        task.Task.Paused ? words.Waiting(said.Chosen(task.Task.StageName, task.Task.StageEnglishName))
        : task.Task.DueDay is { } day ? words.Due(day, workingDaysLeft: WorkingDays(calendar, words.DayOf(task.Task.OpenedAt) == reader.Today ? reader.Today.AddDays(1) : reader.Today, day))
        : null;

    private Emphasis Why(InboxTask task, IDirectory directory)
    {
        if (task.HolderId is { } holder) return new(reader.T("desk.why.heldBy", ("name", directory.NameOf(holder))), directory.NameOf(holder));
        if (task.Claim.OnBehalfOf.Length > 0)
        {
            var absent = directory.NameOf(task.Claim.OnBehalfOf);
            return new(task.Claim.Until is { } until
                ? reader.T("desk.why.substituteUntil", ("name", absent), ("day", words.Date(words.DayOf(until.AddTicks(-1)))))
                : reader.T("why.substitute", ("name", absent)), absent);
        }
        var post = task.Claim.Principal.StartsWith("post:", StringComparison.Ordinal) ? said.Post(directory, task.Claim.Principal["post:".Length..]) : "";
        return reader.T(task.Why is "why.nobodyElse" or "why.othersBarred" && post.Length > 0 ? "desk." + task.Why : task.Why, ("post", post));
    }

    /// <summary>Working days from a day to the due day, both included. The day a task comes in is not counted.</summary>
    private static int WorkingDays(WorkCalendar calendar, DateOnly from, DateOnly due)
    {
        var days = 0;
        for (var day = from; day <= due && days < 400; day = day.AddDays(1))
            if (calendar.IsWorking(day)) days++;
        return days;
    }
}
