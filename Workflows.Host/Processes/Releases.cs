using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Processes;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Execution;

namespace Workflows.Host.Processes;

/// <summary>
/// Puts a version of a process in force, at once or from a day on, and takes back what has not come yet. Written with the
/// system journal's entry in one transaction. Running cases stay with their version.
/// </summary>
public sealed class Releases(IDbContextFactory<WorkflowsContext> contexts, PackageStore packages, ReleaseChecks checks, SystemJournal journal, TimeProvider clock)
{
    public const int FewestLetters = 5;

    /// <summary>Null where it was released; else the sentence why not.</summary>
    /// <param name="from">Null releases at once.</param>
    public async Task<Sentence?> ReleaseAsync(string name, string hash, DateTimeOffset? from, string by, string reason, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (reason.Trim().Length < FewestLetters) return Sentence.Of("processes.reason", ("count", FewestLetters));
        if (from <= now) return Sentence.Of("processes.past");
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await context.Packages.AnyAsync(p => p.Hash == hash && p.Name == name, cancellation)) return Sentence.Of("processes.unknown");
        var earlier = await context.PackageReleases.AsNoTracking().Where(r => r.PackageHash == hash && r.From <= now).AnyAsync(cancellation);
        if (!earlier && !(await checks.OfAsync((await packages.GetAsync(hash, cancellation)).Package, cancellation)).MayBeReleased) return Sentence.Of("processes.checksFail");

        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var entry = new (string, string)[] { ("process", name), ("package", hash), ("from", Instants.Text(from ?? now)), ("reason", reason.Trim().Cut(Lengths.Words)) };
        // The journal's chain is locked first: two releases at once follow one another, and the second sees the first.
        await journal.AppendAsync(context, "released", by, entry, cancellation);
        if (await context.PackageReleases.AnyAsync(r => r.Name == name && r.From > now, cancellation)) return Sentence.Of("processes.oneComes");
        if (await context.InForceAt(now).AnyAsync(r => r.Name == name && r.PackageHash == hash, cancellation)) return Sentence.Of("processes.isInForce");
        context.Add(Deployments.ReleaseOf(name, hash, from ?? now, by, now, reason.Trim().Cut(Lengths.Words)));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Takes back the release of a process that has not come yet. False where there is none any more.</summary>
    public async Task<bool> TakeBackAsync(string name, string by, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await context.PackageReleases.SingleOrDefaultAsync(r => r.Name == name && r.From > now, cancellation) is not { } coming) return false;
        await journal.AppendAsync(context, "releaseTakenBack", by, [("process", name), ("package", coming.PackageHash), ("from", Instants.Text(coming.From))], cancellation);
        context.Remove(coming);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
