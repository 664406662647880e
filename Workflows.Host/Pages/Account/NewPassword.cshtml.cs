using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Account;

/// <summary>Choosing a new password with a one-time code, from an administrator or from <c>admin reset</c> on the console.</summary>
[Audience(Audience.Link, Relation.TokenHolder), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class NewPasswordModel(PasswordReset reset, NewPassword passwords) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>The account the code is for; null where it is for none.</summary>
    public string? Account { get; private set; }
    public ImmutableArray<Sentence> Faults { get; private set; } = [];
    public bool Done { get; private set; }

    /// <summary>The fewest characters the account's password may have.</summary>
    public int Fewest { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation);

    public async Task OnPostAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } account) return;
        Faults = [.. await passwords.ProblemsAsync(account, Password, Again)];
        if (!Faults.IsEmpty) return;
        await reset.UseAsync(account, Password!, cancellation);
        Done = true;
    }

    private async Task<Data.Identity.Account?> FindAsync(CancellationToken cancellation)
    {
        if (await reset.FindAsync(Code) is not { } account) return null;
        Account = account.UserName;
        Fewest = (await reset.AdministratorsAsync(cancellation)).Any(a => a.Id == account.Id) ? PasswordRules.FewestOfAdministrators : PasswordRules.Fewest;
        return account;
    }
}
