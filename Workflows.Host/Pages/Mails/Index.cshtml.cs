using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Mail;

namespace Workflows.Host.Pages.Mails;

/// <summary>邮件: what a demonstration would have sent, the newest first.</summary>
[Audience(Audience.SignedIn, Relation.None), TypeFilter<MailViewerFilter>]
public sealed class IndexModel(PickupBox box) : PageModel
{
    /// <summary>Part of an address; empty all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public ImmutableArray<PickedMail> Mails { get; private set; } = [];

    public void OnGet() => Mails =
        [.. box.List(200).Where(m => To is not { Length: > 0 } to || m.To.Contains(to, StringComparison.OrdinalIgnoreCase))];
}
