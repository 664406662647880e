using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Identity;
using Workflows.Host.Audit;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Account;

/// <summary>登录的设备: where the reader is signed in, and ending any of it. What is ended is over at once, on every host.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class SessionsModel(OwnAccount own, Sessions sessions, SystemJournal journal, Reader reader) : PageModel
{
    public ImmutableArray<SessionRow> Lasting { get; private set; } = [];

    public Guid? Here => Sessions.IdOf(User);

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Lasting = await own.FindAsync() is { } account ? await sessions.OfAsync(account.Id, cancellation) : [];

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        if (await own.FindAsync() is { } account && await sessions.EndAsync(account.Id, id, cancellation))
            await journal.WriteAsync("sessionEnded", reader.Person!.Id, [("session", PersonSignIn.ShortOf(id))], cancellation);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellation)
    {
        if (await own.FindAsync() is { } account && await sessions.EndAllAsync(account.Id, Here, cancellation) is > 0 and var ended)
            await journal.WriteAsync("sessionEnded", reader.Person!.Id, [("count", Words.Number(ended))], cancellation);
        return RedirectToPage();
    }
}
