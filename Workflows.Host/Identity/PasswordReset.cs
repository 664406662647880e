using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Host.Audit;
using Workflows.Host.Mail;

namespace Workflows.Host.Identity;

/// <summary>
/// A one-time code for an account that is new, or whose password or phone is lost. Whoever has it chooses a password; the
/// second step is cleared and all sessions end. Given out on the console or by an administrator; valid for a while, once.
/// </summary>
public sealed class PasswordReset(WorkflowsContext data, UserManager<Account> accounts, Sessions sessions, SignInAttempts attempts, SystemJournal journal, TimeProvider clock)
{
    private const string Provider = "console";
    private const string Name = "reset";

    /// <summary>How long a code from the console lasts.</summary>
    public static readonly TimeSpan Briefly = TimeSpan.FromHours(1);

    /// <summary>Who gives a code out on the console.</summary>
    public const string Console = "console";

    /// <summary>The code in clear; only its hash is kept. An earlier one is over.</summary>
    /// <param name="by">The administrator, or <see cref="Console"/>.</param>
    public async Task<string> IssueAsync(Account account, string by, TimeSpan lasts, CancellationToken cancellation)
    {
        var code = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await using var own = data.Database.CurrentTransaction is null ? await data.Database.BeginTransactionAsync(cancellation) : null;
        await accounts.SetAuthenticationTokenAsync(account, Provider, Name, $"{clock.GetUtcNow().Add(lasts).ToUnixTimeSeconds()} {HashOf(code)}");
        await journal.AppendAsync(data, "resetIssued", by, [("account", account.UserName!)], cancellation);
        await data.SaveChangesAsync(cancellation);
        if (own is not null) await own.CommitAsync(cancellation);
        return $"{account.UserName}.{code}";
    }

    /// <summary>The page on which the code is used.</summary>
    public static string AddressOf(MailHouse house, string code) =>
        MailRoutes.In(house.PublicUrl, "/account/new-password").AbsoluteUri + "?code=" + Uri.EscapeDataString(code);

    /// <summary>The account the code is for; null where it is unknown, used or over.</summary>
    public async Task<Account?> FindAsync(string? code)
    {
        if ((code ?? "").LastIndexOf('.') is not (> 0 and var dot)) return null;
        if (await accounts.FindByNameAsync(code![..dot]) is not { } account) return null;
        if ((await accounts.GetAuthenticationTokenAsync(account, Provider, Name))?.Split(' ') is not [var until, var hash]) return null;
        var isOver = clock.GetUtcNow().ToUnixTimeSeconds() > long.Parse(until, System.Globalization.CultureInfo.InvariantCulture);
        return !isOver && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(HashOf(code[(dot + 1)..]))) ? account : null;
    }

    /// <summary>Sets the password, clears the second step, unlocks the account and ends its sessions; the code is used up.</summary>
    public async Task UseAsync(Account account, string password, CancellationToken cancellation)
    {
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.TwoFactorEnabled = false;
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        await accounts.UpdateSecurityStampAsync(account);
        await sessions.EndAllAsync(account.Id, null, cancellation);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await accounts.RemoveAuthenticationTokenAsync(account, Provider, Name);
        await journal.AppendAsync(data, "passwordReset", account.PersonId, [("account", account.UserName!)], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await attempts.ForgetAsync(account.UserName!, cancellation);
    }

    /// <summary>The accounts of persons who hold the post of administrator now.</summary>
    public Task<List<Account>> AdministratorsAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return data.Users.Where(a => data.Posts.Any(p =>
                p.PersonId == a.PersonId && p.Post == "administrator" && p.ValidFrom <= now && (p.ValidTo == null || p.ValidTo > now)))
            .OrderBy(a => a.UserName).ToListAsync(cancellation);
    }

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
}
