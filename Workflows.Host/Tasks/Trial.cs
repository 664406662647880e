using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;

namespace Workflows.Host.Tasks;

/// <summary>An answer that is only tried, to say beforehand what it would lead to. Never handed to anything that keeps it.</summary>
public static class Trial
{
    /// <summary>Stands for the reason that would have to be given.</summary>
    private const string SomeReason = "-----";

    /// <param name="seen">What a page showed; empty where that is not to be looked at.</param>
    public static Attempt Of(TaskView task, string act, FeelContext? values = null, string seen = "") =>
        NextSteps.IfDone(task.Case, Answer(task, act, values, seen));

    /// <summary>The facts it would lead to; none where it would be refused.</summary>
    public static ImmutableArray<Fact> Facts(TaskView task, string act, FeelContext? values = null) =>
        ProcessEngine.Step(task.Case.Process, task.State, Answer(task, act, values, ""), task.Case.World) is Accepted accepted ? accepted.Facts : [];

    private static AnswerTask Answer(TaskView task, string act, FeelContext? values, string seen) => new()
    {
        Id = "",
        InstanceId = task.State.Id,
        Actor = task.Standing?.Actor ?? new Actor(task.Reader.Person?.Id ?? ""),
        At = task.Case.At,
        TaskId = task.Task.Id,
        Visit = task.Task.Visit,
        Act = act,
        Values = values ?? FeelContext.Empty,
        Seen = seen,
        Words = SomeReason,
    };
}
