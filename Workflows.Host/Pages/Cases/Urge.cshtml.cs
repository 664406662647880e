using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>催办: who waits for a task of a case reminds those who have it; how often and how many times the rule pack says.</summary>
[Audience(Audience.SignedIn, Relation.SeesCase)]
public sealed class UrgeModel(CaseAccess access, TaskClaims claims, CaseWords said, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>What became of it.</summary>
    public Note Note { get; private set; } = new("");

    public IActionResult OnGet() => LocalRedirect(CaseRoutes.Case(Id));

    public async Task<IActionResult> OnPostAsync(string? task, int visit, CancellationToken cancellation)
    {
        if (await access.SeesAsAuditorAsync(Id, cancellation)) return NotFound();
        var asked = await access.ReadAsync(Id, seen => Tuple.Create(seen.File.Instance.Title,
            seen.File.Instance.Task(task ?? "") is { } open ? new Waiting(said).Names(seen.File, open) : ""), cancellation);
        if (asked is null) return NotFound();
        Title = asked.Item1;
        var outcome = await claims.UrgeAsync(Id, task ?? "", visit, TaskPost.NewCommand(), cancellation);
        Note = outcome is Outcome.Rejected no ? new(reader.Say(no.Rejection.Sentence), Tone.Soon, "info") : new(reader.T("case.urge.done", ("who", asked.Item2)), Tone.Pass);
        return Page();
    }
}
