using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Engine.World;

namespace Workflows.Host.Tasks;

/// <summary>What the forms of a unit's cases are checked against: the instant, and the persons and units to choose from.</summary>
public sealed class FormWorlds(WorkflowsContext data)
{
    /// <summary>Longer lists are not offered; the answer is typed then.</summary>
    private const int MostEntries = 500;

    /// <summary>Persons who hold a post at the unit, above or below it; units above and below. Read with the units' present paths.</summary>
    public FormWorld Of(IWorld world, string unitId, DateTimeOffset at, FeelContext? named = null, IEnumerable<FormSchema>? forms = null)
    {
        if (world.Directory.Unit(unitId) is not { } unit) return new(at, world.Zone);
        var above = unit.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var units = data.Units.AsNoTracking()
            .Where(u => (u.Path.StartsWith(unit.Path) || above.Contains(u.Id)) && u.ValidFrom <= at && (u.ValidTo == null || at < u.ValidTo))
            .OrderBy(u => u.Path).Select(u => new { u.Id, u.Name }).Take(MostEntries + 1).ToList();
        var ids = units.Select(u => u.Id).ToArray();
        var persons = (from post in data.Posts.AsNoTracking()
                       join person in data.Persons.AsNoTracking() on post.PersonId equals person.Id
                       where ids.Contains(post.UnitId) && post.ValidFrom <= at && (post.ValidTo == null || at < post.ValidTo)
                       select new { person.Id, person.Name }).Distinct().OrderBy(p => p.Id).Take(MostEntries + 1).ToList();
        var lists = ImmutableDictionary.CreateBuilder<ListedThing, ImmutableArray<ChoiceOption>>();
        if (units.Count <= MostEntries) lists[ListedThing.Unit] = [.. units.Select(u => Option(u.Id, u.Name))];
        if (persons.Count <= MostEntries)
            lists[ListedThing.Person] = [.. persons.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => Option(p.Id, p.Name)), .. Strangers(world, named, forms, [.. persons.Select(p => p.Id)])];
        return new(at, world.Zone) { Lists = lists.ToImmutable() };
    }

    /// <summary>Persons the case names who are not on the list, so that they are read by name.</summary>
    private static IEnumerable<ChoiceOption> Strangers(IWorld world, FeelContext? named, IEnumerable<FormSchema>? forms, ImmutableHashSet<string> known) =>
        named is null || forms is null ? [] : forms.SelectMany(f => FormValues.In(f, named))
            .Where(p => p is { Field: ListedField { Thing: ListedThing.Person }, Value: FeelString })
            .Select(p => ((FeelString)p.Value).Value).Distinct().Where(id => !known.Contains(id) && world.Directory.Person(id) is not null)
            .Select(id => Option(id, world.Directory.NameOf(id)));

    private static ChoiceOption Option(string id, string name) => new(id, new Wording(name, name));
}
