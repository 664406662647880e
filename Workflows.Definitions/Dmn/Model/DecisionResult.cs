using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Dmn;

/// <summary>What was decided, by which rules of which tables, in the order in which the tables were decided.</summary>
public sealed record DecisionResult(FeelValue Value, ImmutableArray<FiredRule> Fired, ImmutableArray<Sentence> Warnings);

/// <summary>A rule that made the result: number from 1 as the table counts, and the inputs as they were.</summary>
/// <param name="Annotation">The annotation columns, or the rule's description, as written; may be a text key. Empty for none.</param>
public sealed record FiredRule(string TableId, int RuleNumber, string RuleId, string Annotation, ImmutableArray<FiredInput> Inputs);

/// <summary>An input of a table under its label, or under its expression where it has none.</summary>
public sealed record FiredInput(string Label, FeelValue Value);

/// <summary>A model as far as it could be read; null where the text is no DMN at all. A faulty expression is null when evaluated.</summary>
public sealed record DmnReadResult(DmnModel? Model, ImmutableArray<DmnProblem> Problems);

/// <summary>Something wrong in a model: at which element (null for the document), in which line, from 1.</summary>
public sealed record DmnProblem(string? ElementId, int Line, Sentence Sentence);
