using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>A decision, a notice and a payment say who is to do it; only a plain task may be the starter's without a word.</summary>
public sealed class SomebodyIsAsked : ModelCheck
{
    private static readonly string[] Kinds = ["approval", "publicNotice", "disbursement"];

    public override IEnumerable<Problem> Find(ProcessPackage package) =>
        from stage in package.Process.Stages()
        where Kinds.Contains(stage.Stage.Kind)
        from asked in stage.Stage.Settings.All("objection").Concat(stage.Stage.Settings.All("correction")).Prepend(stage.Stage.Settings)
        where !asked.All("candidates").Any()
        select Fault(stage.Node.Id, asked.Line, ("node", stage.Node.Name));
}
