using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workflows.Data.Organization;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;

namespace Workflows.Host.World;

/// <summary>What was read under one stamp. Rows of all times are kept, so one cache answers for every instant.</summary>
internal sealed class WorldCache(Guid stamp)
{
    public Guid Stamp => stamp;

    /// <summary>Every unit, its versions in order of time; null before it was read.</summary>
    public ImmutableDictionary<string, ImmutableArray<UnitRow>>? Units { get; set; }

    public WorkCalendar? Calendar { get; set; }

    /// <summary>Packs that may be resolved: shipped ones first, then stored ones in the order they were put in.</summary>
    public ImmutableArray<RulePack> Packs { get; set; }

    public ConcurrentDictionary<string, PersonRow?> Persons { get; } = new(StringComparer.Ordinal);
    public ConcurrentDictionary<(string Post, string Unit), ImmutableArray<PostRow>> Posts { get; } = new();
    public ConcurrentDictionary<string, ImmutableArray<KinshipRow>> Kinship { get; } = new(StringComparer.Ordinal);
    public ConcurrentDictionary<string, ImmutableArray<SubstituteRow>> Substitutes { get; } = new(StringComparer.Ordinal);
    public ConcurrentDictionary<(string Id, string Version), RulePack> Resolved { get; } = new();
}

/// <summary>Keeps the cache of the latest stamp seen.</summary>
internal sealed class WorldCaches
{
    private volatile WorldCache _latest = new(Guid.Empty);

    /// <summary>The cache of a stamp just read from the database. An old one still in use elsewhere stays as it is.</summary>
    public WorldCache Of(Guid stamp) => _latest is { } latest && latest.Stamp == stamp && stamp != Guid.Empty
        ? latest
        : _latest = new WorldCache(stamp);
}
