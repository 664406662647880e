using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Forms;
using Workflows.Engine;
using Workflows.Host.Execution;
using Workflows.Host.Forms;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Files;
using Workflows.Host.Stages.Disbursement;
using Workflows.Host.Tasks;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks.Beside;
using Workflows.Host.Tasks.Parts;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Tasks;

/// <summary>
/// One task: asked, answered, or over. GET shows and never decides. Seen by whoever may answer it or may see its case; whether
/// an answer counts, the engine says.
/// </summary>
[Audience(Audience.SignedIn, Relation.SeesTask), EnableRateLimiting(RateLimits.Uploads)]
public sealed class TaskModel(
    TaskDesk desk, TaskPages pages, TaskAnswers answers, TaskOvers overs, Drafts drafts, Unsealing unsealing, BankListFiles bankLists,
    ReadMarks marks, TaskSight sight, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string TaskId { get; set; } = "";

    /// <summary>The open task; null where it is over.</summary>
    public TaskPage? Shown { get; private set; }

    public TaskOver? Over { get; private set; }

    public string Title => Shown?.Title ?? Over?.Title ?? "";

    /// <param name="did">An act beside answering that was just done.</param>
    public async Task<IActionResult> OnGetAsync(bool repeated, string? did, CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } found) return NotFound();
        if (found.IsGone) return await OverAsync(found, null, repeated, cancellation);
        var draft = await drafts.FindAsync(TaskId, cancellation);
        return await ShowAsync(found, new TaskPageState(TaskPost.From(draft?.Draft))
        {
            Draft = draft?.Draft, SavedAt = draft?.At, Conflict = did is not null && ActPost.Acts.Contains(did) ? new(reader.T($"tasks.done.{did}"), Tone.Pass) : null,
        }, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } found) return NotFound();
        var post = TaskPost.Of(Request.Form);
        if (post.IsDraft && !found.IsGone) return await SaveAsync(found, post, cancellation);
        var answer = await answers.AnswerAsync(found, post, Request.Form, cancellation);
        if (answer.Outcome is Outcome.Accepted accepted)
        {
            await drafts.ForgetAsync(TaskId, cancellation);
            return RedirectToPage(new { taskId = TaskId, repeated = accepted.Repeated ? true : (bool?)null });
        }
        if (answer.Rejection is { } rejection) return await RefusedAsync(post, answer, rejection, cancellation);
        return await ShowAsync(found, new TaskPageState(post) { Form = answer.Form, Faults = answer.Faults }, cancellation);
    }

    /// <summary>The form again while it is filled in: one field looked at, a row added, a condition changed.</summary>
    public async Task<IActionResult> OnPostRefreshAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { IsGone: false } found || await answers.TypedAsync(found, Request.Form, cancellation) is not { } typed) return NotFound();
        return Partial("/Forms/_Form.cshtml", await desk.AskAsync(found, task => pages.Redrawn(task, typed), cancellation));
    }

    /// <summary>Keeps what is typed, every ten seconds and on leaving; answers with the words beside the button.</summary>
    public async Task<IActionResult> OnPostDraftAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { IsGone: false } found) return NotFound();
        var (_, kept, words) = await KeepAsync(found, TaskPost.Of(Request.Form), cancellation);
        return DraftAnswers.Of(Response, kept, words);
    }

    /// <summary>Opens what is sealed: journalled, then shown on the page once.</summary>
    public async Task<IActionResult> OnPostRevealAsync(string? what, CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { IsGone: false } found || await unsealing.OpenAsync(found, what ?? "", cancellation) is not { } opened) return NotFound();
        var draft = await drafts.FindAsync(TaskId, cancellation);
        return await ShowAsync(found, new TaskPageState(TaskPost.From(draft?.Draft)) { Draft = draft?.Draft, SavedAt = draft?.At, Opened = opened }, cancellation);
    }

    /// <summary>The file that came with an objection, given in confidence: journalled, never shown as a page.</summary>
    public async Task<IActionResult> OnPostObjectionFileAsync(string? objection, CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { IsGone: false } found || await unsealing.OpenFileAsync(found, objection ?? "", cancellation) is not { } file) return NotFound();
        return FileResults.Download(Response, file);
    }

    /// <summary>The list for the bank, with accounts in clear: only for whoever may answer the task, and journalled.</summary>
    [Audience(Audience.SignedIn, Relation.HoldsTask)]
    public async Task<IActionResult> OnPostBankListAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { IsGone: false } found || await bankLists.MakeAsync(found, cancellation) is not { } list) return NotFound();
        return File(list.Bytes, "text/csv; charset=utf-8", list.Name);
    }

    /// <summary>The page reports after display that it was opened: a read mark, no command.</summary>
    public async Task<IActionResult> OnPostOpenedAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } found) return NotFound();
        await marks.OpenedAsync(found.Task.Id, cancellation);
        return new NoContentResult();
    }

    /// <summary>The task the door let the reader in for.</summary>
    private Task<FoundTask?> FindAsync(CancellationToken cancellation) => sight.FindAsync(TaskId, cancellation);

    private async Task<IActionResult> ShowAsync(FoundTask found, TaskPageState state, CancellationToken cancellation)
    {
        Shown = await desk.AskAsync(found, task => pages.Of(task, state), cancellation);
        return Page();
    }

    private async Task<IActionResult> OverAsync(FoundTask found, Rejection? rejection, bool repeated, CancellationToken cancellation)
    {
        Over = await overs.OfAsync(found, rejection, repeated, cancellation);
        return Page();
    }

    /// <summary>Nothing of what was typed is lost; the page now shows the case as it is, under a command of its own.</summary>
    private async Task<IActionResult> RefusedAsync(TaskPost post, TaskAnswer answer, Rejection rejection, CancellationToken cancellation)
    {
        if (await desk.FindAsync(TaskId, cancellation) is not { } now) return NotFound();
        if (now.IsGone)
        {
            if (post.Comment.Length > 0) await drafts.SaveAsync(TaskId, new Draft { Comment = post.Comment }, cancellation);
            return await OverAsync(now, rejection, false, cancellation);
        }
        Shown = await desk.AskAsync(now, task => pages.Of(task, new TaskPageState(post.Again(rejection))
        {
            Form = answer.Form,
            Faults = ConflictPart.IsOfPanel(rejection) ? [reader.Say(rejection.Sentence)] : [],
            Conflict = ConflictPart.IsOfPanel(rejection) ? null : ConflictPart.Of(task, rejection),
        }), cancellation);
        return Page();
    }

    private async Task<IActionResult> SaveAsync(FoundTask found, TaskPost post, CancellationToken cancellation)
    {
        var kept = await KeepAsync(found, post, cancellation);
        return await ShowAsync(found, new TaskPageState(post) { Draft = kept.Draft, SavedAt = kept.Kept.At, Faults = kept.Kept.IsOthers ? [kept.Words] : [] }, cancellation);
    }

    private async Task<(Draft Draft, KeptDraft Kept, string Words)> KeepAsync(FoundTask found, TaskPost post, CancellationToken cancellation)
    {
        var typed = await answers.TypedAsync(found, Request.Form, cancellation);
        var draft = new Draft
        {
            Answers = typed?.Typed ?? System.Collections.Immutable.ImmutableDictionary<string, RawAnswer>.Empty,
            Own = post.Own,
            Act = post.Act,
            Comment = post.Comment,
            Target = post.Target,
            Afterwards = post.Afterwards?.ToString() ?? "",
        };
        var kept = await drafts.SaveAsync(found.Task.Id, draft, Request.Form[DraftMark.Field].ToString(), cancellation);
        return (draft, kept, await desk.AskAsync(found, task => reader.T(kept.IsOthers ? "acts.savedElsewhere" : "acts.saved", ("time", task.Words.Time(kept.At))), cancellation));
    }
}
