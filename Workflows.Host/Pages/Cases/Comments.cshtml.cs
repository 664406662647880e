using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>评论: everybody who sees the case may write one and reads all; whoever only audits reads.</summary>
[Audience(Audience.SignedIn, Relation.SeesCase)]
public sealed class CommentsModel(CaseAccess access, CommentsPart parts, Commenting commenting, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public string Title { get; private set; } = "";

    public Comments Part { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FillAsync("", null, cancellation) ? Page() : NotFound();

    /// <param name="command">Fixed when the page was shown: the same comment sent twice stands once.</param>
    public async Task<IActionResult> OnPostAsync(string? words, string? command, CancellationToken cancellation)
    {
        if (!await commenting.MayWriteAsync(Id, cancellation)) return NotFound();
        var fault = await commenting.WriteAsync(Id, words ?? "", command is { Length: > 0 and <= 100 } ? command : TaskPost.NewCommand(), cancellation);
        if (fault is null) return LocalRedirect(CaseRoutes.Case(Id) + "#comments");
        return await FillAsync((words ?? "").Trim(), new(reader.Say(fault), Tone.Over), cancellation) ? Page() : NotFound();
    }

    private async Task<bool> FillAsync(string typed, Note? fault, CancellationToken cancellation)
    {
        var read = await access.ReadAsync(Id, seen => Tuple.Create(seen.File.Instance.Title, parts.Of(seen.File)), cancellation);
        if (read is null) return false;
        (Title, Part) = (read.Item1, read.Item2 with { Typed = typed, Fault = fault });
        return true;
    }
}
