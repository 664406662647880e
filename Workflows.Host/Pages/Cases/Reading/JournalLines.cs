using System.Collections.Immutable;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;
using Workflows.Stages.Approval;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>Makes the record of a case as people read it, newest first: who, as what, on whose behalf, what, when, what came of it.</summary>
public sealed class JournalLines(Reader reader, CaseWords said, FactWords facts)
{
    /// <summary>What waits now on top, then the rows of the record, newest first.</summary>
    public ImmutableArray<JournalLine> Of(CaseFile file) => [.. Waiting(file), .. Recorded(file).Reverse()];

    /// <summary>One line for each row, oldest first.</summary>
    public ImmutableArray<JournalLine> Recorded(CaseFile file)
    {
        var memory = new RecordMemory();
        var lines = new List<(JournalEntry? Entry, JournalLine Line)>();
        foreach (var row in file.Rows)
        {
            lines.Add((row.Entry, row.Entry is { } entry ? Line(file, memory, entry) : Unreadable(row.Row)));
            if (row.Entry is { } read) memory.Keep(read);
        }
        return [.. lines.Select(l => l.Line with { Void = IsVoid(memory, l.Entry) })];
    }

    /// <summary>Only what people wrote.</summary>
    public static ImmutableArray<JournalLine> Opinions(ImmutableArray<JournalLine> lines) => [.. lines.Where(l => l.Quote is not null)];

    private JournalLine Line(CaseFile file, RecordMemory memory, JournalEntry entry)
    {
        var command = entry.Command;
        var tone = ToneOf(entry);
        return new(What(file, memory, entry), said.Actor(file.Directory, command.Actor), command.At, tone)
        {
            Icon = command is StartInstance ? "arrow" : null,
            Quote = Quote(command),
            System = string.Join(reader.T("case.clause.separator"), new[] { facts.Of(file, memory, entry), SignedBy(command) }.Where(c => c.Length > 0)) is { Length: > 0 } clauses ? clauses : null,
        };
    }

    private string What(CaseFile file, RecordMemory memory, JournalEntry entry) => entry.Command switch
    {
        StartInstance => reader.T("case.did.start"),
        WithdrawInstance => reader.T("case.did.withdraw"),
        CancelInstance => reader.T("case.did.cancel"),
        RetryIncident retry => reader.T("case.did.retry", ("stage", StageAt(file, retry.NodeId))),
        MoveToken move => reader.T("case.did.move", ("stage", StageAt(file, move.NodeId)), ("to", StageAt(file, move.To))),
        RaiseObjection => reader.T("case.did.object"),
        AddComment => reader.T("case.did.comment"),
        UrgeTask urge => OnTask(file, memory, urge.TaskId, "case.did.urge"),
        HandOverCase handed => reader.T("case.did.handOver", ("from", said.Person(file.Directory, handed.From)), ("to", said.Person(file.Directory, handed.To))),
        ClaimTask claim => OnTask(file, memory, claim.TaskId, "case.did.claim"),
        ReleaseTask release => OnTask(file, memory, release.TaskId, "case.did.release"),
        TaskAct act => reader.T("case.did.act", ("stage", memory.Task(act.TaskId) is { } task ? StageAt(file, task.NodeId) : ""), ("act", Act(file, act))),
        RemoveSigners remove => reader.T("case.did.act", ("stage", StageAt(file, remove.NodeId)), ("act", reader.T("case.did.removeSigners",
            ("who", said.People(file.Directory, remove.Seats.Select(s => s[(s.IndexOf('-', StringComparison.Ordinal) + 1)..])))))),
        TakeBack back => reader.T("case.did.act", ("stage", StageAt(file, back.NodeId)), ("act", reader.T("case.did.takeBack"))),
        InviteGuest => reader.T("case.did.inviteGuest"),
        DismissGuest => reader.T("case.did.dismissGuest"),
        RemindGuest remind => reader.T("case.did.remindGuest", ("who", said.Person(file.Directory, remind.GuestId))),
        GiveGuestOpinion => reader.T("case.did.guestOpinion"),
        RecomputeDeadlines recount => reader.T("case.did.recounted", ("source", recount.Source)),
        ApplyRules applied => reader.T("case.did.rulesApplied", ("source", applied.Source)),
        AnswerTask answer => Answered(file, memory, answer),
        FireTimer timer => Fired(file, memory, entry, timer),
        _ => reader.T("case.did.other"),
    };

