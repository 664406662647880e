namespace Workflows.Stages.Approval;

/// <summary>
/// What an approval remembers of its visit: the seats nobody has answered yet, where more has to be known of them than their open
/// task says, and the answers given. A task without a seat here weighs 1 and is its own.
/// </summary>
[StoredName("approval.state", 2)]
public sealed record ApprovalState : StageState
{
    public static ApprovalState None { get; } = new();

    /// <summary>In the order in which they are asked, where one is asked after the other.</summary>
    public ImmutableArray<Seat> Seats { get; init; } = [];

    public ImmutableArray<Vote> Votes { get; init; } = [];

    internal static ApprovalState Of(StageState? stage) => stage as ApprovalState ?? None;
}

/// <summary>
/// A place at the table: whom one answer is asked of, and what it weighs. It is open while it has a task; else it waits for its turn,
/// or for those who speak for it.
/// </summary>
/// <param name="Id">The purpose its first task has; later ones have it with <c>~</c> and a number behind.</param>
/// <param name="Weight">0 for those who only give an opinion.</param>
public sealed record Seat(string Id, ImmutableArray<Principal> Principals, int Weight)
{
    public SeatRole Role { get; init; }

    /// <summary>The seat that waits for this one's opinion; empty for those who decide.</summary>
    public string For { get; init; } = "";

    /// <summary>Who put them here, and in whose name; nobody for those the diagram names.</summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>The approval that counts once those added after it agree; null where none waits.</summary>
    public Vote? Held { get; init; }

    /// <summary>Whether its answer decides.</summary>
    public bool Decides => Role is SeatRole.Own or SeatRole.Beside;
}

public enum SeatRole { Own, Beside, Before, After, Delegate }

/// <summary>An answer that counts: of which seat, by whom and for whom, <c>approve</c>, <c>reject</c> or <c>abstain</c>, and what it weighs.</summary>
/// <param name="Of">Empty in records of release 0.2 and before.</param>
public sealed record Vote(string Of, ImmutableArray<string> Persons, string Act, int Weight);

internal static class ApprovalStateChanges
{
    extension(ApprovalState state)
    {
        /// <summary>The seat has answered; nobody speaks for it any more.</summary>
        public ApprovalState With(Vote vote) => state with
        {
            Seats = state.Seats.RemoveAll(s => s.Id == vote.Of || s.For == vote.Of && vote.Of is not ""),
            Votes = state.Votes.Add(vote),
        };

        public Seat? Find(string id) => state.Seats.FirstOrDefault(s => s.Id == id);

        /// <summary>The seat a task is asked of.</summary>
        public Seat SeatOf(OpenTask task) => state.Find(IdOf(task.Purpose)) ?? new(IdOf(task.Purpose), task.Principals, 1);

        /// <summary>Those who speak for a seat.</summary>
        public ImmutableArray<Seat> Speaking(string id, params SeatRole[] roles) => [.. state.Seats.Where(s => s.For == id && roles.Contains(s.Role))];

        /// <summary>The weight of the answers that are still to come in a visit.</summary>
        public int OpenWeight(ProcessInstance instance, string nodeId, int visit) => state.Seats.Sum(s => s.Weight)
            + instance.Tasks.Count(t => t.NodeId == nodeId && t.Visit == visit && state.Find(IdOf(t.Purpose)) is null);

        /// <summary>Everybody whose answer is in, and those they stood in for.</summary>
        public ImmutableArray<string> Voters => [.. state.Votes.SelectMany(v => v.Persons).Distinct(StringComparer.Ordinal)];
    }

    public static string IdOf(string purpose) => purpose.Split('~')[0];
}
