using Workflows.Definitions.Forms;
using Workflows.Host.Tasks;
using Workflows.Host.Tasks.Parts;

namespace Workflows.Host.Stages;

/// <summary>The page of a piece of work (stage kind <c>task</c>; its namespace would hide <see cref="Task"/>): its form; for a second signer the filled-in form to be confirmed.</summary>
public sealed class WorkPage : IStagePage
{
    public string Kind => "task";

    public StageView View(TaskView task)
    {
        var confirms = task.Task.Acts.Contains("confirm");
        var form = task.Case.Package.Forms.GetValueOrDefault(task.Task.Form);
        return new()
        {
            Ask = new()
            {
                Kicker = task.Reader.T("tasks.ask.kicker"),
                Question = task.Reader.T(confirms ? "tasks.ask.confirm" : "tasks.ask.work", ("stage", task.Say.Stage(task.Task.NodeId)), ("title", task.State.Title)),
            },
            Form = form,
            Rights = confirms ? FieldRights.ReadAll : FormRights.Of(task),
            FormActs = ["complete"],
            Choices =
            [
                confirms ? Choices.Asked(task, "confirm", "tasks.button.confirm", null, dependsOnForm: false)
                    : form is null ? Choices.Asked(task, "complete", "tasks.button.completeTo", null, dependsOnForm: false)
                    : Choices.Work(task, "complete"),
                .. task.Task.Acts.Contains("return") ? new[] { Choices.Return(task) } : [],
            ],
            CommentHint = task.Reader.T(task.Task.Acts.Contains("return") ? "tasks.comment.orReturn" : "tasks.comment.optional"),
        };
    }
}
