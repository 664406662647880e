using Workflows.Definitions.Feel;
using Workflows.Engine;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks.Parts;

/// <summary>A refusal of the engine on the page: what is, who did it, what changed from what to what.</summary>
public static class ConflictPart
{
    /// <summary>Refusals that somebody mends in the panel at once; said there instead of on top.</summary>
    public static bool IsOfPanel(Rejection rejection) => rejection.Key is
        "engine.reasonMissing" or "engine.guard" or "engine.guardWarns" or "stages.cannotReturnThere" or "stages.noReceipt" or "stages.receiptDoesNotFit" or "stages.receiptIncomplete";

    public static Conflict Of(TaskView task, Rejection rejection) => new(task.Reader.Say(rejection.Sentence), ToneOf(rejection.Key))
    {
        Changes = rejection.Changes.IsDefaultOrEmpty ? [] : [.. rejection.Changes.Select(c => Change(task, c))],
    };

    private static ChangedField Change(TaskView task, ShownChange change) => new(
        task.Say.Label(change.Field),
        change.ActorId is "" or "system" ? task.Reader.T("tasks.changed.bySystem") : task.Case.Directory.Person(change.ActorId)?.Name ?? change.ActorId,
        Said(task, change.Field, change.Before),
        Said(task, change.Field, change.Now));

    private static string Said(TaskView task, string field, FeelValue value) =>
        task.Say.Value(field, value) is { Length: > 0 } words ? words : task.Reader.T("tasks.changed.nothing");

    /// <summary>Others acting is news, not a fault.</summary>
    private static Tone ToneOf(string key) => key is
        "engine.youDidAlready" or "engine.decidedMeanwhile" or "engine.returnedMeanwhile" or "engine.withdrawnMeanwhile" or "engine.endedMeanwhile" or "engine.taskGone"
        ? Tone.Plain : Tone.Over;
}
