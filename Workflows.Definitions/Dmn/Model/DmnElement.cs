using System.Collections.Immutable;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Dmn;

/// <summary>An element of the requirements graph. The family is closed. Its name is also the name of its variable.</summary>
public abstract record DmnElement(string Id, string Name, int Line)
{
    /// <summary>What its value is held to; Any where the model says nothing.</summary>
    public FeelType Type { get; init; } = FeelType.Any;

    internal ImmutableArray<DmnReference> Requirements { get; init; } = [];
}

/// <summary>A value given from outside.</summary>
public sealed record DmnInput(string Id, string Name, int Line) : DmnElement(Id, Name, Line);

/// <summary>A value decided by an expression, often a table; without an expression it is null.</summary>
public sealed record DmnDecision(string Id, string Name, int Line) : DmnElement(Id, Name, Line)
{
    internal FeelNode? Body { get; init; }
}

/// <summary>A function of the model.</summary>
public sealed record DmnKnowledgeModel(string Id, string Name, int Line) : DmnElement(Id, Name, Line)
{
    public ImmutableArray<FeelParameter> Parameters { get; init; } = [];
    internal FeelNode? Body { get; init; }
}

/// <summary>Decisions to be invoked together; one output decision answers its value, several a context of theirs.</summary>
public sealed record DmnDecisionService(string Id, string Name, int Line) : DmnElement(Id, Name, Line)
{
    internal ImmutableArray<DmnReference> Outputs { get; init; } = [];

    /// <summary>The parameters: required inputs first, then input decisions.</summary>
    internal ImmutableArray<DmnReference> Parameters { get; init; } = [];
}

/// <summary>Where a requirement points: an id, in another model where a namespace stands before it.</summary>
internal sealed record DmnReference(string? Namespace, string Id)
{
    public static DmnReference Of(string href) => href.LastIndexOf('#') is var at and >= 0
        ? new(at == 0 ? null : href[..at], href[(at + 1)..])
        : new(null, href);
}
