using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;

namespace Workflows.Definitions.Documents;

/// <summary>What a template is filled with: the scope its fields are worked out in, and how values are said.</summary>
public sealed record DocumentData(FeelScope Scope)
{
    /// <summary>The forms in whose words answers are said: a choice by its label, an amount with its unit.</summary>
    public ImmutableArray<FormSchema> Forms { get; init; } = [];

    /// <summary>The name behind the id of a person, a unit or a region; null where it is unknown.</summary>
    public Func<ListedThing, string, string?> NameOf { get; init; } = (_, _) => null;

    /// <summary>Opens a seal so that its value can be masked: in clear it never stands in a document.</summary>
    public Func<SealedValue, FeelValue?> Reveal { get; init; } = _ => null;

    /// <summary>The field that is answered at a way; null where no form asks it.</summary>
    internal AnswerField? FieldAt(string way) => Forms.Select(f => f.Find(way)).FirstOrDefault(f => f is not null);
}
