using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// The law changed and somebody decided that a running case follows it: the case is given the rule pack that is in force for
/// its unit now, and every open due day and term is counted again by its rules, from the day it began (approvals.md §4). What a
/// parameter fixes at the application stays as it was then. Refused where the case has that pack.
/// </summary>
[StoredName("applyRules", 1)]
public sealed record ApplyRules : CountAgain
{
    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        var now = run.World.Rules(run.State.UnitId, null, null).Reference;
        return now == new Definitions.RulePacks.PackReference(run.State.RulePack, run.State.RulePackVersion) ? []
            : base.Decide(run).Prepend(new RulesPinned(now.Id, now.Version));
    }
}
