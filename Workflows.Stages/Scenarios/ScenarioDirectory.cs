namespace Workflows.Stages.Scenarios;

/// <summary>Units, persons, posts in term, near relatives and substitutes in memory, as of the day it is told.</summary>
public sealed class ScenarioDirectory(Func<DateOnly> today) : IDirectory
{
    private readonly Dictionary<string, Unit> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> _persons = new(StringComparer.Ordinal);
    private readonly List<Term> _posts = [];
    private readonly List<Term> _substitutes = [];
    private readonly HashSet<(string, string)> _relatives = [];

    public IEnumerable<Unit> Units => _units.Values;
    public IEnumerable<Person> Persons => _persons.Values;

    /// <summary>Adds a unit below its parent, which comes first; path and region follow from there.</summary>
    public Unit Add(string id, string name, string level, string? parent = null, string? region = null)
    {
        var above = parent is null ? null : _units[parent];
        return _units[id] = new(id, name, level, parent, $"{above?.Path}{id}/", region ?? above?.Region ?? ScenarioWorld.NationalPack);
    }

    /// <summary>Adds a person; the same id again renames.</summary>
    public Person Add(string id, string name) => _persons[id] = new(id, name);

    /// <summary>Gives a post from a day on, for good or up to a last day. Both days count; null means without end.</summary>
    public void Give(string post, string unit, string person, DateOnly? from = null, DateOnly? until = null) =>
        _posts.Add(new(Principal.PostKey(post, unit), person, from, until));

    /// <summary>Takes a post away at once.</summary>
    public void Take(string post, string unit, string person) =>
        _posts.RemoveAll(t => t.Of == Principal.PostKey(post, unit) && t.PersonId == person);

    public void AddRelatives(string person, string other) => _relatives.Add((person, other));

    /// <summary>Lets somebody stand in for a person. Both days count; it does not cascade.</summary>
    public void Substitute(string substitute, string person, DateOnly? from = null, DateOnly? until = null) =>
        _substitutes.Add(new(person, substitute, from, until));

    public Unit? Unit(string id) => _units.GetValueOrDefault(id);

    public Person? Person(string id) => _persons.GetValueOrDefault(id);

    public ImmutableArray<Person> Holders(string post, string unitId) =>
    [
        .. _posts.Where(t => t.Of == Principal.PostKey(post, unitId) && t.Holds(today()))
            .Select(t => Person(t.PersonId)).OfType<Person>().DistinctBy(p => p.Id)
            .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal),
    ];

    public bool AreNearRelatives(string person, string other) => _relatives.Contains((person, other)) || _relatives.Contains((other, person));

    public bool StandsInFor(string substitute, string person) =>
        _substitutes.Any(t => t.Of == person && t.PersonId == substitute && t.Holds(today()));

    /// <summary>Keys of what a person is now: the person and the posts held. For telling whose a task is.</summary>
    public ImmutableArray<string> KeysOf(string person) =>
    [
        Principal.PersonKey(person),
        .. _posts.Where(t => t.PersonId == person && t.Holds(today())).Select(t => t.Of).Distinct(StringComparer.Ordinal),
    ];

    private sealed record Term(string Of, string PersonId, DateOnly? From, DateOnly? Until)
    {
        public bool Holds(DateOnly day) => (From is not { } from || from <= day) && (Until is not { } until || day <= until);
    }
}
