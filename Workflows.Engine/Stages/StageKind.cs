using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Stages;

/// <summary>
/// A kind of stage: what <c>&lt;wf:stage kind="…"&gt;</c> may say. It bears one name in each room of the house and is
/// found by that name.
/// </summary>
public abstract class StageKind
{
    /// <summary>The name in diagrams: <c>approval</c>, <c>publicNotice</c> …</summary>
    public abstract string Name { get; }

    /// <summary>Reads the settings of one node; faults go to <paramref name="settings"/>, and then null may be answered.</summary>
    public abstract StageBehaviour? Bind(StageSettings settings);
}

/// <summary>
/// One stage of one process, its settings read. Every method only says what follows; it keeps nothing.
/// A life: <see cref="Enter"/>, then answers, timers and commands of its own until it yields
/// <see cref="NodeLeft"/>, <see cref="NodeReturned"/> or <see cref="InstanceEnded"/>.
/// </summary>
public abstract class StageBehaviour
{
    /// <summary>A token came. Possible facts: TaskOpened, DeadlineSet, TimerSet, Notified, the stage's own, NodeLeft.</summary>
    public abstract IEnumerable<Fact> Enter(StageRun run);

    /// <summary>Why an answer cannot be accepted, beyond what holds for every task; null where it can.</summary>
    public virtual Rejection? Refuse(StageRun run, OpenTask task, AnswerTask answer) => null;

    /// <summary>A task was answered by somebody entitled.</summary>
    public virtual IEnumerable<Fact> Answer(StageRun run, OpenTask task, AnswerTask answer) => [];

    /// <summary>Whether an act beside answering may be done on a task. Telling others and commenting may, where the stage does not say otherwise.</summary>
    public virtual bool Allows(StageRun run, OpenTask task, string act) => act is "copy" or "comment";

    /// <summary>Why an act beside answering cannot be done, beyond what holds for every task.</summary>
    public virtual Rejection? Refuse(StageRun run, OpenTask task, TaskAct act) => new("engine.actNotAllowed");

    /// <summary>An act beside answering, by somebody entitled. Possible facts: TaskClosed, TaskOpened, TimerSet, the stage's own, and what follows where it settles the stage.</summary>
    public virtual IEnumerable<Fact> Handle(StageRun run, OpenTask task, TaskAct act) => [];

    /// <summary>Why the actor, who acted in this visit, cannot take the answer back while it goes on.</summary>
    public virtual Rejection? RefuseTakeBack(StageRun run, Actor actor) => new("engine.nothingToTakeBack");

    public virtual IEnumerable<Fact> TakeBack(StageRun run, Actor actor) => [];

    /// <summary>Why the starter cannot withdraw the case while this stage goes on; null where it stands in no way.</summary>
    public virtual Rejection? RefuseWithdrawal(StageRun run) => null;

    /// <summary>True where going back behind a finished visit undoes all it did: nothing was sent, written or paid.</summary>
    public virtual bool LeavesNothingBehind(PastVisit visit) => false;

    /// <summary>A timer of the stage's own has come (reminders and due days are the task clock's).</summary>
    public virtual IEnumerable<Fact> Timer(StageRun run, PendingTimer timer) => [];

    /// <summary>A task passed its due day; the stage may decide by itself. Reminding and escalating is done before.</summary>
    public virtual IEnumerable<Fact> Overdue(StageRun run, OpenTask task) => [];

    /// <summary>The visit is broken off from outside: a boundary event, a withdrawal, the end of the case. What the stage has in the open is closed.</summary>
    public virtual IEnumerable<Fact> BreakOff(StageRun run) => [];

    /// <summary>The calendar of working days changed: terms of the stage's own are counted again (tasks' due days are the task clock's).</summary>
    public virtual IEnumerable<Fact> Recount(StageRun run) => [];

    /// <summary>What to say of a task of this visit that is no longer open, while the visit goes on; null where there is nothing to add.</summary>
    public virtual Rejection? Gone(StageRun run, string taskId, Actor actor) => null;

