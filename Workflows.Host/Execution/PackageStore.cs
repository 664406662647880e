using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Packages;
using Workflows.Engine;
using Workflows.Engine.Stages;

namespace Workflows.Host.Execution;

/// <summary>Released packages, bound once and kept for ever: a package never changes, its hash is its version.</summary>
public sealed class PackageStore(IDbContextFactory<WorkflowsContext> contexts, StageCatalog catalog, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ExecutableProcess> _bound = new(StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">No package of that hash was released here.</exception>
    public async Task<ExecutableProcess> GetAsync(string hash, CancellationToken cancellation) =>
        _bound.TryGetValue(hash, out var known) ? known : Keep(await ReadAsync(hash, cancellation));

    /// <summary>The package new cases of a process begin with.</summary>
    /// <exception cref="KeyNotFoundException">No process of that name is in force.</exception>
    public async Task<ExecutableProcess> InForceAsync(string name, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var hash = await context.InForceAt(clock.GetUtcNow()).Where(r => r.Name == name).Select(r => r.PackageHash).SingleOrDefaultAsync(cancellation)
            ?? throw new KeyNotFoundException($"No process '{name}' is in force.");
        return await GetAsync(hash, cancellation);
    }

    /// <summary>Binds a package that was read before and keeps it.</summary>
    /// <exception cref="InvalidOperationException">It cannot be bound: it was released without being checked.</exception>
    public ExecutableProcess Keep(ProcessPackage package) => _bound.GetOrAdd(package.Hash, _ =>
    {
        var bound = ExecutableProcess.Bind(package, catalog);
        return bound.Process ?? throw new InvalidOperationException(
            $"Package {package.Name} cannot run: {string.Join("; ", bound.Problems.Select(p => $"{p.Element}: {p.Sentence.Key}"))}");
    });

    private async Task<ProcessPackage> ReadAsync(string hash, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var name = await context.Packages.Where(p => p.Hash == hash).Select(p => p.Name).SingleOrDefaultAsync(cancellation)
            ?? throw new KeyNotFoundException($"No package {hash} was released here.");
        var files = await context.PackageFiles.AsNoTracking().Where(f => f.PackageHash == hash).ToDictionaryAsync(f => f.Path, f => f.Bytes, cancellation);
        return PackageReader.Read(name, files).Package
            ?? throw new InvalidOperationException($"Package {name} {hash} can no longer be read.");
    }
}
