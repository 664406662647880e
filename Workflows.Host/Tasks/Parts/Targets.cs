using System.Collections.Immutable;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Stages;

namespace Workflows.Host.Tasks.Parts;

/// <summary>Where a task may be returned to, latest first, each stage with who did it.</summary>
public static class Targets
{
    public static ImmutableArray<ReturnTarget> Of(TaskView task) =>
    [
        .. from node in ReturnTargets.Of(task.Case.Process, task.State, task.Task.NodeId, task.Task.Visit)
           select new ReturnTarget(node, task.Reader.T("tasks.return.target",
               ("stage", task.Say.Stage(node)), ("who", task.Say.Names(task.State.LastVisit(node)!.Actors)))),
    ];
}
