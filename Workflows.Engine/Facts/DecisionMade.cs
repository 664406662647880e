using System.Collections.Immutable;

namespace Workflows.Engine.Facts;

/// <summary>A decision of the package was evaluated; these rows of its tables fired. The inputs are not kept.</summary>
[StoredName("decisionMade", 1)]
public sealed record DecisionMade(string NodeId, string Decision, ImmutableArray<FiredRuleReference> Fired) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance;
}

/// <param name="Rule">Number of the row, from 1.</param>
/// <param name="Words">The row's annotation as the table has it; usually the key of a text of the package.</param>
public sealed record FiredRuleReference(string Table, int Rule, string Words = "");
