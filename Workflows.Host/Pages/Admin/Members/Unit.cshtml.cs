using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Mail;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Members;

/// <summary>激活单 of a unit: made by a press and shown this once, eight on a sheet. Only hashes of the codes are kept.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class UnitModel(MemberUnits units, MailHouse house, Reader reader) : PageModel
{
    [FromRoute(Name = "unit")]
    public string Unit { get; set; } = "";

    [BindProperty(Name = "again")]
    public bool Again { get; set; }

    public MemberUnit Shown { get; private set; } = null!;
    public ImmutableArray<MemberSlip> Slips { get; private set; } = [];
    public bool NobodyLeft { get; private set; }
    public DateTimeOffset Ends => units.Ends;
    public string Address => MailRoutes.In(house.PublicUrl, "/activate").AbsoluteUri;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FillAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FillAsync(cancellation)) return NotFound();
        Slips = await units.MakeAsync(Shown, Again, reader.Person!.Id, cancellation);
        NobodyLeft = Slips.IsEmpty;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        if (await units.FindAsync(Unit, cancellation) is not { } found) return false;
        Shown = found;
        return true;
    }
}
