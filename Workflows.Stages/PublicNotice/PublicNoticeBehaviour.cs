using System.Globalization;
using Workflows.Definitions.Calendars;

namespace Workflows.Stages.PublicNotice;

internal sealed class PublicNoticeBehaviour(PublicNoticeSettings settings) : StageBehaviour, IPublicNotice
{
    public PublicNoticeSettings Settings => settings;

    public override ImmutableArray<string> Forms => [.. new[] { settings.Form, settings.CheckForm }.Where(f => f is not "")];

    public override AssignmentSettings AssignmentOf(string purpose) => purpose is "publish" ? settings.Publish : settings.Check;

    public override IEnumerable<Fact> Enter(StageRun run)
    {
        yield return new NoticeDrafted { NodeId = run.NodeId, Visit = run.Visit };
        foreach (var fact in Assignment.Open(run, settings.Publish, "publish", settings.Form, ["publish"]))
            yield return fact;
    }

    public override Rejection? Refuse(StageRun run, OpenTask task, AnswerTask answer) => answer.Act switch
    {
        "publish" => run.Step.Rule(settings.Rule) is { SetsDay: true } ? null : new Rejection("stages.noTerm"),
        _ => Words.RefuseShort(answer),
    };

    public override IEnumerable<Fact> Answer(StageRun run, OpenTask task, AnswerTask answer)
    {
        yield return run.Answered(answer);
        foreach (var fact in answer.Act switch
        {
            "publish" => Publish(run),
            "uphold" => Uphold(run, answer),
            _ => Dismiss(run),
        })
            yield return fact;
    }

    public override IEnumerable<Fact> Timer(StageRun run, PendingTimer timer)
    {
        yield return new NoticeEnded(NoticePhase.Expired) { NodeId = run.NodeId, Visit = run.Visit };
        yield return run.Leave("noObjection");
    }

    public override Rejection? Refuse(StageRun run, StageCommand command) =>
        command is not RaiseObjection || run.Remembered is not NoticeState notice ? new Rejection("engine.actNotAllowed")
        : notice.Objections.Contains(((RaiseObjection)command).ObjectionId) ? new Rejection("stages.objectionKnown")
        : notice.Phase is NoticePhase.Paused ? null
        : notice.Phase is NoticePhase.Open && !DueInstant.IsOver(notice.Until!, command.At, run.World.Zone) ? null
        : new Rejection("stages.noticeNotOpen");

    public override Rejection? Gone(StageRun run, string taskId, Actor actor) =>
        run.Remembered is NoticeState { Phase: NoticePhase.Paused } && taskId.StartsWith(run.TaskId("check"), StringComparison.Ordinal)
            ? new("stages.objectionSince") : null;

    public override IEnumerable<Fact> Handle(StageRun run, StageCommand command)
    {
        var pending = CheckOf(run);
        yield return new ObjectionRaised(((RaiseObjection)command).ObjectionId, run.Step.Today) { NodeId = run.NodeId, Visit = run.Visit };
        foreach (var timer in ExpiryOf(run))
            yield return new TimerCancelled(timer.Id);
        var notice = (NoticeState)run.Remembered!;
        var purpose = string.Create(CultureInfo.InvariantCulture, $"check{notice.Checked + 1}-{notice.Objections.Length}");
        foreach (var fact in pending is null
            ? Assignment.Open(run, settings.Check, purpose, settings.CheckForm, ["uphold", "dismiss"])
            : Assignment.Renew(run, pending, purpose))
            yield return fact;
    }

    /// <summary>The open task that looks into the objections known so far. A further one renews it: none is answered unseen.</summary>
    private static OpenTask? CheckOf(StageRun run) =>
        run.State.Tasks.FirstOrDefault(t => t.NodeId == run.NodeId && t.Visit == run.Visit && t.Purpose.StartsWith("check", StringComparison.Ordinal));

    public override IEnumerable<Fact> BreakOff(StageRun run) =>
        run.Remembered is NoticeState { Phase: NoticePhase.Draft or NoticePhase.Open or NoticePhase.Paused }
            ? [new NoticeEnded(NoticePhase.Withdrawn) { NodeId = run.NodeId, Visit = run.Visit }] : [];

    /// <summary>Only while the clock runs; a paused term is counted by the calendar of the day it resumes.</summary>
    public override IEnumerable<Fact> Recount(StageRun run)
    {
        if (run.Remembered is not NoticeState { Phase: NoticePhase.Open, Until: { } before } || Recounting.Of(run.Step, before, settings.Rule) is not { } after)
            yield break;
        yield return new NoticeTermMoved(after) { NodeId = run.NodeId, Visit = run.Visit };
        if (after.Day == before.Day)
            yield break;
        foreach (var timer in ExpiryOf(run))
        {
            yield return new TimerCancelled(timer.Id);
            yield return new TimerSet(timer with { At = run.World.EndOf(after.Day) });
        }
        yield return Recounting.Told(run.Step, [Principal.PersonKey(run.State.Responsible)], "", before, after);
    }

    private IEnumerable<Fact> Publish(StageRun run)
    {
        var rule = run.Step.Rule(settings.Rule)!;
        var until = LegalClock.Due(run.Step.Today, rule, run.World.Calendar, run.Step.Rules);
        yield return new NoticePublished(until) { NodeId = run.NodeId, Visit = run.Visit };
        yield return run.SetTimer("expiry", run.World.EndOf(until.Day));
        yield return Notified.About("noticePublished", [Principal.PersonKey(run.State.Responsible)]);
    }

    private static PendingTimer[] ExpiryOf(StageRun run) =>
        [.. run.State.Timers.Where(t => t.NodeId == run.NodeId && t.Visit == run.Visit && t.Name.StartsWith("expiry", StringComparison.Ordinal))];

    private static IEnumerable<Fact> Uphold(StageRun run, AnswerTask answer)
    {
        yield return new NoticeEnded(NoticePhase.Upheld) { NodeId = run.NodeId, Visit = run.Visit };
        yield return run.Leave("upheld", answer.Words, answer.Actor.Persons);
    }

    private static IEnumerable<Fact> Dismiss(StageRun run)
    {
        var notice = (NoticeState)run.Remembered!;
        var until = LegalClock.Resume(notice.Until!, new Pause(notice.PausedOn!.Value, run.Step.Today), run.World.Calendar);
        yield return new NoticeResumed(notice.Objections, until) { NodeId = run.NodeId, Visit = run.Visit };
        yield return run.SetTimer($"expiry{(notice.Checked + 1).ToString(CultureInfo.InvariantCulture)}", run.World.EndOf(until.Day));
    }
}
