using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Backup;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Backups;

/// <summary>备份: how old the last backup is, and one to be made now.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(Host.Backup.Backups backups, BackupRuns runs, BackupOptions options, Reader reader) : PageModel
{
    public LastBackup? Last { get; private set; }
    public BackupRun? Run => runs.Latest;
    public BackupOptions Options => options;
    public bool IsOld => Last is null || Last.IsOld(reader.Now);

    public async Task<IActionResult> OnGetAsync(bool part, CancellationToken cancellation)
    {
        if (part && Run is { } run && !run.Over) return Partial("_Progress", ProgressOf(run));
        Last = await backups.LastAsync(cancellation);
        if (!part) return Page();
        // The work is over: the page is drawn anew, with what came of it.
        Response.Headers["HX-Refresh"] = "true";
        return new NoContentResult();
    }

    public IActionResult OnPostNow()
    {
        runs.Begin(reader.Person!.Id);
        return RedirectToPage();
    }

    public IActionResult OnPostStop()
    {
        runs.Stop();
        return RedirectToPage();
    }

    public Progress ProgressOf(BackupRun run) => new()
    {
        Title = reader.T("backups.running"),
        Done = run.Over ? Math.Max(1, run.Progress.Rows) : Math.Min(run.Progress.Done, Math.Max(0, run.Progress.Rows - 1)),
        Total = Math.Max(1, run.Progress.Rows),
        Unit = reader.T("backups.rows"),
        Current = run.Progress.Table ?? "",
        Stop = new ActionLink(reader.T("backups.stop"), "/admin/backups?handler=Stop") { Hidden = new Dictionary<string, string>() },
        RefreshHref = "/admin/backups?part=true",
    };

    /// <summary>「117 KB」, 「2.3 GB」.</summary>
    public static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GB"),
        >= 1L << 20 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MB"),
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} KB"),
    };
}
