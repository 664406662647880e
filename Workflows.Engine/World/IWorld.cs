using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;
using Workflows.Definitions.RulePacks;

namespace Workflows.Engine.World;

/// <summary>
/// What a step may ask of the outside: synchronous, read only, as of one instant. Every answer that matters is copied
/// into a fact, so replay needs no world.
/// </summary>
public interface IWorld
{
    IDirectory Directory { get; }
    WorkCalendar Calendar { get; }

    /// <summary>The rule pack for a unit's region: the pinned version where the case has one, else the one in force.</summary>
    RulePack Rules(string unitId, string? pinnedPack, string? pinnedVersion);

    /// <summary>The zone of legal days.</summary>
    TimeZoneInfo Zone { get; }

    /// <summary>The free balance of a ledger; null where there is none of that id.</summary>
    Money? Balance(string ledger);

    /// <summary>The current entry of a register under a key, or null.</summary>
    FeelContext? RegisterEntry(string register, string key);

    /// <summary>The next number of a counter, taken for this step.</summary>
    long NextNumber(string counter);

    /// <summary>The template somebody here laid over a package's own of that name, as of the world's instant; null where nobody did.</summary>
    DocumentTemplate? Template(string package, string name) => null;

    /// <summary>True where a signed-in person's page has reported that it shows the task.</summary>
    bool IsOpened(string taskId) => false;

    /// <summary>The clear text behind a sealed value, for this step only; null where its key was destroyed.</summary>
    FeelValue? Reveal(string sealedId);
}

/// <summary>Units, persons, posts and kinship, as of the world's instant.</summary>
public interface IDirectory
{
    Unit? Unit(string id);
    Person? Person(string id);

    /// <summary>Persons who hold the post at the unit, in order of their names.</summary>
    ImmutableArray<Person> Holders(string post, string unitId);

    /// <summary>True where the two are registered as near relatives (G-07), in either direction.</summary>
    bool AreNearRelatives(string person, string other);

    /// <summary>True where <paramref name="substitute"/> stands in for <paramref name="person"/>.</summary>
    bool StandsInFor(string substitute, string person);
}

/// <param name="Level"><c>province</c>, <c>district</c>, <c>street</c>, <c>enterprise</c>, <c>branch</c>.</param>
/// <param name="Path">Ids from the root to this unit, each followed by <c>/</c>.</param>
/// <param name="Region">Rule pack of the region; inherited from the parent where the unit names none.</param>
public sealed record Unit(string Id, string Name, string Level, string? ParentId, string Path, string Region)
{
    /// <summary>The organ's word in the numbers of its documents (发文代字): 示街工. Empty where none is known.</summary>
    public string DocumentWord { get; init; } = "";
}

/// <summary>A person the installation knows. The name may be shown to those who may see the case.</summary>
public sealed record Person(string Id, string Name);

public static class DirectoryQuestions
{
    extension(IDirectory directory)
    {
        /// <summary>The unit meant by <c>self</c>, <c>parent</c>, <c>root</c> or <c>level:street</c>, seen from a unit; null where there is none.</summary>
        public Unit? UnitAt(string from, string at)
        {
            var unit = directory.Unit(from);
            return at switch
            {
                "" or "self" => unit,
                "parent" => unit?.ParentId is { } parent ? directory.Unit(parent) : null,
                "root" => directory.Upwards(from).LastOrDefault(),
                _ when at.StartsWith("level:", StringComparison.Ordinal) =>
                    directory.Upwards(from).FirstOrDefault(u => u.Level == at["level:".Length..]),
                _ => directory.Unit(at),
            };
        }

        /// <summary>The unit and its ancestors, nearest first.</summary>
        public IEnumerable<Unit> Upwards(string from)
        {
            for (var unit = directory.Unit(from); unit is not null; unit = unit.ParentId is { } p ? directory.Unit(p) : null)
                yield return unit;
        }

        /// <summary>Whether the person administers cases of a unit: holds the post <c>administrator</c> there or above.</summary>
        public bool IsAdministrator(string personId, string unitId) =>
            directory.Upwards(unitId).Any(unit => directory.Holders("administrator", unit.Id).Any(p => p.Id == personId));

        /// <summary>The person's name, or the id where the person is unknown.</summary>
        public string NameOf(string personId) => directory.Person(personId)?.Name ?? personId;
    }
}
