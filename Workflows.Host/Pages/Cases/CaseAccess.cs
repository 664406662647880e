using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Engine.Journal;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.World;

namespace Workflows.Host.Pages.Cases;

/// <summary>The way of every page to cases: what the reader may see and nothing else. What is not theirs is not there.</summary>
public sealed class CaseAccess(
    WorkflowsContext data, Viewers viewers, PackageStore packages, InstanceStore instances, Worlds worlds, JournalJson json,
    RecordCheck check, ReleasedProcesses released, TimeProvider clock)
{
    public async Task<CaseVisibility> VisibilityAsync(CancellationToken cancellation) =>
        new(data, await viewers.CurrentAsync(cancellation), await released.ReadersAsync(cancellation));

    /// <summary>The processes there are, by name, in the reader's words.</summary>
    public Task<ImmutableArray<ReleasedProcess>> ProcessesAsync(CancellationToken cancellation) => released.AllAsync(cancellation);

    /// <summary>Whether the case is there and the reader may see it; not there and not theirs are the same answer.</summary>
    public async Task<bool> MaySeeAsync(string id, CancellationToken cancellation) =>
        await (await VisibilityAsync(cancellation)).Visible.AnyAsync(c => c.Id == id, cancellation);

    /// <summary>Whether somebody else may see the case.</summary>
    public async Task<bool> MaySeeAsync(string personId, string id, CancellationToken cancellation) =>
        await new CaseVisibility(data, await viewers.OfAsync(personId, cancellation), await released.ReadersAsync(cancellation)).Visible.AnyAsync(c => c.Id == id, cancellation);

    /// <summary>Whether the reader sees the case only because they audit it, which is journalled.</summary>
    public async Task<bool> SeesAsAuditorAsync(string id, CancellationToken cancellation)
    {
        var visibility = await VisibilityAsync(cancellation);
        return await visibility.Audited.AnyAsync(c => c.Id == id, cancellation) && !await visibility.OwnSight.AnyAsync(c => c.Id == id, cancellation);
    }

    /// <summary>
    /// Reads a case and asks what a page wants to know of it, within the world of this moment. Null where it is not there or
    /// not the reader's to see.
    /// </summary>
    public async Task<T?> ReadAsync<T>(string id, Func<SeenCase, T> ask, CancellationToken cancellation) where T : class =>
        await MaySeeAsync(id, cancellation) ? await ReadUncheckedAsync(id, ask, cancellation) : null;

    private async Task<T?> ReadUncheckedAsync<T>(string id, Func<SeenCase, T> ask, CancellationToken cancellation) where T : class
    {
        var claim = await data.Instances.AsNoTracking().SingleAsync(c => c.Id == id, cancellation);
        var records = await data.Journal.AsNoTracking().Where(r => r.InstanceId == id).OrderBy(r => r.Seq).ToListAsync(cancellation);
        var entries = await data.LedgerEntries.AsNoTracking().Where(e => e.InstanceId == id).ToListAsync(cancellation);
        var version = await data.Packages.AsNoTracking().Where(p => p.Hash == claim.PackageHash).Select(p => p.Number).SingleOrDefaultAsync(cancellation);
        var process = await packages.GetAsync(claim.PackageHash, cancellation);
        if (await instances.FindAsync(id, cancellation) is not { Instance: { } instance }) return null;
        return await worlds.AskAsync(clock.GetUtcNow(), instance, world => ask(new SeenCase(
            new CaseFile
            {
                Instance = instance, Process = process, Version = version, World = world,
                Rows = [.. records.Select(r => RecordedRow.Of(InstanceStore.RowOf(r), json))],
            },
            claim, check.Of(claim, records, entries))), cancellation);
    }
}

/// <summary>A case in front of a reader who may see it, with what came of checking its record.</summary>
public sealed record SeenCase(CaseFile File, InstanceRow Row, RecordVerdict Verdict);
