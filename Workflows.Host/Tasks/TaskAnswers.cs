using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Host.Execution;
using Workflows.Host.Forms;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks.Files;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks;

/// <summary>Turns what the page of a task sent into a command and hands it in; nothing is decided here.</summary>
public sealed class TaskAnswers(WorkflowsContext data, TaskDesk desk, TaskPages pages, FileShelf shelf, FormSealing sealing, CommandRunner runner, Reader reader, TimeProvider clock)
{
    public async Task<TaskAnswer> AnswerAsync(FoundTask found, TaskPost post, IFormCollection form, CancellationToken cancellation)
    {
        if (found.IsGone || await IsRepeatAsync(found, post, cancellation)) return await RunAsync(found, post, FeelContext.Empty, cancellation);
        var read = await ReadAsync(found, post, form, cancellation);
        if (read.Refused is { } refused) return refused;
        var values = read.Values;
        if (read.Schema is { } schema)
        {
            var sealedValues = await sealing.SealAsync(schema, values, found.Instance.Variables, CaseSubject.Of(found.Instance), cancellation);
            values = sealedValues;
        }
        var answer = await RunAsync(found, post, values, cancellation);
        if (answer.Outcome is not Outcome.Accepted { Repeated: false }) await sealing.UndoAsync(cancellation);
        return answer with { Form = read.Form };
    }

    /// <summary>Sent and taken before: nothing of it is looked at again.</summary>
    private Task<bool> IsRepeatAsync(FoundTask found, TaskPost post, CancellationToken cancellation) =>
        data.Journal.AnyAsync(r => r.InstanceId == found.Instance.Id && r.CommandId == post.Command, cancellation);

    /// <summary>What was typed into the form of the task, as it was sent; null where it has none.</summary>
    public async Task<FormPost?> TypedAsync(FoundTask found, IFormCollection form, CancellationToken cancellation)
    {
        var (schema, rights) = await desk.AskAsync(found, task => pages.KindOf(task).View(task) is { } stage ? (stage.Form, stage.Rights) : default, cancellation);
        foreach (var file in found.Process.Package.Forms.Values.SelectMany(f => FormValues.In(f, found.Instance.Variables)).SelectMany(p => FileReader.Files(p.Value)))
            shelf.OfCase.Add(file.Hash);
        return schema is null ? null : await FormBinder.ReadAsync(form, schema, rights, shelf, cancellation);
    }

    private async Task<ReadForm> ReadAsync(FoundTask found, TaskPost post, IFormCollection form, CancellationToken cancellation)
    {
        var typed = await TypedAsync(found, form, cancellation);
        return await desk.AskAsync(found, task => Check(task with { Typed = post.Own }, post, typed, form), cancellation);
    }

    private ReadForm Check(TaskView task, TaskPost post, FormPost? typed, IFormCollection form)
    {
        var stage = pages.KindOf(task).View(task);
        if (typed is { IsHandedIn: false } && stage.Form is { } drawn)
            return new() { Refused = new TaskAnswer { Form = pages.SentBack(task, stage, drawn, typed) } };
        if (Changed(task, post) is { } changed)
            return new() { Refused = new TaskAnswer { Rejection = changed, Form = stage.Form is { } then && typed is not null ? pages.SentBack(task, stage, then, typed with { Purpose = FormPurpose.Redraw }) : null } };
        var needsForm = stage.Form is not null && stage.FormActs.Contains(post.Act);
        ImmutableArray<Definitions.Forms.FieldFault> faults = [];
        var values = FeelContext.Empty;
        if (needsForm && typed is not null)
        {
            var world = task.Forms with { Reveal = seal => task.Case.World.Reveal(seal.Id) };
            var result = FormValidator.Validate(stage.Form!, stage.Rights, typed.Typed, task.Case.Variables, world);
            (faults, values) = (result.Faults, result.Values);
        }
        var shown = stage.Form is { } schema && typed is not null ? pages.SentBack(task, stage, schema, needsForm ? typed : typed with { Purpose = FormPurpose.Redraw }, faults) : null;
        var own = pages.KindOf(task).Read(task, post.Act, form);
        ImmutableArray<string> wrong = [.. MissingChoice(task, stage, post), .. own.Faults.Select(reader.Say)];
        return faults.IsEmpty && wrong.IsEmpty
            ? new() { Form = shown, Schema = needsForm ? stage.Form : null, Values = own.Values.Entries.Aggregate(values, (all, v) => all.With(v.Key, v.Value)) }
            : new() { Refused = new TaskAnswer { Form = shown, Faults = wrong } };
    }

    /// <summary>What is shown is no longer so: said before anything typed is held against it. The engine looks again.</summary>
    private static Rejection? Changed(TaskView task, TaskPost post) =>
        post.Act is not "" && Trial.Of(task, post.Act, seen: post.Seen).Refusal is { Key: "engine.changedMeanwhile" } changed ? changed : null;

    private static IEnumerable<string> MissingChoice(TaskView task, StageView stage, TaskPost post)
    {
        if (post.Act is "") yield return task.Reader.T("acts.chooseFirst");
        else if (post.Act == "return" && post.Afterwards is null) yield return task.Reader.T("tasks.return.afterwardsMissing");
        else if (stage.Choices.FirstOrDefault(c => c.Value == post.Act) is { NeedsReason: true } && post.Comment.Length < 5) yield return task.Reader.T("acts.reasonFirst");
    }

    private async Task<TaskAnswer> RunAsync(FoundTask found, TaskPost post, FeelContext values, CancellationToken cancellation)
    {
        var actor = await desk.AskAsync(found, task => ActorOf(task, post), cancellation);
        return new()
        {
            Outcome = await runner.RunAsync(new AnswerTask
            {
                Id = post.Command,
                InstanceId = found.Instance.Id,
                Actor = actor,
                At = clock.GetUtcNow(),
                TaskId = found.Task.Id,
                Visit = post.Visit,
                Act = post.Act,
                Values = values,
                Seen = post.Seen,
                Words = post.Comment,
                Despite = post.Despite,
                ReturnTo = post.Act == "return" ? post.Target : "",
                ComeStraightBack = post.Act == "return" && post.Afterwards == AfterReturn.StraightBack,
            }, cancellation),
        };
    }

    /// <summary>As the page was shown: whoever stood in for somebody then acts for them now, and the engine says where that has ended.</summary>
    private static Actor ActorOf(TaskView task, TaskPost post)
    {
        var person = task.Reader.Person!.Id;
        var now = task.Standing?.Actor ?? new Actor(person);
        return task.Reader.Signed(post.Behalf.Length > 0 && now.OnBehalfOf.Length == 0 && now.AsPost.Length == 0 ? new Actor(person, "", post.Behalf) : now);
    }

    private sealed record ReadForm
    {
        public TaskAnswer? Refused { get; init; }
        public FormModel? Form { get; init; }
        public FormSchema? Schema { get; init; }
        public FeelContext Values { get; init; } = FeelContext.Empty;
    }
}

/// <summary>What became of an answer: handed in, or sent back before.</summary>
public sealed record TaskAnswer
{
    /// <summary>Null where it was not handed in.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The form as it was sent.</summary>
    public FormModel? Form { get; init; }
    public ImmutableArray<string> Faults { get; init; } = [];

    /// <summary>The engine's refusal, be it of the command or already of what was seen.</summary>
    public Rejection? Rejection { get => field ?? (Outcome as Outcome.Rejected)?.Rejection; init; }
}
