using System.Collections.Immutable;

namespace Workflows.Engine.Commands;

/// <summary>Lets another person look into a task (委派): they hand it back with their words, and only then does whoever delegated it decide.</summary>
[StoredName("delegateTask", 1)]
public sealed record DelegateTask : TaskAct
{
    public required string To { get; init; }

    public override string Act => "delegate";
    public override ImmutableArray<string> Named => [To];
}
