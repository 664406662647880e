using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Engine.World;
using Workflows.Host.Execution;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Tasks.Starting;

/// <summary>What the reader may start, and where: by the posts held now.</summary>
public sealed class StartDesk(WorkflowsContext data, PackageStore packages, Worlds worlds, FormWorlds forms, Reader reader, TimeProvider clock)
{
    /// <summary>All of it, by name.</summary>
    public async Task<ImmutableArray<StartLine>> AllAsync(CancellationToken cancellation)
    {
        var hashes = await data.InForceAt(clock.GetUtcNow()).Select(r => r.PackageHash).ToListAsync(cancellation);
        var lines = ImmutableArray.CreateBuilder<StartLine>();
        foreach (var hash in hashes)
        {
            var process = await packages.GetAsync(hash, cancellation);
            if (!process.Package.Forms.ContainsKey(process.Model.Case.StartForm)) continue;
            var units = await UnitsAsync(process, cancellation);
            foreach (var unit in units)
                lines.Add(new(NameOf(process, reader), unit.Name, Href(process, unit.Id, units.Length), await DraftAtAsync(process, unit.Id, cancellation)) { Process = process.Package.Name, UnitId = unit.Id });
        }
        return [.. lines.OrderBy(l => l.Name, StringComparer.Ordinal).ThenBy(l => l.Unit, StringComparer.Ordinal)];
    }

    /// <summary>A process at a unit where the reader may start it; null where they may not. Without a unit named, the first.</summary>
    public async Task<StartPlace?> FindAsync(string package, string? unitId, CancellationToken cancellation)
    {
        var hash = await data.InForceAt(clock.GetUtcNow()).Where(r => r.Name == package).Select(r => r.PackageHash).SingleOrDefaultAsync(cancellation);
        if (hash is null) return null;
        var process = await packages.GetAsync(hash, cancellation);
        var units = await UnitsAsync(process, cancellation);
        var unit = unitId is null ? units.FirstOrDefault() : units.FirstOrDefault(u => u.Id == unitId);
        return unit is null || !process.Package.Forms.ContainsKey(process.Model.Case.StartForm) ? null : new(process, unit);
    }

    /// <summary>Asks within the world of this moment.</summary>
    public Task<T> AskAsync<T>(StartPlace place, Func<StartView, T> ask, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return worlds.AskAsync(now, null, world => ask(new StartView(place, world, now, forms.Of(world, place.Unit.Id, now))), cancellation);
    }

    public static string NameOf(ExecutableProcess process, Reader reader) => new Wording(process.Model.Name, process.Model.EnglishName).In(reader.Language);

    /// <summary>The units at which the reader holds a post that may start it; where it names none, those at which they hold any.</summary>
    private async Task<ImmutableArray<Unit>> UnitsAsync(ExecutableProcess process, CancellationToken cancellation)
    {
        var (person, now, starters) = (reader.Person!.Id, clock.GetUtcNow(), process.Model.Case.Starters.ToArray());
        var ids = await data.Posts.AsNoTracking()
            .Where(p => p.PersonId == person && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo) && (starters.Length == 0 || starters.Contains(p.Post)))
            .Select(p => p.UnitId).Distinct().ToListAsync(cancellation);
        return ids.Count == 0 ? [] : await worlds.AskAsync(now, null, world => ids.Select(world.Directory.Unit).OfType<Unit>().OrderBy(u => u.Path, StringComparer.Ordinal).ToImmutableArray(), cancellation);
    }

    private async Task<DateTimeOffset?> DraftAtAsync(ExecutableProcess process, string unitId, CancellationToken cancellation)
    {
        var (person, subject) = (reader.Person!.Id, StartPlace.DraftOf(process.Package.Name, unitId));
        return await data.Drafts.AsNoTracking().Where(d => d.PersonId == person && d.Subject == subject).Select(d => (DateTimeOffset?)d.SavedAt).SingleOrDefaultAsync(cancellation);
    }

    private static string Href(ExecutableProcess process, string unit, int units) =>
        units == 1 ? $"/start/{process.Package.Name}" : $"/start/{process.Package.Name}?unit={Uri.EscapeDataString(unit)}";
}

/// <param name="DraftAt">When a draft of it was kept; null for none.</param>
public sealed record StartLine(string Name, string Unit, string Href, DateTimeOffset? DraftAt)
{
    public required string Process { get; init; }
    public required string UnitId { get; init; }
}

/// <summary>A process where the reader may start it.</summary>
public sealed record StartPlace(ExecutableProcess Process, Unit Unit)
{
    public Definitions.Forms.FormSchema Form => Process.Package.Forms[Process.Model.Case.StartForm];

    public string Draft => DraftOf(Process.Package.Name, Unit.Id);

    public static string DraftOf(string package, string unit) => $"start:{package}@{unit}";
}

/// <summary>A start form in front of a reader.</summary>
public sealed record StartView(StartPlace Place, IWorld World, DateTimeOffset At, Definitions.Forms.FormWorld Forms);
