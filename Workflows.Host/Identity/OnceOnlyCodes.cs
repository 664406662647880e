using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;

namespace Workflows.Host.Identity;

/// <summary>
/// The six digits an app on the phone shows. Each opens once: who read them over a shoulder cannot use them again while they
/// last (RFC 6238 §5.2). Used ones are kept as tokens of the account until they are long over.
/// </summary>
public sealed class OnceOnlyCodes(IDbContextFactory<WorkflowsContext> contexts, TimeProvider clock) : AuthenticatorTokenProvider<Account>
{
    private const string Used = "usedCode";

    /// <summary>Longer than any code is taken, with its neighbours for clocks that differ.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        await base.ValidateAsync(purpose, token, manager, user) && await TakeAsync(user.Id, token);

    /// <summary>False where the code was used before; of two at the same instant one is told so.</summary>
    private async Task<bool> TakeAsync(Guid account, string code)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var codes = context.Set<IdentityUserToken<Guid>>();
        var over = Second(clock.GetUtcNow() - Kept);
        await codes.Where(t => t.UserId == account && t.LoginProvider == Used && string.Compare(t.Value, over) < 0).ExecuteDeleteAsync();
        codes.Add(new() { UserId = account, LoginProvider = Used, Name = code.TrimStart('0'), Value = Second(clock.GetUtcNow()) });
        try
        {
            await context.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException failure) when (context.Sql.MayRetry(failure))
        {
            return false;
        }
    }

    /// <summary>Ten digits until the year 2286, so that text orders them.</summary>
    private static string Second(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString("D10", System.Globalization.CultureInfo.InvariantCulture);
}
