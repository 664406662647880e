using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Identity;
using Workflows.Host.Identity;
using Workflows.Host.Identity.Calendars;
using Workflows.Host.Mail;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Account;

/// <summary>The secret address of one's calendar: made, shown once, renewed, revoked.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class CalendarModel(CalendarAddresses addresses, MailHouse house, Reader reader) : PageModel
{
    /// <summary>The address just made.</summary>
    public string? Made { get; private set; }

    public CalendarAddressRow? Known { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Known = await addresses.OfAsync(reader.Person!.Id, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Made = MailRoutes.In(house.PublicUrl, $"/calendar/{await addresses.MakeAsync(reader.Person!.Id, cancellation)}.ics").AbsoluteUri;
        await OnGetAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        await addresses.EndAsync(reader.Person!.Id, cancellation);
        return LocalRedirect("/account/calendar");
    }
}
