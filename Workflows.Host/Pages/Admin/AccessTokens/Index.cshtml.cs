using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.AccessTokens;

/// <summary>访问令牌, everybody's: who lets which program act for them, until when, from where; and ending one.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(Identity.AccessTokens tokens, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ImmutableArray<HeldToken> Lines { get; private set; } = [];

    public Pager? Pager { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var found = await tokens.AllAsync(PageKey.Read(After), cancellation);
        Lines = [.. found.Take(Identity.AccessTokens.PageSize)];
        if (found.Length > Lines.Length || After is not null)
            Pager = new(reader.T("accessTokens.page", ("count", Lines.Length)), After is null ? null : "/admin/access-tokens",
                found.Length > Lines.Length ? CaseRoutes.With("/admin/access-tokens", ("after", PageKey.Of(Lines[^1].Token.IssuedAt, Lines[^1].Token.Id.ToString()))) : null);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        await tokens.EndAsync(id, null, reader.Person!.Id, cancellation);
        return RedirectToPage();
    }
}
