namespace Workflows.Stages.Approval;

/// <summary>
/// Takes back signers and delegations that have not answered (减签), by whoever put them there. What waited for them goes on: the
/// task comes back, or the approval that was held back counts.
/// </summary>
[StoredName("approval.removeSigners", 1)]
public sealed record RemoveSigners : StageCommand
{
    /// <summary>Ids of their seats.</summary>
    public required ImmutableArray<string> Seats { get; init; }
}
