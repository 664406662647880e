using Workflows.Engine.World;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks.Parts;

/// <summary>Separation of duties and kinship (A-19, G-44), as far as they can be told before acting; the engine decides.</summary>
public static class Duties
{
    public static bool IsFree(TaskView task) => Bar(task) is null && task.Standing is not null;

    public static GroundsLine Line(TaskView task) => Bar(task) is { } bar
        ? new(task.Reader.T("tasks.duties"), task.Reader.T(bar)) { Tone = Tone.Over, Icon = "warn" }
        : task.Standing is null
            ? new(task.Reader.T("tasks.duties"), task.Reader.T("engine.notEntitled")) { Tone = Tone.Pause, Icon = "info" }
            : new(task.Reader.T("tasks.duties"), task.Reader.T("tasks.duties.free")) { Tone = Tone.Pass, Icon = "shield" };

    /// <summary>The key of the sentence that bars the reader; null where none does.</summary>
    public static string? Bar(TaskView task)
    {
        if (task.Standing?.Actor is not { } actor) return null;
        var barred = task.Task.Excluded.FirstOrDefault(e => e.PersonId == actor.PersonId || e.PersonId == actor.OnBehalfOf);
        if (barred is not null) return barred.Reason;
        return task.Standing.Principal.Why != "why.starter" && task.State.Parties.Any(p => p == actor.PersonId || task.Case.Directory.AreNearRelatives(p, actor.PersonId))
            ? "barred.relative" : null;
    }
}
