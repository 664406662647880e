using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Data.Identity;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Account;

/// <summary>更改密码: the reader's own, with the present one asked for. Every other session of theirs ends by it.</summary>
[Audience(Audience.SignedIn, Relation.Self), EnableRateLimiting(RateLimits.SignIn)]
public sealed class PasswordModel(
    OwnAccount own, UserManager<Data.Identity.Account> users, SignInManager<Data.Identity.Account> identity, Sessions sessions, SystemJournal journal, Reader reader) : PageModel
{
    [BindProperty]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? NewPasswordAgain { get; set; }

    public ImmutableArray<Sentence> Faults { get; private set; } = [];

    public bool Done { get; private set; }

    public int Fewest => reader.Person!.Roles.Contains(ReaderRole.Administrator) ? PasswordRules.FewestOfAdministrators : PasswordRules.Fewest;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await own.FindAsync() is not { } account) return NotFound();
        Faults = [.. Wrong()];
        if (Faults.IsEmpty) Faults = [.. await ChangeAsync(account, cancellation)];
        Done = Faults.IsEmpty;
        return Page();
    }

    private IEnumerable<Sentence> Wrong()
    {
        if (string.IsNullOrEmpty(CurrentPassword) || string.IsNullOrEmpty(NewPassword)) yield return Sentence.Of("password.fault.missing");
        else if (NewPassword != NewPasswordAgain) yield return Sentence.Of("password.fault.again");
        else if (NewPassword == CurrentPassword) yield return Sentence.Of("password.fault.same");
    }

    private async Task<IEnumerable<Sentence>> ChangeAsync(Data.Identity.Account account, CancellationToken cancellation)
    {
        var result = await users.ChangePasswordAsync(account, CurrentPassword!, NewPassword!);
        if (!result.Succeeded) return result.Errors.Select(e => (e as PasswordFault)?.Sentence ?? Sentence.Of("password.fault.current"));
        await sessions.EndAllAsync(account.Id, Sessions.IdOf(User), cancellation);
        await journal.WriteAsync("passwordChanged", reader.Person!.Id, [], cancellation);
        await identity.RefreshSignInAsync(account);
        return [];
    }
}
