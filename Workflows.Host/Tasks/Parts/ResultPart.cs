using System.Collections.Immutable;
using Workflows.Engine.Commands;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks.Parts;

/// <summary>What the reader's own act came to: read from the record, so it stays the same however often the page is opened.</summary>
public static class ResultPart
{
    public static Result Of(TaskView task, AnswerTask answer, NextSteps next, NextTaskLink? following) => new()
    {
        Words = task.Reader.T($"tasks.done.{answer.Act}"),
        Tone = answer.Act switch
        {
            "reject" or "uphold" or "void" => Tone.Rejected,
            "return" or "redraft" => Tone.Returned,
            _ => Tone.Pass,
        },
        At = answer.At,
        Subject = string.Join(task.Reader.T("words.comma"), new[] { task.State.Number, task.State.Title, task.State.AmountFen is { } fen ? task.Words.Money(new(fen)) : "" }.Where(part => part.Length > 0)),
        Lines = [.. new NextWords(task.Case, task.Say, task.Reader, task.Words).Lines(next)],
        Actions = following is null
            ? [new ActionLink(task.Reader.T("tasks.result.list"), "/inbox") { Main = true }, Case(task)]
            : [new ActionLink(task.Reader.T("tasks.result.next", ("count", following.Left)), $"/tasks/{Uri.EscapeDataString(following.TaskId)}") { Main = true },
                new ActionLink(task.Reader.T("tasks.result.list"), "/inbox"), Case(task)],
    };

    private static ActionLink Case(TaskView task) => new(task.Reader.T("tasks.wholeCase"), $"/cases/{Uri.EscapeDataString(task.State.Id)}");
}

/// <summary>The reader's next task, and how many are left with it.</summary>
public sealed record NextTaskLink(string TaskId, int Left);
