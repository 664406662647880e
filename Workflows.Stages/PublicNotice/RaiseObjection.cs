namespace Workflows.Stages.PublicNotice;

/// <summary>
/// Somebody objects to a public notice. What was written stands in the stage's rows under <see cref="ObjectionId"/>; the
/// command says only that it was raised, which stops the clock.
/// </summary>
[StoredName("publicNotice.raiseObjection", 1)]
public sealed record RaiseObjection : StageCommand
{
    public required string ObjectionId { get; init; }
}
