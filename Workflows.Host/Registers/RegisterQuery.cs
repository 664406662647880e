using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Registers;
using Workflows.Definitions.Feel;

namespace Workflows.Host.Registers;

/// <summary>Entries of registers as they are now and as they were.</summary>
public sealed class RegisterQuery(IDbContextFactory<WorkflowsContext> contexts)
{
    /// <summary>Current entries under a unit, in order of unit and key, a page at a time by key.</summary>
    /// <param name="after">The last entry of the page before; null for the first page.</param>
    public async Task<ImmutableArray<RegisterEntry>> ListAsync(string register, string unitPath, RegisterEntry? after, int take, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var entries = context.RegisterEntries.AsNoTracking().Where(e => e.Register == register && e.Current && e.UnitPath.StartsWith(unitPath));
        if (after is not null)
            entries = entries.Where(e => string.Compare(e.UnitPath, after.UnitPath) > 0
                || (e.UnitPath == after.UnitPath && string.Compare(e.Key, after.Key) > 0));
        return [.. (await entries.OrderBy(e => e.UnitPath).ThenBy(e => e.Key).Take(take).ToListAsync(cancellation)).Select(Read)];
    }

    /// <summary>Every version of an entry, latest first.</summary>
    public async Task<ImmutableArray<RegisterEntry>> VersionsAsync(string register, string key, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return [.. (await context.RegisterEntries.AsNoTracking().Where(e => e.Register == register && e.Key == key)
            .OrderByDescending(e => e.Version).ToListAsync(cancellation)).Select(Read)];
    }

    private static RegisterEntry Read(RegisterEntryRow row) => new(
        row.Register, row.Key, row.Version, row.UnitId, row.UnitPath, (FeelContext)FeelJson.Read(JsonNode.Parse(row.Values)),
        row.InstanceId, row.Seq, row.ActorId, row.At);
}

/// <summary>A version of an entry; sensitive values are seals.</summary>
public sealed record RegisterEntry(
    string Register, string Key, int Version, string UnitId, string UnitPath, FeelContext Values, string InstanceId, long Seq, string ActorId, DateTimeOffset At);
