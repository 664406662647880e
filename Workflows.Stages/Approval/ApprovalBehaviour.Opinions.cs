namespace Workflows.Stages.Approval;

/// <summary>Those who speak for a seat – by delegation, before or after it – and what becomes of the seat when they have spoken.</summary>
internal sealed partial class ApprovalBehaviour
{
    private static readonly ImmutableArray<string> Opinions = ["agree", "disagree"];

    /// <summary>An opinion: the task goes back to who asked, or the approval that waited for it counts.</summary>
    private IEnumerable<Fact> Advised(StageRun run, OpenTask task, ImmutableArray<PendingTimer> timers, AnswerTask answer)
    {
        var state = ApprovalState.Of(run.Remembered);
        var seat = state.SeatOf(task);
        var others = state.Speaking(seat.For, seat.Role).Remove(seat);
        yield return Removed(run, [seat.Id]);
        if (seat.Role is SeatRole.After && answer.Act is "disagree")
        {
            foreach (var other in others.Select(o => Open(run, o)).OfType<OpenTask>())
                yield return new TaskClosed(other.Id);
            yield return Removed(run, [.. others.Select(o => o.Id)]);
            others = [];
        }
        if (!others.IsEmpty)
            yield break;
        foreach (var fact in GoOn(run, state.Find(seat.For)!, task, timers, answer.Act is not "disagree", answer.Words))
            yield return fact;
    }

    /// <summary>A seat nobody speaks for any more: what it held back counts, or it is asked again.</summary>
    private IEnumerable<Fact> GoOn(StageRun run, Seat seat, OpenTask past, ImmutableArray<PendingTimer> timers, bool agreed, string words)
    {
        if (agreed && seat.Held is { } vote)
        {
            foreach (var fact in Counted(run, vote, words))
                yield return fact;
            yield break;
        }
        if (seat.Held is not null)
            yield return Changed(run, seat with { Held = null });
        var found = NowBehind(run, seat);
        foreach (var fact in Assignment.Pass(run, Task(run, past, seat, Answers, settings.Form) with { Principals = found.Principals, Excluded = found.Excluded }, timers))
            yield return fact;
    }

    /// <summary>What became of a task that is gone while its visit goes on: yours is in, others are asked first, or it went to somebody.</summary>
    public override Rejection? Gone(StageRun run, string taskId, Actor actor)
    {
        var state = ApprovalState.Of(run.Remembered);
        if (state.Voters.Contains(actor.PersonId))
            return new("engine.yoursIsIn");
        if (state.Find(ApprovalStateChanges.IdOf(taskId[run.TaskId("").Length..])) is not { } seat)
            return null;
        if (seat.Held is not null)
            return new("stages.heldForSigners", ("who", Names(run, state.Speaking(seat.Id, SeatRole.After))));
        if (state.Speaking(seat.Id, SeatRole.Before, SeatRole.Delegate) is { IsEmpty: false } speaking)
            return Persons(run, seat).Contains(actor.Principal)
                ? new("stages.waitsForOpinions", ("who", Names(run, speaking)))
                : new("stages.takenOn", ("name", Names(run, [seat])), ("who", Names(run, speaking)));
        return Open(run, seat) is null ? null : new("stages.wentOn", ("who", Names(run, [seat])));
    }

    private static string Names(StageRun run, IEnumerable<Seat> seats) =>
        string.Join('、', seats.SelectMany(s => Persons(run, s)).Distinct(StringComparer.Ordinal).Select(run.World.Directory.NameOf));

    /// <summary>The task of somebody who speaks for a seat, with the due day of that seat's task.</summary>
    private static IEnumerable<Fact> Pass(StageRun run, OpenTask task, ImmutableArray<PendingTimer> timers, Seat seat) =>
        Assignment.Pass(run, Task(run, task, seat, seat.Role is SeatRole.Delegate ? ["handBack"] : Opinions, ""), timers);
}
