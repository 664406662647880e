using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Installation;
using Workflows.Host.Mail;
using Workflows.Host.Mail.Receiving;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.MailSettings;

/// <summary>邮件设置: the server mails go out by. A new one holds only after a test mail with it arrived and its link was followed.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(MailDesk desk, MailSetup setup, ReplySetup replies, MailboxOptions mailbox, MailOptions present, IConfiguration configuration, Reader reader) : PageModel
{
    [BindProperty] public MailForm Form { get; set; } = new();

    [BindProperty] public ReplyForm Replies { get; set; } = new();

    public MailView View { get; private set; } = null!;
    public MailOptions Present => present;
    public MailboxOptions Mailbox => mailbox;
    public Definitions.Texts.Sentence? ReplyProblem { get; private set; }

    /// <summary>True where a file or the environment names the server: then what is set here does not hold.</summary>
    public bool IsConfigured => configuration[StoredSettings.MailIsConfigured] == "true";

    [TempData]
    public bool Applied { get; set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        View = await desk.LookAsync($"{Request.Scheme}://{Request.Host}", cancellation);
        Replies = replies.Present;
    }

    public async Task OnPostTestAsync(CancellationToken cancellation)
    {
        View = await desk.TestAsync(Form, cancellation);
        Replies = replies.Present;
    }

    public async Task<IActionResult> OnPostRepliesAsync(CancellationToken cancellation)
    {
        ReplyProblem = await replies.KeepAsync(Replies, reader.Person!.Id, cancellation);
        Applied = ReplyProblem is null;
        if (Applied) return RedirectToPage();
        View = await desk.LookAsync($"{Request.Scheme}://{Request.Host}", cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancellation)
    {
        View = await desk.LookAsync($"{Request.Scheme}://{Request.Host}", cancellation);
        Replies = replies.Present;
        if (!View.Confirmed) return Page();
        await setup.ApplyAsync(reader.Person!.Id, cancellation);
        Applied = true;
        return RedirectToPage();
    }
}
