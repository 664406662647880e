using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Processes;
using Workflows.Host.Identity;
using Workflows.Host.Processes;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Processes;

/// <summary>One process: its versions with their running cases, and what was released when, by whom and why.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class ProcessModel(ProcessBook book, Releases releases, Releasers releasers, Reader reader) : PageModel
{
    public KnownProcess Known { get; private set; } = null!;
    public ImmutableArray<PackageReleaseRow> History { get; private set; } = [];
    public ReleaserWords Who { get; private set; } = null!;

    public string Title => reader.Language == Definitions.Texts.Language.Chinese || Known.Process.Model.EnglishName is "" ? Known.Process.Model.Name : Known.Process.Model.EnglishName;

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellation)
    {
        if ((await book.AllAsync(cancellation)).FirstOrDefault(p => p.Name == name) is not { } known) return NotFound();
        Known = known;
        History = await book.ReleasesAsync(name, cancellation);
        Who = await releasers.OfAsync([.. History.Select(r => r.ReleasedBy), .. known.Versions.Select(v => v.Package.DeployedBy)], cancellation);
        return Page();
    }

    /// <summary>Takes back what has not come yet.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(string name, CancellationToken cancellation)
    {
        await releases.TakeBackAsync(name, reader.Person!.Id, cancellation);
        return Redirect(ProcessRoutes.Process(name));
    }
}