    private string Answered(CaseFile file, RecordMemory memory, AnswerTask answer)
    {
        if (memory.Task(answer.TaskId) is not { } task) return said.Act(answer.Act);
        var stage = said.Stage(file.Process.Model.Node(task.NodeId));
        return answer.Act == "complete" ? stage : reader.T("case.did.act", ("stage", stage), ("act", said.Act(answer.Act)));
    }

    private string Act(CaseFile file, TaskAct act) => act.Named.IsEmpty ? said.Act(act.Act)
        : reader.T(act is AddSigners add ? $"case.did.add.{add.Place}" : $"case.did.{act.Act}", ("who", said.People(file.Directory, act.Named)));

    private string OnTask(CaseFile file, RecordMemory memory, string taskId, string key) =>
        reader.T(key, ("stage", memory.Task(taskId) is { } task ? StageAt(file, task.NodeId) : ""));

    private string Fired(CaseFile file, RecordMemory memory, JournalEntry entry, FireTimer fired) => memory.Timer(fired.TimerId) switch
    {
        { Name: "reminder", Count: 0 } t => reader.T("case.did.reminder", ("stage", StageAt(file, t.NodeId))),
        { Name: "reminder" } t => reader.T("case.did.overdueReminder", ("stage", StageAt(file, t.NodeId))),
        { Name: "overdue" } t => reader.T("case.did.overdue", ("stage", StageAt(file, t.NodeId))),
        { } when entry.Facts.OfType<NoticeEnded>().Any() => reader.T("case.did.noticeOver"),
        { } t => reader.T("case.did.timer", ("stage", StageAt(file, t.NodeId))),
        null => reader.T("case.did.timer", ("stage", "")),
    };

    private string StageAt(CaseFile file, string nodeId) =>
        file.Process.Model.Nodes.TryGetValue(nodeId, out var node) ? said.Stage(node) : nodeId;

    /// <summary>That it was signed by a code, and where the evidence of it is found.</summary>
    private string SignedBy(Command command) => command is AnswerTask { Evidence: { } of } ? reader.T("case.fact.signedByCode", ("digest", BasisLines.Short(of, 2)))
        : command is GiveGuestOpinion opinion ? reader.T("case.fact.signedByCode", ("digest", BasisLines.Short(opinion.Evidence, 2))) : "";

    private static string? Quote(Command command) => command switch
    {
        TaskCommand { Words.Length: > 0 } act => act.Words,
        GiveGuestOpinion opinion => opinion.Words,
        DismissGuest { Words.Length: > 0 } revoked => revoked.Words,
        WithdrawInstance { Words.Length: > 0 } withdrawn => withdrawn.Words,
        AdministratorAct act => act.Words,
        AddComment comment => comment.Words,
        _ => null,
    };

    private static Tone ToneOf(JournalEntry entry) => entry.Command switch
    {
        StartInstance or ClaimTask or ReleaseTask or AddComment or HandOverCase => Tone.Plain,
        WithdrawInstance or CancelInstance => Tone.Pause,
        RaiseObjection => Tone.Soon,
        TaskAct or RemoveSigners => Tone.Plain,
        TakeBack => Tone.Returned,
        AnswerTask { Act: "reject" or "void" or "disagree" } => Tone.Rejected,
        AnswerTask { Act: "return" or "redraft" } => Tone.Returned,
        AnswerTask { Act: "uphold" } => Tone.Soon,
        AnswerTask { Act: "publish" or "dismiss" } => Tone.Open,
        AnswerTask => Tone.Pass,
        _ when entry.Facts.OfType<NoticeEnded>().Any() => Tone.Open,
        _ when entry.Facts.OfType<Notified>().Any(n => n.Kind is "overdue" or "overdueReminder") => Tone.Over,
        _ => Tone.Soon,
    };

    private static bool IsVoid(RecordMemory memory, JournalEntry? entry) =>
        entry?.Command is AnswerTask { Act: not "return" } answer && memory.Task(answer.TaskId) is { } task && memory.WasReturned(task.NodeId, task.Visit);

    /// <summary>What is open now stands on top: the record goes on there.</summary>
    private IEnumerable<JournalLine> Waiting(CaseFile file) => file.Instance.Tasks.OrderByDescending(t => t.OpenedAt).Select(task => new JournalLine(
        said.Stage(file.Process.Model.Node(task.NodeId)),
        reader.T("case.waiting.for", ("who", new Waiting(said).Names(file, task) is { Length: > 0 } names ? names : reader.T("case.waiting.nobody"))),
        task.OpenedAt, Tone.Todo));

    private JournalLine Unreadable(JournalRow row) =>
        new(reader.T("case.did.unreadable"), reader.T("case.row", ("seq", row.Seq)), DateTimeOffset.UnixEpoch, Tone.Over);
}
