using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Processes;
using Workflows.Engine;
using Workflows.Host.Execution;

namespace Workflows.Host.Processes;

/// <summary>The processes of this installation with their versions, as they are at one moment.</summary>
public sealed class ProcessBook(WorkflowsContext data, PackageStore packages, TimeProvider clock)
{
    /// <summary>Every process, by its short name.</summary>
    public async Task<ImmutableArray<KnownProcess>> AllAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var versions = await data.Packages.AsNoTracking().OrderBy(p => p.Name).ThenBy(p => p.Number).ToListAsync(cancellation);
        var inForce = await data.InForceAt(now).AsNoTracking().ToDictionaryAsync(r => r.Name, StringComparer.Ordinal, cancellation);
        var coming = await data.PackageReleases.AsNoTracking().Where(r => r.From > now).ToDictionaryAsync(r => r.Name, StringComparer.Ordinal, cancellation);
        var running = await RunningAsync(cancellation);
        var known = ImmutableArray.CreateBuilder<KnownProcess>();
        foreach (var process in versions.GroupBy(v => v.Name, StringComparer.Ordinal))
        {
            var shown = inForce.GetValueOrDefault(process.Key)?.PackageHash ?? process.Last().Hash;
            known.Add(new()
            {
                Name = process.Key,
                Process = await packages.GetAsync(shown, cancellation),
                Versions = [.. process.Select(v => new KnownVersion(v, running.GetValueOrDefault(v.Hash)))],
                InForce = inForce.GetValueOrDefault(process.Key),
                Coming = coming.GetValueOrDefault(process.Key),
            });
        }
        return known.ToImmutable();
    }

    /// <summary>What was released when, the latest first; at most a hundred.</summary>
    public async Task<ImmutableArray<PackageReleaseRow>> ReleasesAsync(string name, CancellationToken cancellation) =>
        [.. await data.PackageReleases.AsNoTracking().Where(r => r.Name == name).OrderByDescending(r => r.From).ThenByDescending(r => r.Id).Take(100).ToListAsync(cancellation)];

    public async Task<ImmutableSortedDictionary<string, byte[]>> FilesAsync(string hash, CancellationToken cancellation) =>
        (await data.PackageFiles.AsNoTracking().Where(f => f.PackageHash == hash).ToListAsync(cancellation)).ToImmutableSortedDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal);

    /// <summary>Running cases by the package they began with.</summary>
    private Task<Dictionary<string, int>> RunningAsync(CancellationToken cancellation) =>
        data.Instances.Where(i => i.Running).GroupBy(i => i.PackageHash).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancellation);
}

/// <summary>A process with all its versions.</summary>
public sealed record KnownProcess
{
    public required string Name { get; init; }

    /// <summary>As the version in force has it; where none is, the latest.</summary>
    public required ExecutableProcess Process { get; init; }
    public required ImmutableArray<KnownVersion> Versions { get; init; }
    public PackageReleaseRow? InForce { get; init; }
    public PackageReleaseRow? Coming { get; init; }

    public int Running => Versions.Sum(v => v.Running);

    public KnownVersion? Version(string? hash) => Versions.FirstOrDefault(v => v.Package.Hash == hash);
}

/// <param name="Running">Cases of it that still run.</param>
public sealed record KnownVersion(PackageRow Package, int Running);
