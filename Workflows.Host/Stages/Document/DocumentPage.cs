using System.Collections.Immutable;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;
using Workflows.Engine.Facts;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Tasks.Parts;
using Workflows.Stages.Document;

namespace Workflows.Host.Stages.Document;

/// <summary>The page of each step of a document: what is asked, the paper as it stands, and what each act leads to.</summary>
public sealed class DocumentPage(DocumentFiles files) : IStagePage
{
    public string Kind => "document";

    public StageView View(TaskView task)
    {
        var settings = task.Settings<IDocument>().Settings;
        var phase = DocumentSettings.PhaseOf(task.Task.Purpose);
        var form = task.Case.Package.Forms.GetValueOrDefault(task.Task.Form);
        var suggested = phase is DocumentPhase.Draft ? Suggested(task, settings) : FeelContext.Empty;
        return new()
        {
            Decides = phase is DocumentPhase.Review,
            Ask = new()
            {
                Kicker = task.Standing is null ? task.Reader.T("tasks.ask.others") : task.Reader.T("tasks.ask.kicker"),
                Question = task.Reader.T($"document.ask.{DocumentStep.NameOf(phase)}", ("type", DocumentTypes.Of(task.Case.Package, settings.Type)), ("number", State(task)?.Number ?? ""), ("title", task.State.Title)),
            },
            Cards = [("/Stages/Document/_Preview.cshtml", Preview(task, phase, suggested))],
            Form = form,
            Rights = FormRights.Of(task),
            Suggested = suggested,
            FormActs = form is null ? [] : [Forward(phase)],
            Choices = [.. task.Task.Acts.Select(act => Choice(task, act, form is not null, suggested))],
            CommentHint = task.Reader.T(task.Task.Acts.Contains("redraft") ? "document.comment.redraft" : "tasks.comment.optional"),
        };
    }

    private static DocumentState? State(TaskView task) => task.State.ActiveAt(task.Task.NodeId, task.Task.Visit)?.Stage as DocumentState;

    private static string Forward(DocumentPhase phase) => phase is DocumentPhase.Review ? "approve" : DocumentStep.NameOf(phase);

    private static ActChoice Choice(TaskView task, string act, bool hasForm, FeelContext suggested) => act switch
    {
        "redraft" => Choices.Asked(task, act, "document.button.redraft", null, dependsOnForm: false) with { NeedsReason = true, Key = "R" },
        "void" => Choices.Asked(task, act, "document.button.void", null, dependsOnForm: false) with { NeedsReason = true, Destructive = true, Key = "D" },
        "stamp" => Choices.Work(task, act),
        _ => Choices.Asked(task, act, $"document.button.{act}", suggested, hasForm) with { Key = "A" },
    };

    /// <summary>What the setting suggests for fields nobody has filled in yet.</summary>
    private static FeelContext Suggested(TaskView task, DocumentSettings settings) =>
        settings.Suggest is "" || task.Case.Reading.Evaluate(settings.Suggest) is not FeelContext suggested ? FeelContext.Empty
            : FeelContext.Of(suggested.Entries.Where(e => task.Case.Variables.Get(e.Key) is null or FeelNull).Select(e => (e.Key, e.Value)));

    /// <summary>Before it is drafted the paper is what the engine would make of it now; afterwards the file that was made.</summary>
    private DocumentPreview Preview(TaskView task, DocumentPhase phase, FeelContext suggested)
    {
        var document = State(task);
        var made = phase is DocumentPhase.Draft ? Trial.Facts(task, "draft", suggested).OfType<DocumentMade>().FirstOrDefault()?.Made : null;
        // The view is made in one go within the world of this moment; the one file it shows is read here.
        var kept = made is null && document is { File: not "" } ? files.OpenAsync(document.File, CancellationToken.None).GetAwaiter().GetResult() : null;
        return new(made is null ? DocumentFiles.PaperOf(kept) : PaperReader.Read(made),
            kept is null ? null : CaseRoutes.Document(task.State.Id, $"{task.Task.NodeId}.{task.Task.Visit.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
    }
}

/// <summary>The paper of a document on a card, and where it can be printed; null where no file is made yet.</summary>
public sealed record DocumentPreview(Paper? Paper, string? Href);
