using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>What people do, and what holds several of it together, has a name in both languages.</summary>
public sealed class TasksAreNamed : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package) =>
        from task in package.Process.Nodes.Values
        where task is UserTask or SubProcess
        where task.Name is "" || task.EnglishName is ""
        select Fault(task, ("node", task.Id)) with { IsWarning = task.Name is not "" };
}
