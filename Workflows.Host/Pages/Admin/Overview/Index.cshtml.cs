using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Overview;

/// <summary>管理总览: the administrator's first page – numbers that lead to what they count.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(Figures figures) : PageModel
{
    public ImmutableArray<FigureGroup> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Groups = await figures.ReadAsync(cancellation);
}
