using System.Collections.Immutable;
using Workflows.Definitions.Calendars;
using Workflows.Engine.Effects;

namespace Workflows.Engine.Facts;

/// <summary>A task was laid before people. <paramref name="Holders"/> are the persons who held the posts then, for the record.</summary>
[StoredName("taskOpened", 1)]
public sealed record TaskOpened(OpenTask Task, ImmutableArray<string> Holders) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance with { Tasks = instance.Tasks.Add(Task) };
}

/// <summary>A task is due on a day, with the reason why that day.</summary>
[StoredName("deadlineSet", 1)]
public sealed record DeadlineSet(string TaskId, Deadline Deadline) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance.WithTask(TaskId, task => task with { Due = Deadline, Paused = false });
}

/// <summary>Somebody answered a task. The task is gone; what it means for the stage is said by the facts that follow.</summary>
[StoredName("taskAnswered", 1)]
public sealed record TaskAnswered(
    string TaskId, string Act, string ActorId, string AsPost, string OnBehalfOf, DateTimeOffset At, string Words) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance.Task(TaskId) is not { } task ? instance
        : instance.WithoutTask(TaskId).WithActive(task.NodeId, task.Visit, active => active with
        {
            Acted = [.. active.Acted.Append(ActorId).Concat(OnBehalfOf is "" ? [] : [OnBehalfOf]).Distinct(StringComparer.Ordinal)],
        });
}

/// <summary>An answer went against a rule that only warns, knowingly and for a reason.</summary>
/// <param name="Rule">The key of the parameter.</param>
/// <param name="Text">The text of the package by which the rule spoke.</param>
[StoredName("ruleSetAside", 1)]
public sealed record RuleSetAside(string TaskId, string Rule, string Text, string Reason) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance;
}

/// <summary>The case was sent to people to read; they see it from now on.</summary>
[StoredName("caseCopied", 1)]
public sealed record CaseCopied(string TaskId, string By, ImmutableArray<string> To, DateTimeOffset At, string Words) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance;

    public override IEnumerable<Effect> Effects(ProcessInstance after) => [new WriteCopies(To, By, Words)];
}

/// <summary>Somebody said something of a task and did not decide.</summary>
[StoredName("taskCommented", 1)]
public sealed record TaskCommented(string TaskId, string ActorId, string OnBehalfOf, DateTimeOffset At, string Words) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance;
}

/// <summary>A task was taken away unanswered, because its stage no longer needs it.</summary>
[StoredName("taskClosed", 1)]
public sealed record TaskClosed(string TaskId) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance.WithoutTask(TaskId);
}

/// <summary>More people may answer a task: the superior after its due day, a named substitute. Whoever had taken it holds it no longer alone.</summary>
[StoredName("principalsAdded", 1)]
public sealed record PrincipalsAdded(string TaskId, ImmutableArray<Principal> Principals) : Fact
{
    /// <summary>Persons behind them who are barred all the same.</summary>
    public ImmutableArray<Exclusion> Excluded { get; init; } = [];

    public override ProcessInstance Apply(ProcessInstance instance) => instance.WithTask(TaskId, task => task with
    {
        Principals = [.. task.Principals, .. Principals],
        Claim = null,
        Excluded = [.. task.Excluded.Concat(Excluded).DistinctBy(e => e.PersonId)],
    });
}

/// <summary>The case will act by itself at an instant.</summary>
[StoredName("timerSet", 1)]
public sealed record TimerSet(PendingTimer Timer) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance with { Timers = instance.Timers.Add(Timer) };
}

/// <summary>A timer came; it is no longer pending.</summary>
[StoredName("timerFired", 1)]
public sealed record TimerFired(string TimerId) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance.WithoutTimer(TimerId);
}

/// <summary>A timer is no longer wanted.</summary>
[StoredName("timerCancelled", 1)]
public sealed record TimerCancelled(string TimerId) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance.WithoutTimer(TimerId);
}

/// <summary>People are told something; delivered after the commit, at least once.</summary>
[StoredName("notified", 1)]
public sealed record Notified(string Kind, ImmutableArray<string> To, string TaskId, ImmutableSortedDictionary<string, string> Values) : Fact
{
    public static Notified About(string kind, IEnumerable<string> to, string taskId = "", params (string Name, string Value)[] values) => new(
        kind, [.. to], taskId, values.ToImmutableSortedDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal));

    public override ProcessInstance Apply(ProcessInstance instance) => instance;

    public override IEnumerable<Effect> Effects(ProcessInstance after) =>
        To.IsEmpty ? [] : [new Notify(Kind, To, TaskId) { Values = Values }];
}
