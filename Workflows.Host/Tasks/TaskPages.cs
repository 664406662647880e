using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Engine.Assignments;
using Workflows.Host.Forms;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks.Beside;
using Workflows.Host.Tasks.Parts;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks;

/// <summary>Makes the page of an open task for its reader: the same whether it is opened, sent back or refused.</summary>
public sealed class TaskPages(IEnumerable<IStagePage> kinds, TextCatalog texts)
{
    private readonly ImmutableDictionary<string, IStagePage> _kinds = kinds.ToImmutableDictionary(k => k.Kind, StringComparer.Ordinal);

    public IStagePage KindOf(TaskView task) => _kinds[task.Stage.Kind];

    /// <param name="state">What stands in the inputs, and what is wrong with it.</param>
    public TaskPage Of(TaskView task, TaskPageState state)
    {
        task = task with { Opened = state.Opened, Typed = state.Post.Own };
        var stage = KindOf(task).View(task);
        var form = stage.Form is { } schema ? state.Form ?? Opened(task, stage, schema, state.Draft) : null;
        form = form is null ? null : Framed(task, form);
        return new()
        {
            TaskId = task.Task.Id,
            CaseId = task.State.Id,
            Title = task.State.Title,
            Sub = string.Join(" · ", new[] { task.Say.Process, task.State.Number, task.Case.Directory.Unit(task.State.UnitId)?.Name ?? "" }.Where(part => part.Length > 0)),
            StageName = task.Say.Stage(task.Task.NodeId),
            Stage = stage,
            Form = form,
            Acts = task.Standing is null ? null : Panel(task, stage, form, state),
            WhyNot = task.Standing is null && task.Task.Claim is null ? WhyNot(task) : null,
            Claim = ClaimPart.Of(task),
            Conflict = state.Conflict,
            Grounds = stage.Decides ? GroundsPart.Of(task, state.Opened) : null,
            Earlier = EarlierStagesPart.Of(task),
            Documents = DocumentsPart.Of(task),
            Filed = task.Case.StartForm is { } filed && filed != stage.Form ? Filed(task, filed, state.Opened) : null,
            FiledOpen = !state.Opened.Values.IsEmpty && state.Opened.Words.Keys.All(what => !what.StartsWith("group:", StringComparison.Ordinal)),
        };
    }

    /// <summary>The form as it is opened: with what the case holds, what is suggested, or what a draft kept.</summary>
    public FormModel Opened(TaskView task, StageView stage, FormSchema schema, Draft? draft)
    {
        if (stage.Rights == FieldRights.ReadAll)
            return FormModel.Shown(schema, stage.Rights, task.Opened.In(schema, task.Case.Variables), task.Forms, texts, task.Reader.Language) with
            {
                RevealUrl = path => Reveal.Address(task.Task.Id, path),
                RevealForm = Reveal.Form,
            };
        var values = stage.Suggested.Entries.Aggregate(task.Case.Variables, (all, suggested) => all.With(suggested.Key, suggested.Value));
        return draft is { Answers.IsEmpty: false }
            ? SentBack(task, stage, schema, new FormPost(draft.Answers, FormPurpose.Redraw))
            : FormModel.Opened(schema, stage.Rights, values, task.Forms, texts, task.Reader.Language);
    }

    /// <summary>The form alone, drawn again while it is filled in; null where the task has none.</summary>
    public FormModel? Redrawn(TaskView task, FormPost typed)
    {
        var stage = KindOf(task).View(task);
        var post = typed.Purpose == FormPurpose.HandIn ? typed with { Purpose = FormPurpose.Redraw } : typed;
        return stage.Form is { } schema ? Framed(task, SentBack(task, stage, schema, post)) : null;
    }

    /// <summary>The form as it was sent. Sealed values stay shut, so what is worked out from them is not shown.</summary>
    public FormModel SentBack(TaskView task, StageView stage, FormSchema schema, FormPost post, ImmutableArray<Definitions.Forms.FieldFault>? faults = null)
    {
        var result = FormValidator.Validate(schema, stage.Rights, post.Typed, task.Case.Variables, task.Forms);
        return FormModel.SentBack(schema, stage.Rights, post, faults is { } found ? result with { Faults = found } : result, task.Forms, texts, task.Reader.Language);
    }

    /// <summary>The address of a task; its id holds dots, which an address may.</summary>
    public static string Address(TaskView task) => $"/tasks/{Uri.EscapeDataString(task.Task.Id)}";

    private static FormModel Framed(TaskView task, FormModel form) =>
        form with { Id = "fields", RefreshUrl = $"{Address(task)}?handler=Refresh", Sender = task.Reader.Person?.Id, FileUrl = file => FileAddress.Of(task.State.Id, file.Hash) };

    private FormModel Filed(TaskView task, FormSchema form, Opened opened) =>
        FormModel.Shown(form, FieldRights.ReadAll, opened.In(form, task.Case.Variables), task.Forms, texts, task.Reader.Language) with
        {
            Id = "filed-values",
            FileUrl = file => FileAddress.Of(task.State.Id, file.Hash),
            RevealUrl = path => Reveal.Address(task.Task.Id, path),
            RevealForm = Reveal.Form,
        };

    private static Acts Panel(TaskView task, StageView stage, FormModel? form, TaskPageState state)
    {
        var due = task.Task.Due;
        var bar = Duties.Bar(task) is { } reason ? task.Reader.T(reason) : null;
        return new()
        {
            Action = Address(task),
            Autosave = $"{Address(task)}?handler=Draft",
            Hidden = task.Hidden(state.Post.Command).Add(TaskFields.Despite, string.Join(' ', state.Post.Despite)).Add(DraftMark.Field, DraftMark.Of(state.SavedAt)),
            Choices = [.. stage.Choices.Select(c => bar is null ? c : c with { Blocked = bar })],
            Chosen = state.Post.Act is "" ? null : state.Post.Act,
            Comment = state.Post.Comment,
            CommentHint = stage.CommentHint,
            Targets = Targets.Of(task),
            Target = state.Post.Target,
            Afterwards = state.Post.Afterwards,
            Others = ActDesk.Links(task),
            Faults = state.Faults,
            Before = due is null ? null : task.Words.Before(due.Day, null),
            Due = task.Task.Paused ? task.Words.Waiting("") : due is null ? null : task.Words.Due(due),
            WhyThisDay = due is null ? null : WhyThisDay.Of(due, stage.Clock, task.Reader),
            SavedWords = state.SavedAt is { } at ? task.Reader.T("acts.saved", ("time", task.Words.Time(at))) : null,
            Fields = stage.Inputs is null && form is null ? null : ("/Pages/Tasks/_Inputs.cshtml", new TaskInputs(stage.Inputs, form)),
        };
    }

    private static Note WhyNot(TaskView task)
    {
        var who = Entitlement.Holders(task.Case.Directory, task.Task);
        return new(task.Reader.T(who.IsEmpty ? "tasks.look.nobody" : "tasks.look.others", ("who", task.Say.Names(who))));
    }
}

/// <summary>What stands on the page of a task beside the case itself.</summary>
public sealed record TaskPageState(TaskPost Post)
{
    public Draft? Draft { get; init; }

    /// <summary>The form as it was sent; null where it is opened.</summary>
    public FormModel? Form { get; init; }
    public Opened Opened { get; init; } = Opened.Nothing;
    public Conflict? Conflict { get; init; }

    /// <summary>Sentences at the head of the panel.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];
    public DateTimeOffset? SavedAt { get; init; }
}
