using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Data.Identity;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Account;

/// <summary>访问令牌: the reader's own tokens for programs; issued with the password asked for, shown once, revoked at once.</summary>
[Audience(Audience.SignedIn, Relation.Self), EnableRateLimiting(RateLimits.SignIn)]
public sealed class AccessTokensModel(OwnAccount own, AccessTokens tokens, UserManager<Data.Identity.Account> users, SignInAttempts attempts, Reader reader) : PageModel
{
    private const int MostLetters = 60;

    /// <summary>How long a token may last, in days.</summary>
    public static ImmutableArray<int> Terms { get; } = [30, 90, 180, 365];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string[] Scopes { get; set; } = [];

    [BindProperty]
    public int Days { get; set; } = Terms[1];

    [BindProperty]
    public string? Password { get; set; }

    public ImmutableArray<AccessTokenRow> Known { get; private set; } = [];

    /// <summary>The token just issued, shown this once.</summary>
    public string? Issued { get; private set; }

    /// <summary>What is wrong, by the field it belongs to.</summary>
    public ImmutableDictionary<string, string> Faults { get; private set; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<string> Offered => reader.Person!.Roles.Contains(ReaderRole.Administrator) ? AccessScopes.All : [.. AccessScopes.All.Except(AccessScopes.OfAdministrators)];

    public bool IsOver(AccessTokenRow token) => token.EndedAt is not null || token.ExpiresAt <= reader.Now;

    public Task OnGetAsync(CancellationToken cancellation) => FillAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await own.FindAsync() is not { } account) return NotFound();
        Response.Headers.CacheControl = "no-store";
        Faults = Wrong().ToImmutableDictionary(f => f.Field, f => reader.T(f.Key, ("most", MostLetters)));
        if (Faults.IsEmpty && await tokens.CountAsync(account.Id, cancellation) >= AccessTokens.MostOfAPerson)
            Faults = Faults.Add("name", reader.T("accessTokens.fault.many", ("most", AccessTokens.MostOfAPerson)));
        if (Faults.IsEmpty && !await IsPasswordAsync(account, cancellation)) Faults = Faults.Add("password", reader.T("accessTokens.fault.password"));
        if (Faults.IsEmpty)
        {
            (_, Issued) = await tokens.IssueAsync(account, Name!.Trim(), [.. AccessScopes.All.Where(Scopes.Contains)], Days, cancellation);
            (Name, Scopes, Days) = (null, [], Terms[1]);
        }
        await FillAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        if (await own.FindAsync() is { } account) await tokens.EndAsync(id, account.Id, reader.Person!.Id, cancellation);
        return RedirectToPage();
    }

    private IEnumerable<(string Field, string Key)> Wrong()
    {
        if (Name?.Trim() is not { Length: > 0 and <= MostLetters } name || name.Any(char.IsControl)) yield return ("name", "accessTokens.fault.name");
        if (!Scopes.Any() || Scopes.Except(Offered).Any()) yield return ("scopes", "accessTokens.fault.scopes");
        if (!Terms.Contains(Days)) yield return ("days", "accessTokens.fault.days");
        if (string.IsNullOrEmpty(Password)) yield return ("password", "accessTokens.fault.password");
    }

    /// <summary>Counted like signing in: an open page is no place to guess at.</summary>
    private async Task<bool> IsPasswordAsync(Data.Identity.Account account, CancellationToken cancellation)
    {
        var attempt = await attempts.BeginAsync(account.UserName!, cancellation);
        if (!attempt.IsTried || !await users.CheckPasswordAsync(account, Password!)) return false;
        await attempts.ForgetAsync(account.UserName!, cancellation);
        return true;
    }

    private async Task FillAsync(CancellationToken cancellation) =>
        Known = await own.FindAsync() is { } account ? await tokens.OfAsync(account.Id, cancellation) : [];

    public static string Text(int days) => days.ToString(CultureInfo.InvariantCulture);
}
