using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>What people do has a day by which it is due. Advice: waiting for money has none.</summary>
public sealed class TasksHaveAClock : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package) =>
        from stage in package.Process.Stages()
        where stage.Node is UserTask && !stage.Stage.Settings.All("clock").Any()
        select Fault(stage.Node, ("node", stage.Node.Name)) with { IsWarning = true };
}
