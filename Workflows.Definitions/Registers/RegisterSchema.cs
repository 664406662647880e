using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Registers;

/// <summary>
/// A register (登记册): what outlives the case that made it, one entry under a key, every version kept. Entries change only by
/// facts of a case or a recorded import.
/// </summary>
public sealed record RegisterSchema
{
    /// <summary>Folder name, e.g. <c>hardship</c>.</summary>
    public required string Name { get; init; }

    public required Wording Title { get; init; }

    /// <summary>What the key of an entry is: <c>person</c>, <c>unit</c>, <c>number</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Level of the unit that keeps an entry: <c>street</c>, <c>district</c> …</summary>
    public required string Level { get; init; }

    /// <summary>Parameter with the term an entry is kept after it was closed; empty = for ever.</summary>
    public string Retention { get; init; } = "";

    public required ImmutableArray<RegisterField> Fields { get; init; }

    public RegisterField? Find(string field) => Fields.FirstOrDefault(f => f.Key == field);
}

/// <param name="Kind"><c>text</c>, <c>person</c>, <c>unit</c>, <c>money</c>, <c>date</c>, <c>choice</c>.</param>
/// <param name="RuleId">The rule it answers to; null where there is none.</param>
public sealed record RegisterField(string Key, Wording Label, string Kind, string? RuleId)
{
    /// <summary>What a choice may hold, with its words; empty for every other kind.</summary>
    public ImmutableSortedDictionary<string, Wording> Choices { get; init; } = ImmutableSortedDictionary.Create<string, Wording>(StringComparer.Ordinal);

    /// <summary>Parameter with the term before the day of this field at which a process starts; empty = none.</summary>
    public string StartsBefore { get; init; } = "";

    /// <summary>Name of the process that then starts.</summary>
    public string Starts { get; init; } = "";
}
