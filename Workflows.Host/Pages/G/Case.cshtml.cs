using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Texts;
using Workflows.Host.Forms;
using Workflows.Host.Guests;
using Workflows.Host.Identity;
using Workflows.Host.Tasks;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.G;

/// <summary>
/// The one case of a guest, after link and code: what they may see, and what is asked of them. GET looks only; a POST signs, with a
/// fresh code. Without a session it leads back to the door.
/// </summary>
[Audience(Audience.Link, Relation.TokenHolder), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class CaseModel(GuestSessions sessions, GuestCases cases, GuestAnswers answers, CodePost post, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public GuestCase Case { get; private set; } = null!;

    /// <summary>The form of what waits for the guest; null where nothing does.</summary>
    public SignModel? Task { get; private set; }

    /// <summary>The form of an opinion; null where none is asked, or a task is.</summary>
    public SignModel? Opinion { get; private set; }

    /// <summary>What was just handed in has been taken.</summary>
    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync(bool done, CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is not { } open) return ToDoor();
        IsDone = done;
        return await ShowAsync(open, null, null, new(), "", cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is not { } open) return ToDoor();
        var sent = GuestPost.Of(Request.Form);
        if (await answers.IsRepeatAsync(open, sent.Command, cancellation)) return Done();
        if (cases.TaskOf(open) is not { } task)
            return await ShowAsync(open, null, null, GuestAnswered.Wrong(Sentence.Of("engine.taskGone")), "gone", cancellation);
        var typed = await answers.TypedAsync(open, task, Request.Form, cancellation);
        var answered = await answers.AnswerAsync(open, task, sent, typed, cancellation);
        return answered.IsDone ? Done() : await ShowAsync(open, sent, typed, answered, "task", cancellation);
    }

    public async Task<IActionResult> OnPostOpinionAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is not { } open) return ToDoor();
        var sent = GuestPost.Of(Request.Form);
        if (await answers.IsRepeatAsync(open, sent.Command, cancellation)) return Done();
        var answered = await answers.OpinionAsync(open, sent, cancellation);
        return answered.IsDone ? Done() : await ShowAsync(open, sent, null, answered, "opinion", cancellation);
    }

    /// <summary>The form again while it is filled in.</summary>
    public async Task<IActionResult> OnPostRefreshAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is not { } open || cases.TaskOf(open) is not { } task || await answers.TypedAsync(open, task, Request.Form, cancellation) is not { } typed) return NotFound();
        return Partial("/Forms/_Form.cshtml", await answers.FormAsync(open, task, Token, typed with { Purpose = FormPurpose.Redraw }, null, cancellation));
    }

    private Task<GuestSight.Open?> OpenAsync(CancellationToken cancellation) => sessions.OpenAsync(HttpContext, Token, cancellation);

    private RedirectResult ToDoor() => Redirect(GuestRoutes.Door(Token));

    private RedirectResult Done() => Redirect(GuestRoutes.Case(Token) + "?done=true");

    private async Task<IActionResult> ShowAsync(GuestSight.Open open, GuestPost? sent, FormPost? typed, GuestAnswered answered, string part, CancellationToken cancellation)
    {
        Case = await cases.OfAsync(open, Token, cancellation);
        if (Case.Task is { MaySign: true } task)
            Task = Of(open, "task", GuestRoutes.Case(Token), part == "task" ? sent : null, answered, task) with
            {
                Form = await answers.FormAsync(open, task, Token, part == "task" ? typed : null, answered.Fields, cancellation),
            };
        else if (Case.AsksOpinion || part == "gone")
            Opinion = Of(open, "opinion", GuestRoutes.Case(Token) + "?handler=Opinion", part is "opinion" or "gone" ? sent : null, answered, null) with { Title = reader.T("guests.opinion.title") };
        if (part == "gone" && !Case.AsksOpinion) Opinion = null;
        return Page();
    }

    private SignModel Of(GuestSight.Open open, string id, string action, GuestPost? sent, GuestAnswered answered, GuestTask? task) => new()
    {
        Id = id,
        Action = action,
        Post = sent ?? new(TaskPost.NewCommand(), task?.Visit ?? 0, task?.Seen ?? "", "", "", false),
        Faults = [.. (sent is null ? [] : answered.Faults).Select(reader.Say)],
        AwaitsCode = sent is not null && answered.AwaitsCode,
        Goes = post.Goes(open.Person.Mobile, open.Person.Email) ?? "",
        IsTrial = post.IsTrial(open.Person.Mobile),
        WordsLabel = reader.T(task is null ? "guests.opinion.words" : task.Schema is null ? "acts.comment" : "guests.more"),
        WordsHint = reader.T(task is null ? "guests.opinion.hint" : "guests.words.optional"),
    };
}

/// <summary>What <c>_Sign</c> shows.</summary>
public sealed record SignModel
{
    public required string Id { get; init; }
    public required string Action { get; init; }
    public required GuestPost Post { get; init; }
    public string? Title { get; init; }
    public FormModel? Form { get; init; }
    public ImmutableArray<string> Faults { get; init; } = [];
    public bool AwaitsCode { get; init; }
    public required string Goes { get; init; }
    public bool IsTrial { get; init; }
    public required string WordsLabel { get; init; }
    public required string WordsHint { get; init; }
}
