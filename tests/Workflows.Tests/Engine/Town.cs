using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.RulePacks;
using Workflows.Engine.Effects;
using Workflows.Engine.State;
using Workflows.Engine.World;

namespace Workflows.Tests.Engine;

/// <summary>
/// The small world of the engine's tests: a district above a street above an enterprise, people on posts, ledgers, with the
/// shipped calendar and the pack <c>cn</c>. Changes between steps only.
/// </summary>
internal sealed class Town : IWorld, IDirectory
{
    private readonly Dictionary<string, Unit> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> _persons = new(StringComparer.Ordinal);
    private readonly HashSet<(string Post, string Unit, string Person)> _posts = [];
    private readonly HashSet<(string, string)> _relatives = [];
    private readonly HashSet<(string Substitute, string Person)> _substitutes = [];
    private readonly Dictionary<string, long> _ledgers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), FeelContext> _registers = [];
    private readonly Dictionary<string, long> _counters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FeelValue> _sealed = new(StringComparer.Ordinal);

    private static readonly RulePack Pack = ShippedRulePacks.Resolved("cn");

    public Town(string zone = "Asia/Shanghai")
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        Add(new("district", "示例区总工会", "district", null, "district/", "cn"));
        Add(new("street", "示例街道总工会", "street", "district", "district/street/", "cn"));
        Add(new("works", "示例厂工会", "enterprise", "street", "district/street/works/", "cn"));
        Post("officer", "works", "wang", "示例·王");
        Post("chair", "works", "li", "示例·李");
        Post("visitor", "works", "zhao", "示例·赵");
        Post("chair", "street", "chen", "示例·陈");
        Post("cashier", "street", "qian", "示例·钱");
        Post("administrator", "district", "admin", "示例·管");
        Person("sun", "示例·孙");
        _ledgers["aid:street:2026"] = 10_000_00;
    }

    public IDirectory Directory => this;
    public WorkCalendar Calendar => ShippedCalendars.Calendar;
    public TimeZoneInfo Zone { get; }

    public void Add(Unit unit) => _units[unit.Id] = unit;
    public void Person(string id, string name) => _persons[id] = new(id, name);

    public void Post(string post, string unit, string person, string? name = null)
    {
        if (name is not null)
            Person(person, name);
        _posts.Add((post, unit, person));
    }

    public void Leave(string post, string unit, string person) => _posts.Remove((post, unit, person));
    public void Relatives(string one, string other) => _relatives.Add((one, other));
    public void Substitute(string substitute, string person) => _substitutes.Add((substitute, person));
    public void EndSubstitute(string substitute, string person) => _substitutes.Remove((substitute, person));
    public void Lay(string ledger, long fen) => _ledgers[ledger] = fen;

    public FeelContext Seal(string id, FeelValue value)
    {
        _sealed[id] = value;
        return SealedValue.Of(id, "tag");
    }

    public Unit? Unit(string id) => _units.GetValueOrDefault(id);
    Person? IDirectory.Person(string id) => _persons.GetValueOrDefault(id);
    public ImmutableArray<Person> Holders(string post, string unitId) =>
        [.. _posts.Where(p => p.Post == post && p.Unit == unitId).Select(p => _persons[p.Person]).OrderBy(p => p.Name, StringComparer.Ordinal)];
    public bool AreNearRelatives(string person, string other) => _relatives.Contains((person, other)) || _relatives.Contains((other, person));
    public bool StandsInFor(string substitute, string person) => _substitutes.Contains((substitute, person));

    public RulePack Rules(string unitId, string? pinnedPack, string? pinnedVersion) => Pack;
    public Money? Balance(string ledger) => _ledgers.TryGetValue(ledger, out var fen) ? new Money(fen) : null;
    public FeelContext? RegisterEntry(string register, string key) => _registers.GetValueOrDefault((register, key));
    public long NextNumber(string counter) => _counters[counter] = _counters.GetValueOrDefault(counter) + 1;
    public FeelValue? Reveal(string sealedId) => _sealed.GetValueOrDefault(sealedId);

    /// <summary>Does what a host does to its tables; a ledger never falls below nothing.</summary>
    public void Apply(IEnumerable<Effect> effects)
    {
        foreach (var effect in effects)
        {
            if (effect is WriteRegister written)
                _registers[(written.Register, written.Key)] = written.Values;
            if (effect is not WriteLedger { Kind: not LedgerEntryKind.Pay } entry)
                continue;
            _ledgers[entry.Ledger] += entry.Kind is LedgerEntryKind.Reserve ? -entry.Fen : entry.Fen;
            Assert.True(_ledgers[entry.Ledger] >= 0, $"{entry.Ledger} fell to {_ledgers[entry.Ledger]} fen");
        }
    }
}
