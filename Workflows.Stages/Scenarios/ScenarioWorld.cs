using System.Globalization;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.RulePacks;

namespace Workflows.Stages.Scenarios;

/// <summary>
/// A world in memory: who is who, what lies on the ledgers and in the registers, with the shipped calendars and rule packs
/// unless others are put in. Scenarios and tests change it between steps; <see cref="Apply"/> does to it what a host
/// does to its tables. As of <see cref="Now"/>, which whoever plays moves on.
/// </summary>
public sealed class ScenarioWorld(TimeZoneInfo zone, DateTimeOffset now) : IWorld
{
    /// <summary>The pack of units that name no region.</summary>
    public const string NationalPack = "cn";

    private readonly Dictionary<string, long> _ledgers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Register, string Key), FeelContext> _registers = [];
    private readonly Dictionary<string, long> _counters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FeelValue> _sealed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RulePack> _packs = new(StringComparer.Ordinal);

    /// <summary>The instant everything is asked as of.</summary>
    public DateTimeOffset Now { get; set; } = now;

    public ScenarioDirectory Directory => field ??= new ScenarioDirectory(() => this.DayOf(Now));

    IDirectory IWorld.Directory => Directory;

    public WorkCalendar Calendar { get; set; } = ShippedCalendars.Calendar;

    public TimeZoneInfo Zone => zone;

    /// <summary>Ids of the ledgers there are, in ordinal order.</summary>
    public IEnumerable<string> Ledgers => _ledgers.Keys.Order(StringComparer.Ordinal);

    /// <summary>Puts a pack in, resolved, in place of the shipped one of its id. There is one version of each.</summary>
    public void Use(RulePack pack) => _packs[pack.Id] = pack;

    /// <exception cref="KeyNotFoundException">No such pack was put in or is shipped.</exception>
    public RulePack Rules(string unitId, string? pinnedPack, string? pinnedVersion)
    {
        var id = pinnedPack ?? Directory.Unit(unitId)?.Region ?? NationalPack;
        return _packs.TryGetValue(id, out var pack) ? pack : _packs[id] = ShippedRulePacks.Resolved(id);
    }

    /// <summary>Puts money on a ledger, opening it where there is none of that id.</summary>
    public void Allocate(string ledger, Money amount) => Change(ledger, amount.Fen);

    public Money? Balance(string ledger) => _ledgers.TryGetValue(ledger, out var fen) ? new Money(fen) : null;

    public void Register(string register, string key, FeelContext values) => _registers[(register, key)] = values;

    public FeelContext? RegisterEntry(string register, string key) => _registers.GetValueOrDefault((register, key));

    /// <summary>Counted on at once: a number asked for by a step that is refused is lost.</summary>
    public long NextNumber(string counter) => _counters[counter] = _counters.GetValueOrDefault(counter) + 1;

    /// <summary>Locks a value away; what stands in the case is what it answers.</summary>
    public FeelContext Seal(FeelValue value)
    {
        var id = $"s{(_sealed.Count + 1).ToString(CultureInfo.InvariantCulture)}";
        _sealed.Add(id, value);
        return SealedValue.Of(id, $"t{id}");
    }

    /// <summary>Makes a sealed value unreadable, as destroying its subject's key does.</summary>
    public void Shred(string sealedId) => _sealed.Remove(sealedId);

    public FeelValue? Reveal(string sealedId) => _sealed.GetValueOrDefault(sealedId);

    /// <summary>Writes what accepted steps asked to be written. Notices are the player's to look at.</summary>
    /// <exception cref="InvalidOperationException">A ledger would fall below nothing.</exception>
    public void Apply(IEnumerable<Effect> effects)
    {
        foreach (var effect in effects)
        {
            if (effect is WriteLedger { Kind: not LedgerEntryKind.Pay } entry)
                Change(entry.Ledger, entry.Kind is LedgerEntryKind.Reserve ? -entry.Fen : entry.Fen);
            else if (effect is WriteRegister written)
                Register(written.Register, written.Key, written.Values);
        }
    }

    private void Change(string ledger, long fen)
    {
        var balance = checked(_ledgers.GetValueOrDefault(ledger) + fen);
        _ledgers[ledger] = balance >= 0 ? balance
            : throw new InvalidOperationException($"Ledger {ledger} would fall to {balance.ToString(CultureInfo.InvariantCulture)} fen.");
    }
}
