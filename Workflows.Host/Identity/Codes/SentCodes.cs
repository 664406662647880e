using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Host.Sealing;

namespace Workflows.Host.Identity;

/// <summary>
/// Six digits sent to a known address: made, counted and used up. One in a minute and five in an hour are sent, each lasts ten
/// minutes, opens once and may be tried five times. Kept as a keyed hash, compared in constant time.
/// </summary>
public sealed class SentCodes(IDbContextFactory<WorkflowsContext> contexts, MasterKey key, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public const int MostTries = 5, MostInAnHour = 5;

    /// <summary>A new code; earlier ones about the same are over. Null where one was sent too short a time ago, or too many were.</summary>
    /// <param name="about">Whom and what it is for; the same is asked when it is used.</param>
    public async Task<SentCode?> MakeAsync(string about, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var hourAgo = now.AddHours(-1);
        var recent = await context.SentCodes.AsNoTracking().Where(c => c.About == about && c.SentAt > hourAgo).Select(c => c.SentAt).ToListAsync(cancellation);
        if (recent.Count >= MostInAnHour || recent.Any(at => now - at < TimeSpan.FromMinutes(1))) return null;
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var row = new SentCodeRow
        {
            Id = Guid.NewGuid(), About = about, Minute = now.ToUnixTimeSeconds() / 60, Hash = "", SentAt = now, ExpiresAt = now + Lasts,
        };
        row.Hash = HashOf(row.Id, code);
        await context.SentCodes.Where(c => c.About == about && c.UsedAt == null && c.ExpiresAt > now).ExecuteUpdateAsync(set => set.SetProperty(c => c.ExpiresAt, now), cancellation);
        context.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (context.Sql.MayRetry(failure))
        {
            return null; // Another request of the same minute was faster.
        }
        await context.SentCodes.Where(c => c.ExpiresAt < now.AddDays(-1)).ExecuteDeleteAsync(cancellation);
        return new(row.Id, code, row.SentAt);
    }

    /// <summary>It could not be sent: as if it had never been made.</summary>
    public async Task ForgetAsync(SentCode code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.SentCodes.Where(c => c.Id == code.Id).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Uses a code up. Every attempt counts before it is looked at, so that many at once are counted one by one.</summary>
    public async Task<CodeUse> UseAsync(string about, string? typed, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.SentCodes.AsNoTracking().Where(c => c.About == about && c.UsedAt == null && c.ExpiresAt > now).OrderByDescending(c => c.SentAt).FirstOrDefaultAsync(cancellation);
        var hash = HashOf(row?.Id ?? Guid.Empty, Digits(typed));
        if (row is null || await context.SentCodes.Where(c => c.Id == row.Id && c.UsedAt == null && c.Tries < MostTries)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries + 1), cancellation) != 1) return new(CodeResult.Over, null);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(row.Hash)))
            return new(row.Tries + 1 >= MostTries ? CodeResult.Over : CodeResult.Wrong, null);
        return await context.SentCodes.Where(c => c.Id == row.Id && c.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancellation) == 1
            ? new(CodeResult.Right, row.SentAt) : new(CodeResult.Over, null);
    }

    /// <summary>Whether one waits to be typed.</summary>
    public async Task<bool> WaitsAsync(string about, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.SentCodes.AnyAsync(c => c.About == about && c.UsedAt == null && c.ExpiresAt > now && c.Tries < MostTries, cancellation);
    }

    /// <summary>Full-width digits and spaces are what phones make of a code.</summary>
    private static string Digits(string? typed) =>
        new([.. (typed ?? "").Take(40).Where(char.IsDigit).Select(c => (char)('0' + (int)char.GetNumericValue(c)))]);

    private string HashOf(Guid id, string code) => key.CodeTagOf(id.ToString("N"), Encoding.ASCII.GetBytes(code));
}

/// <summary>A code in clear, on its way to whom it is for.</summary>
public sealed record SentCode(Guid Id, string Digits, DateTimeOffset SentAt);

/// <param name="SentAt">When the right one was sent; null for any other.</param>
public sealed record CodeUse(CodeResult Result, DateTimeOffset? SentAt);

public enum CodeResult
{
    Right,
    Wrong,
    /// <summary>None was sent, its time is over, it was used, or it was tried too often: another must be sent.</summary>
    Over,
}
