using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Audit;
using Workflows.Host.Identity;
using Workflows.Host.Mail;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Accounts;

/// <summary>账号与登录: who can sign in, on how many devices they are; signing somebody out everywhere, and unlocking after wrong passwords.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(
    AccountList list, UserManager<Data.Identity.Account> users, Sessions sessions, SignInAttempts attempts, PasswordReset reset, MailHouse house, SystemJournal journal, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ImmutableArray<AccountLine> Lines { get; private set; } = [];

    public Pager? Pager { get; private set; }

    /// <summary>The address just made, shown this once.</summary>
    public ImmutableArray<OneTimeAddress> Addresses { get; private set; } = [];

    /// <summary>What was just done.</summary>
    [TempData]
    public string? Done { get; set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var found = await list.FindAsync(Typed?.Trim() ?? "", After ?? "", cancellation);
        Lines = [.. found.Take(AccountList.PageSize)];
        if (found.Length > AccountList.PageSize || After is not null)
            Pager = new(reader.T("accounts.page", ("count", Lines.Length)), After is null ? null : Address(null), found.Length > AccountList.PageSize ? Address(Lines[^1].Name) : null);
    }

    /// <summary>The security stamp changes too, so that a cookie without a session of ours counts no longer either.</summary>
    public async Task<IActionResult> OnPostEndAllAsync(Guid id, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } account) return NotFound();
        var ended = await sessions.EndAllAsync(id, null, cancellation);
        await users.UpdateSecurityStampAsync(account);
        await journal.WriteAsync("sessionEnded", reader.Person!.Id, [("person", account.PersonId), ("count", Words.Number(ended))], cancellation);
        Done = reader.T("accounts.ended", ("name", account.UserName), ("count", ended));
        return RedirectToPage(new { q = Typed });
    }

    /// <summary>
    /// Somebody forgot the password or lost the phone: an address to choose a new one. It counts when it is used, not before.
    /// An administrator's is given out on the console alone: no administrator takes over another's account from a browser.
    /// </summary>
    public async Task<IActionResult> OnPostAddressAsync(Guid id, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { UserName: { } name } account) return NotFound();
        if (account.PasswordHash is not null && (await reset.AdministratorsAsync(cancellation)).Any(a => a.Id == id))
        {
            Done = reader.T("accounts.address.administrator", ("name", name));
            return RedirectToPage(new { q = Typed });
        }
        var code = await reset.IssueAsync(account, reader.Person!.Id, NewAccounts.Lasts, cancellation);
        Addresses = [new(await list.PersonAsync(account.PersonId, cancellation), name, PasswordReset.AddressOf(house, code))];
        await OnGetAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostUnlockAsync(Guid id, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { UserName: { } name } account) return NotFound();
        await attempts.ForgetAsync(name, cancellation);
        await users.SetLockoutEndDateAsync(account, null);
        await users.ResetAccessFailedCountAsync(account);
        await journal.WriteAsync("signInUnlocked", reader.Person!.Id, [("person", account.PersonId)], cancellation);
        Done = reader.T("accounts.unlocked", ("name", name));
        return RedirectToPage(new { q = Typed });
    }

    private string Address(string? after) => CaseRoutes.With("/admin/accounts", ("q", Typed), ("after", after));
}
