using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Tasks.Parts;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>Publishing a notice, with the words as everybody will read them; and looking into objections to it.</summary>
public sealed class PublicNoticePage(WorkflowsContext data, NoticePaperMaker papers) : IStagePage
{
    public string Kind => "publicNotice";

    public StageView View(TaskView task)
    {
        var settings = task.Settings<IPublicNotice>().Settings;
        return task.Task.Purpose == "publish" ? Publish(task, settings) : Check(task, settings);
    }

    private StageView Publish(TaskView task, PublicNoticeSettings settings) => new()
    {
        Ask = new()
        {
            Kicker = task.Reader.T("tasks.ask.kicker"),
            Question = task.Reader.T("tasks.ask.publish", ("title", task.State.Title)),
        },
        Cards = [("/Stages/PublicNotice/_Preview.cshtml", Preview(task, settings))],
        Form = task.Case.Package.Forms.GetValueOrDefault(settings.Form),
        Rights = FormRights.Of(task),
        FormActs = ["publish"],
        Choices = [Choices.Asked(task, "publish", "tasks.button.publish", null, dependsOnForm: false)],
        CommentHint = task.Reader.T("tasks.comment.optional"),
    };

    private StageView Check(TaskView task, PublicNoticeSettings settings) => new()
    {
        Ask = new()
        {
            Kicker = task.Reader.T("tasks.ask.kicker"),
            Question = task.Reader.T("tasks.ask.check", ("title", task.State.Title)),
        },
        Cards = [("_Grounds", Objections(task)), ("/Stages/PublicNotice/_Preview.cshtml", Preview(task, settings))],
        Form = task.Case.Package.Forms.GetValueOrDefault(settings.CheckForm),
        FormActs = ["uphold", "dismiss"],
        Choices =
        [
            Choices.Asked(task, "uphold", "tasks.button.uphold", null, dependsOnForm: true) with { NeedsReason = true, Destructive = true, Key = "D" },
            Choices.Asked(task, "dismiss", "tasks.button.dismiss", null, dependsOnForm: true) with { NeedsReason = true, Key = "A" },
        ],
        CommentHint = task.Reader.T("tasks.comment.check"),
    };

    /// <summary>The objections still to be answered. What they say was given in confidence: each is opened by a post that is journalled.</summary>
    private Grounds Objections(TaskView task)
    {
        var open = Notice(task)?.Objections ?? [];
        var raised = data.Objections.AsNoTracking().Where(o => open.AsEnumerable().Contains(o.Id)).OrderBy(o => o.RaisedAt).ToList();
        return new()
        {
            Title = task.Reader.T("tasks.objections.title"),
            Lines = [.. raised.Select((o, i) => Objection(task, o.Id, i + 1, o.RaisedAt))],
        };
    }

    private static GroundsLine Objection(TaskView task, string id, int number, DateTimeOffset at)
    {
        var name = task.Reader.T("tasks.objections.one", ("number", number), ("day", task.Words.Date(task.Words.DayOf(at))));
        var what = $"objection:{id}";
        return task.Opened.Of(what) is { } words
            ? new(name, words) { File = File(task, id, what) }
            : new(name, task.Reader.T("hidden.words"))
            {
                Reveal = new ActionLink(task.Reader.T("hidden.reveal"), Reveal.Address(task.Task.Id, what)) { Icon = "eye", Hidden = ImmutableDictionary<string, string>.Empty },
            };
    }

    private static ActionLink? File(TaskView task, string id, string what) => task.Opened.Files.TryGetValue(what, out var file)
        ? new ActionLink(file, $"{TaskPages.Address(task)}?handler=ObjectionFile&objection={id}") { Icon = "file", Hidden = ImmutableDictionary<string, string>.Empty } : null;

    private static NoticeState? Notice(TaskView task) => task.State.ActiveAt(task.Task.NodeId)?.Stage as NoticeState;

    /// <summary>The words as they will be frozen when it is published.</summary>
    private NoticePreview Preview(TaskView task, PublicNoticeSettings settings) => new(
        papers.Make(task.Case.Process, task.State, settings, task.State.UnitId, task.Case.Directory),
        Row(task) is { } row && row.Phase != NoticePhases.Stored(NoticePhase.Draft) ? $"/notices/{row.Slug}/print" : $"{TaskPages.Address(task)}/notice");

    private Workflows.Data.Notices.NoticeRow? Row(TaskView task) => data.Notices.AsNoTracking()
        .FirstOrDefault(n => n.InstanceId == task.State.Id && n.NodeId == task.Task.NodeId && n.Visit == task.Task.Visit);
}

/// <summary>The paper of a notice on a card, and where it can be printed.</summary>
public sealed record NoticePreview(NoticePaper Paper, string Href);
