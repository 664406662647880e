using System.Collections.Immutable;
using Workflows.Definitions.Calendars;
using Workflows.Engine.State;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>Makes 「现在等谁」: one card for each task that waits, one for each clock that runs by itself. Never "the system".</summary>
public sealed class WaitingCards(Reader reader, Words words, CaseWords said)
{
    public ImmutableArray<WaitingFor> Of(CaseFile file) =>
        [.. file.Instance.Active.SelectMany(active => Of(file, active))];

    private IEnumerable<WaitingFor> Of(CaseFile file, ActiveNode active)
    {
        var stage = said.Stage(file.Process.Model.Node(active.NodeId));
        if (active.Incident.Length > 0)
            yield return new() { Condition = reader.T("case.waiting.stuck", ("stage", stage), ("why", said.Known(active.Incident, active.Incident))) };
        foreach (var task in file.Instance.Tasks.Where(t => t.NodeId == active.NodeId))
            yield return Of(file, stage, task);
        if (active.Stage is NoticeState { Phase: NoticePhase.Open, Until: { } until })
            yield return Clock(reader.T("case.waiting.notice", ("stage", stage)), until, ClockStart.Published);
        foreach (var timer in Timers(file, active))
            yield return new() { Condition = reader.T("case.waiting.until", ("stage", stage), ("at", words.Moment(timer.At))) };
    }

    private WaitingFor Of(CaseFile file, string stage, OpenTask task)
    {
        var people = new Waiting(said).Of(file, task);
        var card = new WaitingFor
        {
            People = [.. people.Select(w => new PersonLine(said.Person(file.Directory, w.Person), Role(file, stage, w.Principal)))],
            Condition = !people.IsEmpty ? null
                : new Waiting(said).Guests(file, task).FirstOrDefault() is { } guest ? reader.T("case.waiting.guest", ("stage", stage), ("role", guest))
                : reader.T("case.waiting.nobodyAt", ("stage", stage)),
            Urge = MayUrge(task, people) ? Urge(file.Instance.Id, task) : null,
        };
        if (task.Paused) return card with { Due = words.Waiting(stage) };
        return task.Due is not { } due ? card : card with
        {
            Before = words.Before(due.Day, null),
            Due = words.Due(due),
            WhyThisDay = WhyThisDay.Of(due, ClockStart.Received, reader),
        };
    }

    /// <summary>Not who has it, nor who only audits; how often, the rule pack says when it is done.</summary>
    private bool MayUrge(OpenTask task, ImmutableArray<(string Person, Principal Principal)> people) => !task.Paused && !people.IsEmpty
        && reader.Person is { } person && people.All(p => p.Person != person.Id) && person.Roles.Any(r => r is not ReaderRole.Auditor);

    private ActionLink Urge(string caseId, OpenTask task) => new(reader.T("case.urge"), $"{CaseRoutes.Case(caseId)}/urge")
    {
        Icon = "bell",
        Hidden = new Dictionary<string, string> { ["task"] = task.Id, ["visit"] = task.Visit.ToString(System.Globalization.CultureInfo.InvariantCulture) },
    };

    private WaitingFor Clock(string condition, Deadline until, ClockStart start) => new()
    {
        Condition = condition,
        Before = words.Before(until.Day, null),
        Due = words.Due(until),
        WhyThisDay = WhyThisDay.Of(until, start, reader),
    };

    /// <summary>Timers that move the case on; reminders and due days of tasks are not waited for, nor the end of a notice said above.</summary>
    private static IEnumerable<PendingTimer> Timers(CaseFile file, ActiveNode active) => file.Instance.Timers
        .Where(t => t.NodeId == active.NodeId && t.TaskId.Length == 0 && active.Stage is not NoticeState);

    private string Role(CaseFile file, string stage, Principal principal) => principal.Key.StartsWith("post:", StringComparison.Ordinal)
        ? said.Post(file.Directory, principal.Key["post:".Length..])
        : stage;
}
