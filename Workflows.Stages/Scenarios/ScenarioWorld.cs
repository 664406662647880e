using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Scenarios;

namespace Workflows.Stages.Scenarios;

/// <summary>A world in memory: units, people, budgets, registers, counters and sealed values. Changes only by effects.</summary>
public sealed class ScenarioWorld : IWorld, IDirectory
{
    private readonly Dictionary<string, Unit> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> _persons = new(StringComparer.Ordinal);
    private readonly HashSet<(string Post, string Unit, string Person)> _posts = [];
    private readonly HashSet<(string, string)> _relatives = [];
    private readonly HashSet<(string Substitute, string Person)> _substitutes = [];
    private readonly Dictionary<string, long> _balances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _counters = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), FeelContext> _registers = [];
    private readonly HashSet<string> _opened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FeelValue> _sealed = new(StringComparer.Ordinal);

    public ScenarioWorld(WorkCalendar? calendar = null, TimeZoneInfo? zone = null)
    {
        Calendar = calendar ?? ShippedCalendars.Calendar;
        Zone = zone ?? TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    }

    /// <summary>The world a scenario's tables describe. A person's id is <c>p</c> and the number of the row.</summary>
    public static ScenarioWorld Of(Scenario scenario)
    {
        var world = new ScenarioWorld();
        foreach (var unit in scenario.Units)
            world.AddUnit(unit.Id, unit.Name, unit.Level, unit.Parent is "" ? null : unit.Parent, unit.RulePack is not "" ? unit.RulePack : unit.Parent is "" ? scenario.RulePack : "", unit.DocumentWord);
        foreach (var (person, i) in scenario.Persons.Select((p, i) => (p, i + 1)))
        {
            var id = $"p{i.ToString(CultureInfo.InvariantCulture)}";
            world.AddPerson(id, person.Name);
            foreach (var post in person.Posts)
                world.AddPost(post, person.Unit, id);
        }
        foreach (var person in scenario.Persons)
            foreach (var relative in person.Relatives)
                world.AddRelatives(world.PersonId(person.Name)!, world.PersonId(relative)!);
        foreach (var ledger in scenario.Ledgers)
            world.SetBalance(LedgerId(ledger), ledger.Balance);
        return world;
    }

    public static string LedgerId(ScenarioLedger ledger) => $"{ledger.Kind}:{ledger.Unit}:{ledger.Year.ToString(CultureInfo.InvariantCulture)}";

    public IDirectory Directory => this;
    public WorkCalendar Calendar { get; }
    public TimeZoneInfo Zone { get; }

    public void AddUnit(string id, string name, string level, string? parent, string region = "", string word = "")
    {
        var above = parent is null ? null : _units[parent];
        _units[id] = new(id, name, level, parent, $"{above?.Path}{id}/", region is "" ? above?.Region ?? "cn" : region) { DocumentWord = word };
    }

    public void AddPerson(string id, string name) => _persons[id] = new(id, name);

    public void AddPost(string post, string unit, string person) => _posts.Add((post, unit, person));

    public void RemovePost(string post, string unit, string person) => _posts.Remove((post, unit, person));

    public void AddRelatives(string one, string other) => _relatives.UnionWith([(one, other), (other, one)]);

    public void AddSubstitute(string substitute, string person) => _substitutes.Add((substitute, person));

    public void RemoveSubstitute(string substitute, string person) => _substitutes.Remove((substitute, person));

    public void SetBalance(string ledger, Money balance) => _balances[ledger] = balance.Fen;

    public string? PersonId(string name) => _persons.Values.FirstOrDefault(p => p.Name == name)?.Id;

    /// <summary>The unit at which a person holds one of these posts, else any; null where the person holds none.</summary>
    public string? UnitOf(string person, IEnumerable<string> posts) =>
        _posts.Where(p => p.Person == person).OrderByDescending(p => posts.Contains(p.Post)).ThenBy(p => p.Unit, StringComparer.Ordinal).Select(p => p.Unit).FirstOrDefault();

    public string? UnitId(string name) => _units.Values.FirstOrDefault(u => u.Name == name)?.Id;

    public Unit? Unit(string id) => _units.GetValueOrDefault(id);

    public Person? Person(string id) => _persons.GetValueOrDefault(id);

    public ImmutableArray<Person> Holders(string post, string unitId) =>
        [.. _posts.Where(p => p.Post == post && p.Unit == unitId).Select(p => _persons[p.Person]).OrderBy(p => p.Name, StringComparer.Ordinal)];

    public bool AreNearRelatives(string person, string other) => _relatives.Contains((person, other));

    public bool StandsInFor(string substitute, string person) => _substitutes.Contains((substitute, person));

    public RulePack Rules(string unitId, string? pinnedPack, string? pinnedVersion) =>
        ShippedRulePacks.Resolved(pinnedPack ?? _units[unitId].Region);

    public Money? Balance(string ledger) => _balances.TryGetValue(ledger, out var fen) ? new Money(fen) : null;

    public FeelContext? RegisterEntry(string register, string key) => _registers.GetValueOrDefault((register, key));

    public long NextNumber(string counter) => _counters[counter] = _counters.GetValueOrDefault(counter) + 1;

    /// <summary>A page of the task was displayed to somebody.</summary>
    public void Opens(string taskId) => _opened.Add(taskId);

    public bool IsOpened(string taskId) => _opened.Contains(taskId);

    public FeelValue? Reveal(string sealedId) => _sealed.GetValueOrDefault(sealedId);

    /// <summary>Values with everything sensitive sealed. The same value gets the same seal.</summary>
    public FeelContext Seal(FormSchema schema, FeelContext values) =>
        values.MapSensitive(schema, (_, value) => SealedValue.IsSealed(value) ? value : Seal(value));

    /// <summary>What stands in a case in place of a sensitive value.</summary>
    public FeelContext Seal(FeelValue value)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value.Literal)), 0, 8);
        _sealed[$"sealed-{tag}"] = value;
        return SealedValue.Of($"sealed-{tag}", tag);
    }

    /// <summary>Carries out what a step asks of ledgers and registers.</summary>
    /// <exception cref="InvalidOperationException">A ledger would fall below zero: the engine asked for what is not there.</exception>
    public void Apply(Effect effect)
    {
        switch (effect)
        {
            case WriteLedger { Kind: LedgerEntryKind.Reserve } entry:
                Move(entry.Ledger, -entry.Fen);
                break;
            case WriteLedger { Kind: LedgerEntryKind.Release or LedgerEntryKind.Return } entry:
                Move(entry.Ledger, entry.Fen);
                break;
            case WriteRegister entry:
                _registers[(entry.Register, entry.Key)] = entry.Values;
                break;
        }
    }

    private void Move(string ledger, long fen)
    {
        var after = _balances[ledger] + fen;
        if (after < 0)
            throw new InvalidOperationException($"Ledger {ledger} would fall to {after} fen.");
        _balances[ledger] = after;
    }
}
