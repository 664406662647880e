using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;
using Workflows.Host.Pages.Shared.Models;

namespace Workflows.Host.Tasks.Parts;

/// <summary>The acts of a task as choices: each says what happens then, and why it cannot be done where it cannot.</summary>
public static class Choices
{
    /// <summary>An act that the engine is asked about beforehand.</summary>
    /// <param name="button">Key of the button's words; <c>{stage}</c> is the next stage. Its form <c>….alone</c> stands where no single task follows.</param>
    /// <param name="decided">What would be filled in; null where that is not known yet and nothing can be foretold.</param>
    public static ActChoice Asked(TaskView task, string act, string button, FeelContext? decided, bool dependsOnForm)
    {
        var attempt = Trial.Of(task, act, decided);
        var refusal = attempt.Refusal is { } no ? task.Reader.Say(no.Sentence) : null;
        var consequence = attempt.Next is { } next
            ? new NextWords(task.Case, task.Say, task.Reader, task.Words).Consequence(next)
            : refusal ?? "";
        return new(act, task.Reader.T($"act.{act}"), consequence, Button(task, button, attempt.Next))
        {
            Blocked = attempt.Refusal is { Key: not "engine.guardWarns" } && !dependsOnForm ? refusal : null,
        };
    }

    /// <summary>An act whose way depends on what is yet to be typed.</summary>
    public static ActChoice Work(TaskView task, string act) =>
        new(act, task.Reader.T($"act.{act}"), task.Reader.T("tasks.work.consequence"), task.Reader.T($"tasks.button.{act}"));

    /// <summary>退回, with the stages it may go to offered beside it; blocked where there are none.</summary>
    public static ActChoice Return(TaskView task) =>
        new("return", task.Reader.T("act.return"), task.Reader.T("tasks.return.consequence"), task.Reader.T("tasks.button.return"))
        {
            Returns = true,
            NeedsReason = true,
            Key = "R",
            Blocked = Targets.Of(task).IsEmpty ? task.Reader.T("tasks.return.nowhere") : null,
        };

    private static string Button(TaskView task, string key, NextSteps? next) =>
        next is { Tasks: [var only, ..] } && next.Tasks.All(t => t.NodeId == only.NodeId)
            ? task.Reader.T(key, ("stage", task.Say.Stage(only.NodeId)))
            : task.Reader.T($"{key}.alone");
}
