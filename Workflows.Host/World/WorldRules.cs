using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;

namespace Workflows.Host.World;

/// <summary>Calendars and rule packs: the shipped ones, and over them what the installation put in.</summary>
internal sealed class WorldRules
{
    public WorkCalendar Calendar(WorkflowsContext context, WorldCache cache) => cache.Calendar ??= new WorkCalendar(
        [.. ShippedCalendars.Years, .. context.HolidayYears.AsNoTracking().OrderBy(y => y.Id).Select(y => y.Json).ToList()
            .Select(json => HolidayYearFile.Read(json).Year ?? throw new InvalidDataException("A stored holiday year cannot be read."))]);

    /// <summary>A pack laid over those it extends; of the pinned version where that is known, else the latest.</summary>
    /// <exception cref="KeyNotFoundException">No such pack: units and packages are checked before they name one.</exception>
    public RulePack Pack(WorkflowsContext context, WorldCache cache, string id, string? version) =>
        cache.Resolved.GetOrAdd((id, version ?? ""), key =>
        {
            if (cache.Packs.IsDefault) cache.Packs = ReadPacks(context);
            var pinned = cache.Packs.Where(p => p.Id == key.Id && p.Version == key.Version);
            return RulePackChain.Resolve(key.Id, [.. cache.Packs, .. pinned]).Pack
                ?? throw new KeyNotFoundException($"No rule pack '{key.Id}' can be resolved.");
        });

    private static ImmutableArray<RulePack> ReadPacks(WorkflowsContext context) =>
    [
        .. ShippedRulePacks.All,
        .. context.RulePacks.AsNoTracking().OrderBy(p => p.AddedAt).Select(p => p.Json).ToList()
            .Select(json => RulePackReader.Read(json).Pack ?? throw new InvalidDataException("A stored rule pack cannot be read.")),
    ];
}
