using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Rules;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Rules;

/// <summary>How counting open deadlines again stands after a year was imported, and the list of days that moved.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class RecountModel(Recounts recounts, Reader reader) : PageModel
{
    public Recount? Run { get; private set; }
    public Progress? Progress { get; private set; }

    public static string AddressOf(long import) => string.Create(CultureInfo.InvariantCulture, $"/admin/rules/years/{import}/recount");

    public IActionResult OnGet(long import, bool part)
    {
        Run = recounts.Find(new YearImported(import));
        if (Run is { } run) Progress = ProgressOf(run, AddressOf(import), reader);
        return part && Progress is { } progress ? Partial("_Progress", progress) : Page();
    }

    internal static Progress ProgressOf(Recount run, string address, Reader reader) => new()
    {
        Title = reader.T(run.Over ? "recount.over" : run.Trial ? "recount.trying" : "recount.running"),
        Done = run.Over ? run.Total : run.Done,
        Total = run.Total,
        Unit = reader.T("recount.unit"),
        Current = run.Over ? "" : run.Current,
        RefreshHref = address + "?part=true",
    };
}
