using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Members;

/// <summary>会员激活: units, how many of their members have an account, and where slips are printed.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(MemberUnits units, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ImmutableArray<MemberUnit> Units { get; private set; } = [];
    public Pager? Pager { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var found = await units.ListAsync(After ?? "", cancellation);
        var more = found.Length > MemberUnits.PageSize;
        Units = more ? found[..^1] : found;
        if (more || After is not null)
            Pager = new(reader.T("members.page", ("count", Units.Length)), After is null ? null : "/admin/members", more ? $"/admin/members?after={Uri.EscapeDataString(Units[^1].Path)}" : null);
    }
}
