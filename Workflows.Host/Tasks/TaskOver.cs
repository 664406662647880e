using System.Collections.Immutable;
using Workflows.Host.Pages.Shared.Models;

namespace Workflows.Host.Tasks;

/// <summary>The page of a task that is not open any more: what became of it, and what the reader had typed.</summary>
public sealed record TaskOver
{
    public required string Title { get; init; }
    public required string Sub { get; init; }

    /// <summary>Who did what, or why the reader's act was not taken; null where the result says it.</summary>
    public Conflict? Conflict { get; init; }

    /// <summary>What the reader's own act came to; null where somebody else ended it.</summary>
    public Result? Result { get; init; }

    /// <summary>The opinion the reader had typed; empty for none.</summary>
    public string Words { get; init; } = "";
    public ImmutableArray<ActionLink> Actions { get; init; } = [];
}
