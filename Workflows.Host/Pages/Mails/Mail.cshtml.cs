using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Mail;

namespace Workflows.Host.Pages.Mails;

/// <summary>One mail of the demonstration: as text, with its links to follow, and as the page a mail program shows.</summary>
[Audience(Audience.SignedIn, Relation.None), TypeFilter<MailViewerFilter>]
public sealed class MailModel(PickupBox box) : PageModel
{
    public PickedMail Mail { get; private set; } = null!;

    public IActionResult OnGet(string id)
    {
        if (box.Find(id) is not { } mail) return NotFound();
        Mail = mail;
        return Page();
    }

    /// <summary>
    /// The HTML alone, for a frame of its own. It was written by us, but a mail is a mail: no script runs, nothing is loaded,
    /// no form is sent; only its own inline styles count, which the pages of the product may not have.
    /// </summary>
    public IActionResult OnGetHtml(string id)
    {
        if (box.Find(id) is not { } mail) return NotFound();
        Web.ContentSecurity.ShowAsMail(HttpContext);
        return Content(mail.Html, "text/html; charset=utf-8");
    }
}
