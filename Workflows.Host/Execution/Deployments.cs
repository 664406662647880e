using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Processes;
using Workflows.Definitions;
using Workflows.Definitions.Packages;
using Workflows.Engine;
using Workflows.Engine.Stages;

namespace Workflows.Host.Execution;

/// <summary>Takes packages in and puts them in force: read, bound, kept with all their files, and then what new cases begin with.</summary>
public sealed class Deployments(IDbContextFactory<WorkflowsContext> contexts, StageCatalog catalog, PackageStore store, ISqlDialect dialect, TimeProvider clock)
{
    /// <summary>Who releases what comes with the product.</summary>
    public const string Product = "system";

    /// <summary>Reads and binds a package, keeping nothing: the process, or everything that is wrong with it.</summary>
    public (ExecutableProcess? Process, ImmutableArray<Problem> Problems) Read(string name, IReadOnlyDictionary<string, byte[]> files)
    {
        var reading = PackageReader.Read(name, files);
        if (reading.Package is not { } package) return (null, reading.Problems);
        var bound = ExecutableProcess.Bind(package, catalog);
        return (bound.Process, [.. reading.Problems, .. bound.Problems]);
    }

    /// <summary>Keeps a package that can run as a version of its process; no case begins with it until it is released.</summary>
    public Task<Deployment> AddAsync(string name, IReadOnlyDictionary<string, byte[]> files, string by, CancellationToken cancellation) =>
        DeployAsync(name, files, by, isReleased: false, cancellation);

    /// <summary>The same, and puts it in force at once. The same files again come into force again.</summary>
    public Task<Deployment> ReleaseAsync(string name, IReadOnlyDictionary<string, byte[]> files, string by, CancellationToken cancellation) =>
        DeployAsync(name, files, by, isReleased: true, cancellation);

    /// <summary>Releases what the product ships. A process somebody here released in another version stays with that.</summary>
    public async Task ReleaseShippedAsync(CancellationToken cancellation)
    {
        foreach (var package in ShippedPackages.All.Values)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            await BeginReleasesAsync(context, package.Name, cancellation);
            var now = clock.GetUtcNow();
            var inForce = await context.InForceAt(now).AsNoTracking().SingleOrDefaultAsync(r => r.Name == package.Name, cancellation);
            if (inForce is null || inForce.ReleasedBy == Product && inForce.PackageHash != package.Hash)
                await ReleaseAsync(package.Name, ShippedPackages.FilesOf(package.Name), Product, cancellation);
        }
    }

    /// <summary>An installation of release 0.1 has packages but no releases: what was in force then is the first of them.</summary>
    private static async Task BeginReleasesAsync(WorkflowsContext context, string name, CancellationToken cancellation)
    {
        if (await context.PackageReleases.AnyAsync(r => r.Name == name, cancellation)) return;
        if (await context.Packages.SingleOrDefaultAsync(p => p.Name == name && p.Active, cancellation) is not { } active) return;
        context.Add(ReleaseOf(active.Name, active.Hash, active.DeployedAt, active.DeployedBy, active.DeployedAt, ""));
        await context.SaveChangesAsync(cancellation);
    }

    private async Task<Deployment> DeployAsync(string name, IReadOnlyDictionary<string, byte[]> files, string by, bool isReleased, CancellationToken cancellation)
    {
        var (process, problems) = Read(name, files);
        if (process is null) return new(null, problems);
        try
        {
            await SaveAsync(process.Package, files, by, isReleased, cancellation);
        }
        catch (Exception failure) when (dialect.MayRetry(failure))
        {
            // Another host took the same in at the same moment.
            await SaveAsync(process.Package, files, by, isReleased, cancellation);
        }
        return new(store.Keep(process.Package), problems);
    }

    private async Task SaveAsync(ProcessPackage package, IReadOnlyDictionary<string, byte[]> files, string by, bool isReleased, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var versions = await context.Packages.Where(p => p.Name == package.Name).Select(p => p.Hash).ToListAsync(cancellation);
        if (!versions.Contains(package.Hash))
        {
            context.Add(new PackageRow { Hash = package.Hash, Name = package.Name, Number = versions.Count + 1, DeployedAt = now, DeployedBy = by });
            context.AddRange(files.Select(f => new PackageFileRow { PackageHash = package.Hash, Path = f.Key, Bytes = f.Value }));
        }
        if (isReleased && await context.InForceAt(now).Where(r => r.Name == package.Name).Select(r => r.PackageHash).SingleOrDefaultAsync(cancellation) != package.Hash)
            context.Add(ReleaseOf(package.Name, package.Hash, now, by, now, ""));
        await context.SaveChangesAsync(cancellation);
    }

    internal static PackageReleaseRow ReleaseOf(string name, string hash, DateTimeOffset from, string by, DateTimeOffset at, string reason) =>
        new() { Name = name, PackageHash = hash, From = from, ReleasedBy = by, ReleasedAt = at, Reason = reason };
}

/// <summary>The process that was taken in, or null and what forbids it. Warnings may stand beside a process.</summary>
public sealed record Deployment(ExecutableProcess? Process, ImmutableArray<Problem> Problems);
