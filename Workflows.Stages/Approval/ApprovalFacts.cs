namespace Workflows.Stages.Approval;

/// <summary>Seats were laid out: those of a visit when it begins, or more.</summary>
/// <param name="Before">The seat before which they come; empty = at the end.</param>
[StoredName("approval.seated", 1)]
public sealed record SeatsLaid(ImmutableArray<Seat> Seats, string Before = "") : StageFact
{
    protected override StageState Change(StageState? stage)
    {
        var state = ApprovalState.Of(stage);
        var at = Before is "" ? state.Seats.Length : state.Seats.TakeWhile(s => s.Id != Before).Count();
        return state with { Seats = state.Seats.InsertRange(at, Seats) };
    }
}

/// <summary>A seat changed: whom it is asked of, or what it holds back. One that was not known in particular is from now on.</summary>
[StoredName("approval.seatChanged", 1)]
public sealed record SeatChanged(Seat Seat) : StageFact
{
    protected override StageState Change(StageState? stage)
    {
        var state = ApprovalState.Of(stage);
        return state with
        {
            Seats = state.Find(Seat.Id) is null ? state.Seats.Add(Seat) : [.. state.Seats.Select(s => s.Id == Seat.Id ? Seat : s)],
        };
    }
}

/// <summary>Seats are no longer needed: an opinion was given, or they were removed (减签).</summary>
[StoredName("approval.seatsRemoved", 1)]
public sealed record SeatsRemoved(ImmutableArray<string> Ids) : StageFact
{
    protected override StageState Change(StageState? stage)
    {
        var state = ApprovalState.Of(stage);
        return state with { Seats = state.Seats.RemoveAll(s => Ids.Contains(s.Id)) };
    }
}

/// <summary>One of several answered, and it is not settled by that.</summary>
[StoredName("approval.voted", 1)]
public sealed record Voted(Vote Vote) : StageFact
{
    protected override StageState Change(StageState? stage) => ApprovalState.Of(stage).With(Vote);
}

/// <summary>The last answer was taken back by whoever gave it; the seat is asked again.</summary>
[StoredName("approval.voteTakenBack", 1)]
public sealed record VoteTakenBack(string Of) : StageFact
{
    protected override StageState Change(StageState? stage)
    {
        var state = ApprovalState.Of(stage);
        return state with { Votes = state.Votes.RemoveAt(state.Votes.Length - 1) };
    }
}

/// <summary>Somebody who approved before was not asked again; their approval counts here too.</summary>
/// <param name="From">The node at which they approved.</param>
[StoredName("approval.carriedOver", 1)]
public sealed record CarriedOver(string From, Vote Vote) : StageFact
{
    protected override StageState Change(StageState? stage) => ApprovalState.Of(stage).With(Vote);
}

/// <summary>The due day decided, not a person.</summary>
[StoredName("approval.timedOut", 1)]
public sealed record DecidedByTimeOut(bool Approved) : StageFact
{
    protected override StageState Change(StageState? stage) => ApprovalState.Of(stage);
}
