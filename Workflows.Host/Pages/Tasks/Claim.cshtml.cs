using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Engine.Commands;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Tasks;

/// <summary>认领 and 放回: one of several takes a task, or gives it back. Done by post alone; a refusal says who was faster.</summary>
[Audience(Audience.SignedIn, Relation.SeesTask)]
public sealed class ClaimModel(TaskSight sight, TaskClaims claims, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string TaskId { get; set; } = "";

    /// <summary><c>list</c> where it was pressed in the list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public string Title { get; private set; } = "";

    /// <summary>Why it was not done.</summary>
    public Note Note { get; private set; } = new("");

    public string Onward => CaseRoutes.Task(TaskId);

    public IActionResult OnGet() => LocalRedirect(Onward);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => RunAsync(claims.ClaimAsync, cancellation);

    public Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellation) => RunAsync(claims.ReleaseAsync, cancellation);

    private async Task<IActionResult> RunAsync(Func<FoundTask, string, CancellationToken, Task<Outcome>> act, CancellationToken cancellation)
    {
        if (await sight.FindAsync(TaskId, cancellation) is not { } found) return NotFound();
        if (await act(found, TaskPost.NewCommand(), cancellation) is not Outcome.Rejected no) return LocalRedirect(From == "list" ? "/inbox/claimable" : Onward);
        (Title, Note) = (found.Instance.Title, new(reader.Say(no.Rejection.Sentence), Tone.Soon, "info"));
        return Page();
    }
}