    /// <summary>Why a command of the stage's own cannot be accepted.</summary>
    public virtual Rejection? Refuse(StageRun run, StageCommand command) => new("engine.actNotAllowed");

    public virtual IEnumerable<Fact> Handle(StageRun run, StageCommand command) => [];

    /// <summary>Why a case cannot even begin, as this stage could not be done; asked of all stages with the data the case would begin with.</summary>
    public virtual Rejection? RefuseStart(StageRun run) => null;

    /// <summary>Forms the stage shows, by name, for checks and lists.</summary>
    public virtual ImmutableArray<string> Forms => [];

    /// <summary>Who answers the tasks of a purpose, for pages that ask before they are open; null where it asks nobody.</summary>
    public virtual Assignments.AssignmentSettings? AssignmentOf(string purpose) => null;
}

/// <summary>What a stage sees of a step: the case, the world, its own visit, and ready-made facts.</summary>
public sealed class StageRun(StepRun run, string nodeId, int visit)
{
    public StepRun Step => run;
    public ProcessInstance State => run.State;
    public IWorld World => run.World;
    public Command Command => run.Command;
    public string NodeId => nodeId;
    public int Visit => visit;

    public Definitions.Model.FlowNode Node => run.Process.Model.Node(nodeId);

    /// <summary>What the stage remembers; null before it remembered anything.</summary>
    public StageState? Remembered => run.State.ActiveAt(nodeId, visit)?.Stage;

    public FeelValue Evaluate(string expression) => run.Evaluate(expression);

    /// <summary>What is free on a ledger, after what this step has set aside and released.</summary>
    public Money? Balance(string ledger) => run.Balance(ledger);

    /// <summary>The stage cannot go on by itself; an administrator sees why.</summary>
    public IncidentRaised Stop(string reason) => new(nodeId, visit, reason);

    public string TaskId(string purpose) => OpenTask.IdOf(run.State.Id, nodeId, visit, purpose);

    /// <summary>The key of an entry on a ledger made in this visit.</summary>
    public string EntryKey(string part) => EntryKey(visit, part);

    /// <summary>What earlier visits of this node have set aside and nobody has paid or released.</summary>
    public IEnumerable<Reservation> HeldBefore => run.State.Reservations.Values.Where(held =>
        Enumerable.Range(1, visit - 1).Any(earlier => held.EntryKey.StartsWith(EntryKey(earlier, ""), StringComparison.Ordinal)));

    private string EntryKey(int visit, string part) => $"{run.State.Id}/{nodeId}.{visit}/{part}";

    public TimerSet SetTimer(string name, DateTimeOffset at) =>
        new(new PendingTimer($"{nodeId}.{visit}.{name}", nodeId, visit, name, at));

    /// <summary>The id of a ledger the process names, or null.</summary>
    public string? LedgerId(string name) => LedgerIds.Of(run, name);

    /// <summary>The stage is done with an outcome.</summary>
    public NodeLeft Leave(string outcome, string words = "", params ImmutableArray<string> actors) =>
        new(nodeId, visit, outcome, actors, run.Command.At, words);

    public NodeReturned Return(string to, bool comeStraightBack, string words, params ImmutableArray<string> actors) =>
        new(nodeId, visit, to, comeStraightBack, actors, run.Command.At, words)
        {
            Scope = Journey.Of(run.Process.Model, run.State, run.State.ActiveAt(nodeId, visit)?.Scope, to).Shared,
        };

    /// <summary>The whole case ends here.</summary>
    public IEnumerable<Fact> EndCase(string outcome, string words) => run.End(outcome, words);

    public TaskAnswered Answered(AnswerTask answer) =>
        new(answer.TaskId, answer.Act, answer.Actor.PersonId, answer.Actor.AsPost, answer.Actor.OnBehalfOf, answer.At, answer.Words);
}
