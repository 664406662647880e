using System.Collections.Immutable;
using Workflows.Definitions.Model;
using Workflows.Engine.State;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Tasks.Parts;

/// <summary>What people came to at earlier stages, oldest first. Stages without people are left out, but for notices.</summary>
public static class EarlierStagesPart
{
    public static EarlierStages Of(TaskView task) => new(
        [.. task.State.Past.Where(p => IsTold(task.Case, p)).Select(p => Stage(task, p))],
        new ActionLink(task.Reader.T("tasks.record"), $"/cases/{task.State.Id}"));

    private static bool IsTold(CaseView view, PastVisit visit) =>
        !visit.Actors.IsEmpty || view.Process.Stages.GetValueOrDefault(visit.NodeId) is IPublicNotice && visit.Outcome != "cancelled"
            && view.Process.Model.Nodes.GetValueOrDefault(visit.NodeId) is UserTask;

    private static EarlierStage Stage(TaskView task, PastVisit visit) =>
        new(task.Say.Stage(visit.NodeId), task.Say.Outcome(visit.Outcome), ToneOf(visit.Outcome), Words(task, visit), visit.At);

    private static string Words(TaskView task, PastVisit visit) => (visit.Actors.IsEmpty, visit.Words) switch
    {
        (true, _) => task.Reader.T("tasks.earlier.until", ("day", task.Words.Date(task.Words.DayOf(visit.At.AddTicks(-1))))),
        (_, "") => task.Say.Names(visit.Actors),
        var (_, words) => $"{task.Say.Names(visit.Actors)}{task.Reader.T("words.colon")}{words}",
    };

    internal static Tone ToneOf(string outcome) => outcome switch
    {
        "rejected" or "upheld" or "timedOut" => Tone.Rejected,
        "returned" => Tone.Returned,
        "cancelled" or "withdrawn" => Tone.Pause,
        _ => Tone.Pass,
    };
}
