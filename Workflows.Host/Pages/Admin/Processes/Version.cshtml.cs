using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Processes;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Processes;

/// <summary>One version of a process: what the checks and its scenarios say, what differs from the version in force, and releasing it.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class VersionModel(ProcessBook book, PackageStore packages, ReleaseChecks checks, Releases releases, AuditTrail trail, Reader reader) : PageModel
{
    /// <summary>The day from which it is to be in force; empty for at once.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>「now」 or 「day」.</summary>
    [BindProperty]
    public string? When { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>It has just been taken in.</summary>
    [BindProperty(SupportsGet = true, Name = "new")]
    public bool IsNew { get; set; }

    /// <summary>What was uploaded is this version, kept before.</summary>
    [BindProperty(SupportsGet = true, Name = "known")]
    public bool IsKnown { get; set; }

    public KnownProcess Known { get; private set; } = null!;
    public KnownVersion Version { get; private set; } = null!;
    public CheckedPackage Checked { get; private set; } = null!;
    public ImmutableSortedDictionary<string, byte[]> Files { get; private set; } = null!;

    /// <summary>What differs from the version in force; null where this is it, or none is.</summary>
    public FileChanges? Changes { get; private set; }

    /// <summary>True where it was in force before: coming back to it needs no new checks.</summary>
    public bool WasInForce { get; private set; }
    public Sentence? Refusal { get; private set; }

    public bool IsInForce => Known.InForce?.PackageHash == Version.Package.Hash;

    public async Task<IActionResult> OnGetAsync(string name, string hash, CancellationToken cancellation) =>
        await FindAsync(name, hash, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string name, string hash, CancellationToken cancellation)
    {
        if (!await FindAsync(name, hash, cancellation)) return NotFound();
        DateTimeOffset? from = null;
        if (When == "day")
        {
            if (!DateOnly.TryParseExact(From, "yyyy-MM-dd", out var day)) Refusal = Sentence.Of("processes.noDay");
            else from = DueInstant.StartOf(day, reader.Installation.Zone);
        }
        else if (When != "now") Refusal = Sentence.Of("processes.noWhen");
        Refusal ??= await releases.ReleaseAsync(name, hash, from, reader.Person!.Id, Reason ?? "", cancellation);
        return Refusal is null ? Redirect(ProcessRoutes.Process(name)) : Page();
    }

    /// <summary>All files as they were taken in, in one archive; journalled like every export.</summary>
    public async Task<IActionResult> OnGetZipAsync(string name, string hash, CancellationToken cancellation)
    {
        if ((await book.AllAsync(cancellation)).FirstOrDefault(p => p.Name == name)?.Version(hash) is not { } version) return NotFound();
        var files = await book.FilesAsync(hash, cancellation);
        await trail.WriteAsync("exported", ("process", name), ("package", hash), cancellation);
        return File(PackageZip.Write(files), "application/zip", $"{name}-{version.Package.Number}.zip");
    }

    private async Task<bool> FindAsync(string name, string hash, CancellationToken cancellation)
    {
        if ((await book.AllAsync(cancellation)).FirstOrDefault(p => p.Name == name) is not { } known || known.Version(hash) is not { } version) return false;
        (Known, Version) = (known, version);
        Files = await book.FilesAsync(hash, cancellation);
        Checked = await checks.OfAsync((await packages.GetAsync(hash, cancellation)).Package, cancellation);
        WasInForce = (await book.ReleasesAsync(name, cancellation)).Any(r => r.PackageHash == hash && r.From <= reader.Now);
        if (known.InForce is { } inForce && inForce.PackageHash != hash) Changes = FileChanges.Between(await book.FilesAsync(inForce.PackageHash, cancellation), Files);
        return true;
    }
}
