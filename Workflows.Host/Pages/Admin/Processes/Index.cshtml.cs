using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Processes;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Processes;

/// <summary>流程: what is in force, since when and by whom, how many cases run; and taking in a package as a zip archive.</summary>
[Audience(Audience.Administrator, Relation.None), RequestSizeLimit(MostBytes)]
public sealed class IndexModel(ProcessBook book, PackageIntake intake, Releasers releasers, Reader reader) : PageModel
{
    /// <summary>A little more than an archive may have, so that one that is too large is refused with a sentence.</summary>
    private const int MostBytes = PackageZip.MostZipBytes + (2 << 20);

    /// <summary>The process the package is a version of; empty for a new one.</summary>
    [BindProperty]
    public string? Process { get; set; }

    /// <summary>The short name of a new process.</summary>
    [BindProperty]
    public string? NewName { get; set; }

    [BindProperty]
    public IFormFile? Package { get; set; }

    public ImmutableArray<KnownProcess> All { get; private set; } = [];

    /// <summary>Who released, in words.</summary>
    public ReleaserWords Who { get; private set; } = null!;

    /// <summary>Why the package was not taken in; empty before.</summary>
    public ImmutableArray<Problem> Problems { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => FillAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var name = (Process is { Length: > 0 } chosen ? chosen : NewName ?? "").Trim();
        if (Package is not { Length: > 0 } file)
            Problems = [new Problem("", "", 0, Sentence.Of("processes.noFile"))];
        else
        {
            var taken = await intake.TakeAsync(name, await BytesAsync(file, cancellation), reader.Person!.Id, cancellation);
            if (taken.Hash is { } hash) return Redirect(ProcessRoutes.Version(name, hash) + (taken.WasKnown ? "?known=true" : "?new=true"));
            Problems = taken.Problems;
        }
        await FillAsync(cancellation);
        return Page();
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        All = await book.AllAsync(cancellation);
        Who = await releasers.OfAsync(All.Select(p => p.InForce?.ReleasedBy).OfType<string>(), cancellation);
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
