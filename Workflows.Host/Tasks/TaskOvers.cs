using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks.Parts;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks;

/// <summary>Makes the page of a task that is over: the result for whoever did it, what became of it for everybody else.</summary>
public sealed class TaskOvers(TaskDesk desk, Drafts drafts, NextTaskLook next)
{
    /// <param name="rejection">Why an answer was not taken; null where none was given.</param>
    /// <param name="repeated">True where the same answer was sent once more.</param>
    public async Task<TaskOver> OfAsync(FoundTask found, Rejection? rejection, bool repeated, CancellationToken cancellation)
    {
        var following = await next.AfterAsync(found.Task.Id, cancellation);
        var kept = await drafts.FindAsync(found.Task.Id, cancellation);
        return await desk.AskAsync(found, task => Of(task, found, rejection, repeated, following) with { Words = kept?.Draft.Comment ?? "" }, cancellation);
    }

    private TaskOver Of(TaskView task, FoundTask found, Rejection? rejection, bool repeated, NextTaskLink? following)
    {
        var mine = found.Answer?.Command is AnswerTask answer && answer.Actor.PersonId == task.Reader.Person?.Id ? answer : null;
        return new()
        {
            Title = task.State.Title,
            Sub = string.Join(" · ", task.Say.Process, task.State.Number, task.Say.Stage(found.Task.NodeId)),
            Conflict = rejection is not null ? ConflictPart.Of(task, rejection)
                : repeated && mine is not null ? new(task.Reader.T("tasks.repeated", ("at", task.Words.Time(mine.At)), ("did", task.Reader.T($"tasks.done.{mine.Act}"))), Tone.Plain)
                : mine is null ? new(Became(task, found), Tone.Plain)
                : null,
            Result = mine is null ? null : ResultPart.Of(task, mine, NextSteps.Of(found.Answer!.Facts, task.State), following),
            Actions =
            [
                .. following is { } f ? new[] { new ActionLink(task.Reader.T("tasks.result.next", ("count", f.Left)), $"/tasks/{Uri.EscapeDataString(f.TaskId)}") { Main = true } } : [],
                new ActionLink(task.Reader.T("tasks.result.list"), "/inbox"),
                new ActionLink(task.Reader.T("tasks.wholeCase"), $"/cases/{Uri.EscapeDataString(task.State.Id)}"),
            ],
        };
    }

    /// <summary>Never an error: by whom it was done and when, or that it is no longer needed.</summary>
    public string Became(TaskView task, FoundTask found) =>
        found.Answer?.Command is AnswerTask answer
            ? task.Reader.T("tasks.over.answered", ("who", task.Say.Names([answer.Actor.PersonId])), ("at", task.Words.Moment(answer.At)), ("did", task.Reader.T($"tasks.done.{answer.Act}")))
        : found.PassedOn is { } passed
            ? task.Reader.T("tasks.over.passed", ("who", task.Say.Names([passed.Command.Actor.PersonId])), ("at", task.Words.Moment(passed.Command.At)),
                ("did", task.Reader.T($"tasks.done.{((TaskAct)passed.Command).Act}")), ("to", task.Say.Names(((TaskAct)passed.Command).Named)))
        : task.State is { Status: InstanceStatus.Ended, Outcome: var outcome, EndedAt: { } at }
            ? task.Reader.T("tasks.over.ended", ("at", task.Words.Moment(at)), ("outcome", task.Say.Outcome(outcome)))
        : task.Reader.T("engine.taskGone");
}
