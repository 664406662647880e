using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workflows.Data.Organization;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Documents;
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
    /// <summary>Templates laid over those of packages, all versions in order of their days; null before they were read.</summary>
    public ImmutableDictionary<(string Package, string Name), ImmutableArray<LaidTemplate>>? Templates { get; set; }
    /// <summary>The webhooks that are told of events; null before they were read.</summary>
    public ImmutableArray<ToldWebhook>? Webhooks { get; set; }
    public ConcurrentDictionary<(string Id, string Version), RulePack> Resolved { get; } = new();
}

/// <param name="Events">The kinds of events it is told of.</param>
internal sealed record ToldWebhook(Guid Id, ImmutableArray<string> Events);

/// <param name="Template">Null where from that day on the package's own is used again.</param>
internal sealed record LaidTemplate(DateOnly From, DocumentTemplate? Template);

/// <summary>Keeps the cache of the latest stamp seen.</summary>
internal sealed class WorldCaches
{
    private volatile WorldCache _latest = new(Guid.Empty);

    /// <summary>The cache of a stamp just read from the database. An old one still in use elsewhere stays as it is.</summary>
    public WorldCache Of(Guid stamp) => _latest is { } latest && latest.Stamp == stamp && stamp != Guid.Empty
        ? latest
        : _latest = new WorldCache(stamp);
}
