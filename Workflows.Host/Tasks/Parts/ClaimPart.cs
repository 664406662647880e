using Workflows.Engine.World;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks.Parts;

/// <summary>A task that one of several takes: who has it, and the button that takes it or gives it back.</summary>
/// <param name="Press">Null where the reader can do neither.</param>
public sealed record ClaimPart(Note Note, ActionLink? Press)
{
    /// <summary>Null where nobody has to take it first.</summary>
    public static ClaimPart? Of(TaskView task)
    {
        if (task.Task.ToClaim is not true) return null;
        var address = $"{TaskPages.Address(task)}/claim";
        if (task.Task.Claim is not { } claim)
            return task.Standing is null ? null : new(new(task.Reader.T("tasks.claim.free"), Tone.Plain, "users"), Post(task, "desk.claim", address, main: true));
        var at = task.Words.Moment(claim.At);
        if (task.Standing is not null)
            return new(new(task.Reader.T("tasks.claim.yours", ("at", at)), Tone.Pass), Post(task, "tasks.claim.release", $"{address}?handler=Release"));
        return new(
            new(task.Reader.T("tasks.claim.others", ("who", task.Say.Names([claim.PersonId])), ("at", at)), Tone.Plain, "info"),
            task.Reader.Person is { } person && task.Case.Directory.IsAdministrator(person.Id, task.State.UnitId) ? Post(task, "tasks.claim.releaseFor", $"{address}?handler=Release") : null);
    }

    private static ActionLink Post(TaskView task, string key, string address, bool main = false) =>
        new(task.Reader.T(key), address) { Hidden = new Dictionary<string, string>(), Main = main, Icon = main ? "claim" : null };
}
