using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;
using Workflows.Definitions.RulePacks;
using Workflows.Engine.World;
using Workflows.Host.Sealing;

namespace Workflows.Host.World;

/// <summary>The world of one step: reads lazily on the transaction's own connection, as of the command's instant.</summary>
internal sealed class DatabaseWorld(
    WorkflowsContext context, WorldCache cache, IDirectory directory, WorldRules rules, Sealer sealer, TimeZoneInfo zone, DateTimeOffset at) : IWorld
{
    public IDirectory Directory => directory;
    public WorkCalendar Calendar => rules.Calendar(context, cache);
    public TimeZoneInfo Zone => zone;

    /// <summary>The figures this world has told.</summary>
    public StepFigures Figures { get; } = new();

    public RulePack Rules(string unitId, string? pinnedPack, string? pinnedVersion) =>
        rules.Pack(context, cache, pinnedPack ?? directory.Unit(unitId)?.Region ?? WorldMaker.NationalPack, pinnedVersion);

    public Money? Balance(string ledger) =>
        Figures.Balance(ledger, () => context.Ledgers.AsNoTracking().Where(l => l.Id == ledger).Select(l => (long?)l.BalanceFen).FirstOrDefault())
            is { } fen ? new Money(fen) : null;

    public long NextNumber(string counter) =>
        Figures.Next(counter, () => context.Counters.AsNoTracking().Where(c => c.Id == counter).Select(c => c.Value).FirstOrDefault());

    public FeelContext? RegisterEntry(string register, string key) =>
        context.RegisterEntries.AsNoTracking().Where(e => e.Register == register && e.Key == key && e.Current)
            .Select(e => e.Values).FirstOrDefault() is { } values ? FeelJson.Read(JsonNode.Parse(values)) as FeelContext : null;

    public DocumentTemplate? Template(string package, string name) =>
        (cache.Templates ??= ReadTemplates()).GetValueOrDefault((package, name), []).LastOrDefault(t => t.From <= DueInstant.DayOf(at, zone))?.Template;

    /// <summary>The webhooks that are told of events, those that are paused left out.</summary>
    public ImmutableArray<ToldWebhook> Webhooks => cache.Webhooks ??=
        [.. context.Webhooks.AsNoTracking().Where(w => w.PausedAt == null).ToList().Select(w => new ToldWebhook(w.Id, [.. w.Events.Split(' ')]))];

    public bool IsOpened(string taskId) => context.Opened.Any(o => o.Subject == taskId);

    public FeelValue? Reveal(string sealedId) => sealer.Reveal(context, sealedId);

    private ImmutableDictionary<(string, string), ImmutableArray<LaidTemplate>> ReadTemplates() => context.DocumentTemplates.AsNoTracking().ToList()
        .GroupBy(t => (t.Package, t.Name))
        .ToImmutableDictionary(g => g.Key, g => g.OrderBy(t => t.FromDay).ThenBy(t => t.Id)
            .Select(t => new LaidTemplate(t.FromDay, t.Bytes is null ? null : DocumentTemplate.Read(t.FileName, t.Bytes).Template)).ToImmutableArray());
}
