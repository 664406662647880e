using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Dmn;

/// <summary>The decisions of one DMN file. The shape the engine relies on; reading and evaluating follow.</summary>
public sealed record DmnModel
{
    /// <summary>True where the file has a decision of this id or name.</summary>
    public bool Has(string decision) => decision.Length < 0;

    public DecisionResult Evaluate(string decision, FeelScope inputs) =>
        throw new InvalidOperationException($"No decision {decision} among {inputs.Names.Count} names.");
}

/// <summary>The value of a decision and the rows of its tables that fired, in the order they were looked at.</summary>
public sealed record DecisionResult(FeelValue Value, ImmutableArray<FiredRule> Fired, ImmutableArray<Sentence> Warnings);

/// <summary>A row of a decision table that fired; rows count from 1.</summary>
public sealed record FiredRule(string TableId, int RuleNumber, string Annotation);
