using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;

namespace Workflows.Host.Tasks;

/// <summary>An answer that is only tried, to say beforehand what it would lead to. Never handed to anything that keeps it.</summary>
public static class Trial
{
    /// <summary>Stands for the reason that would have to be given.</summary>
    private const string SomeReason = "-----";

    /// <param name="seen">What a page showed; empty where that is not to be looked at.</param>
    public static Attempt Of(TaskView task, string act, FeelContext? values = null, string seen = "") => NextSteps.IfDone(task.Case, new AnswerTask
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
    });
}
