using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Mail;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Preferences;

/// <summary>少发一些邮件: which mails the reader wants and in which hours none comes.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class MailsModel(MailChoices choices, Reader reader) : PageModel
{
    /// <summary>The kinds that are wanted; what is not ticked is not sent.</summary>
    [BindProperty] public List<MailKind> Wanted { get; set; } = [];

    /// <summary>Empty for no quiet hours.</summary>
    [BindProperty] public int? QuietFrom { get; set; }
    [BindProperty] public int? QuietTo { get; set; }

    public MailChoice Choice { get; private set; } = MailChoice.Every;

    [TempData]
    public bool Kept { get; set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Choice = await choices.OfAsync(reader.Person!.Id, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var hours = (QuietFrom, QuietTo) is ( >= 0 and <= 23, >= 0 and <= 23) ? (QuietFrom, QuietTo) : (null, null);
        await choices.KeepAsync(reader.Person!.Id, new([.. MailChoice.Optional.Except(Wanted)], hours.Item1, hours.Item2), cancellation);
        Kept = true;
        return RedirectToPage();
    }
}
