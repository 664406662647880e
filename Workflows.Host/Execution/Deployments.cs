using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Processes;
using Workflows.Definitions;
using Workflows.Definitions.Packages;
using Workflows.Engine;
using Workflows.Engine.Stages;

namespace Workflows.Host.Execution;

/// <summary>Releases packages: read, bound, kept with all their files, and made the one new cases begin with.</summary>
public sealed class Deployments(IDbContextFactory<WorkflowsContext> contexts, StageCatalog catalog, PackageStore store, ISqlDialect dialect, TimeProvider clock)
{
    /// <summary>Who releases what comes with the product.</summary>
    public const string Product = "system";

    /// <summary>Releases a package, or tells what is wrong with it. The same files again become active again.</summary>
    public async Task<Deployment> ReleaseAsync(string name, IReadOnlyDictionary<string, byte[]> files, string by, CancellationToken cancellation)
    {
        var reading = PackageReader.Read(name, files);
        if (reading.Package is not { } package) return new(null, reading.Problems);
        var bound = ExecutableProcess.Bind(package, catalog);
        if (bound.Process is null) return new(null, [.. reading.Problems, .. bound.Problems]);
        await SaveAsync(package, files, by, cancellation);
        return new(store.Keep(package), reading.Problems);
    }

    /// <summary>Releases what the product ships. A process somebody here released in another version stays with that.</summary>
    public async Task ReleaseShippedAsync(CancellationToken cancellation)
    {
        foreach (var package in ShippedPackages.All.Values)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var active = await context.Packages.AsNoTracking().SingleOrDefaultAsync(p => p.Name == package.Name && p.Active, cancellation);
            if (active is null || active.DeployedBy == Product && active.Hash != package.Hash)
                await ReleaseAsync(package.Name, ShippedPackages.FilesOf(package.Name), Product, cancellation);
        }
    }

    private async Task SaveAsync(ProcessPackage package, IReadOnlyDictionary<string, byte[]> files, string by, CancellationToken cancellation)
    {
        try
        {
            await TrySaveAsync(package, files, by, cancellation);
        }
        catch (Exception failure) when (dialect.MayRetry(failure))
        {
            // Another host released the same at the same moment.
            await TrySaveAsync(package, files, by, cancellation);
        }
    }

    private async Task TrySaveAsync(ProcessPackage package, IReadOnlyDictionary<string, byte[]> files, string by, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var versions = await context.Packages.Where(p => p.Name == package.Name).ToListAsync(cancellation);
        foreach (var version in versions) version.Active = version.Hash == package.Hash;
        if (versions.All(v => v.Hash != package.Hash))
        {
            context.Add(new PackageRow
            {
                Hash = package.Hash, Name = package.Name, Number = versions.Count + 1, Active = true, DeployedAt = clock.GetUtcNow(), DeployedBy = by,
            });
            context.AddRange(files.Select(f => new PackageFileRow { PackageHash = package.Hash, Path = f.Key, Bytes = f.Value }));
        }
        await context.SaveChangesAsync(cancellation);
    }
}

/// <summary>The process that was released, or null and what forbids it. Warnings may stand beside a process.</summary>
public sealed record Deployment(ExecutableProcess? Process, ImmutableArray<Problem> Problems);
