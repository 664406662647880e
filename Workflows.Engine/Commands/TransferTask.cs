using System.Collections.Immutable;

namespace Workflows.Engine.Commands;

/// <summary>Hands a task on to another person for good (转办): it is theirs, its due day stays.</summary>
[StoredName("transferTask", 1)]
public sealed record TransferTask : TaskAct
{
    public required string To { get; init; }

    public override string Act => "transfer";
    public override ImmutableArray<string> Named => [To];
}
