using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>One answer that can be chosen: what the value holds, and what the reader sees.</summary>
public sealed record ChoiceOption(string Value, Wording Label);

/// <summary>Exactly one of the options, as buttons (<see cref="AsButtons"/>) or as a list to open. Nothing is preselected unless a default says so.</summary>
public sealed record ChoiceField(ImmutableArray<ChoiceOption> Options) : AnswerField
{
    public bool AsButtons { get; init; }
}

/// <summary>Any number of the options; the value is a list in the order of the options.</summary>
public sealed record MultiChoiceField(ImmutableArray<ChoiceOption> Options) : AnswerField;

/// <summary>Yes or no by one box. Required: it must be ticked.</summary>
public sealed record CheckField : AnswerField;
