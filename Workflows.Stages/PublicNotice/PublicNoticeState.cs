using Workflows.Definitions.Calendars;

namespace Workflows.Stages.PublicNotice;

public enum NoticePhase
{
    /// <summary>The text can be seen by those who publish it; the clock has not begun.</summary>
    Draft,
    /// <summary>Open: anybody may read and object.</summary>
    Open,
    /// <summary>An objection is being looked into; the clock stands still .</summary>
    Paused,
    /// <summary>Ended without an objection upheld.</summary>
    Expired,
    /// <summary>An objection was upheld.</summary>
    Upheld,
    /// <summary>The case went elsewhere before the end.</summary>
    Withdrawn,
}

/// <summary>What the stage remembers of one notice.</summary>
[StoredName("publicNotice.state", 1)]
public sealed record NoticeState(NoticePhase Phase) : StageState
{
    /// <summary>The last day, with its reason; null before publishing.</summary>
    public Deadline? Until { get; init; }

    /// <summary>Objections not yet answered, by id.</summary>
    public ImmutableArray<string> Objections { get; init; } = [];

    /// <summary>The day the clock stopped; null while it runs.</summary>
    public DateOnly? PausedOn { get; init; }

    /// <summary>How many objections were answered before; numbers the tasks that check them.</summary>
    public int Checked { get; init; }
}

/// <summary>What the public page of a notice shows changed; written in the transaction that saves the fact.</summary>
public sealed record NoticeChanged(string NodeId, int Visit, NoticePhase Phase, Deadline? Until) : Effect;

/// <summary>A notice can be seen by those who will publish it.</summary>
[StoredName("publicNotice.drafted", 1)]
public sealed record NoticeDrafted : NoticeFact
{
    protected override StageState Change(StageState? stage) => new NoticeState(NoticePhase.Draft);
}

/// <summary>The notice is open from this day to the last day of its term.</summary>
[StoredName("publicNotice.published", 1)]
public sealed record NoticePublished(Deadline Until) : NoticeFact
{
    protected override StageState Change(StageState? stage) => (NoticeState)stage! with { Phase = NoticePhase.Open, Until = Until };
}

/// <summary>Somebody objected. The words are the stage's own rows, not the journal's.</summary>
[StoredName("publicNotice.objected", 1)]
public sealed record ObjectionRaised(string ObjectionId, DateOnly On) : NoticeFact
{
    protected override StageState Change(StageState? stage)
    {
        var notice = (NoticeState)stage!;
        return notice with { Phase = NoticePhase.Paused, Objections = notice.Objections.Add(ObjectionId), PausedOn = notice.PausedOn ?? On };
    }
}

/// <summary>The objections were found without ground and answered; the clock runs on.</summary>
[StoredName("publicNotice.resumed", 1)]
public sealed record NoticeResumed(ImmutableArray<string> Dismissed, Deadline Until) : NoticeFact
{
    protected override StageState Change(StageState? stage)
    {
        var notice = (NoticeState)stage!;
        return notice with { Phase = NoticePhase.Open, Until = Until, Objections = [], PausedOn = null, Checked = notice.Checked + 1 };
    }
}

/// <summary>The last day was counted again by another calendar; the text and its first day stay.</summary>
[StoredName("publicNotice.termMoved", 1)]
public sealed record NoticeTermMoved(Deadline Until) : NoticeFact
{
    protected override StageState Change(StageState? stage) => (NoticeState)stage! with { Until = Until };
}

/// <summary>The notice is over.</summary>
[StoredName("publicNotice.ended", 1)]
public sealed record NoticeEnded(NoticePhase Phase) : NoticeFact
{
    protected override StageState Change(StageState? stage) => (NoticeState)stage! with { Phase = Phase };
}

/// <summary>A fact that changes what the public page shows.</summary>
public abstract record NoticeFact : StageFact
{
    public sealed override IEnumerable<Effect> Effects(ProcessInstance after) =>
        after.ActiveAt(NodeId, Visit) is { Stage: NoticeState notice } ? [new NoticeChanged(NodeId, Visit, notice.Phase, notice.Until)] : [];
}
