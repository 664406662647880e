using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Organization;
using Workflows.Engine.World;

namespace Workflows.Host.World;

/// <summary>The directory as of one instant, read lazily and kept under its stamp.</summary>
/// <param name="process">Process of the case, for substitutes bound to one; null where no case is meant.</param>
/// <param name="amountFen">Amount of the case, for substitutes with a limit.</param>
internal sealed class DatabaseDirectory(
    WorkflowsContext context, WorldCache cache, DateTimeOffset at, string? process = null, long? amountFen = null) : IDirectory
{
    public Unit? Unit(string id)
    {
        if (RowOf(id) is not { } row) return null;
        var region = row;
        while (region is { Region: null, ParentId: { } parent }) region = RowOf(parent);
        return new(row.Id, row.Name, row.Level, row.ParentId, row.Path, region?.Region ?? WorldMaker.NationalPack) { DocumentWord = row.DocumentWord };
    }

    public Person? Person(string id) => PersonRowOf(id) is { } row ? new(row.Id, row.Name) : null;

    public ImmutableArray<Person> Holders(string post, string unitId) =>
        [.. cache.Posts.GetOrAdd((post, unitId), key => [.. context.Posts.AsNoTracking().Where(p => p.Post == key.Post && p.UnitId == key.Unit)])
            .Where(p => p.HoldsAt(at)).Select(p => Person(p.PersonId)).OfType<Person>()
            .DistinctBy(p => p.Id).OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal)];

    public bool AreNearRelatives(string person, string other) =>
        person != other && cache.Kinship.GetOrAdd(person, p => [.. context.Kinship.AsNoTracking().Where(k => k.PersonId == p || k.OtherId == p)])
            .Any(k => k.HoldsAt(at) && (k.PersonId == other || k.OtherId == other));

    public bool StandsInFor(string substitute, string person) => SubstitutesOf(person).Any(s => s.SubstituteId == substitute
        && (s.Process is null || s.Process == process) && (s.LimitFen is not { } limit || amountFen is not { } amount || amount <= limit));

    private IEnumerable<SubstituteRow> SubstitutesOf(string person) =>
        cache.Substitutes.GetOrAdd(person, p => [.. context.Substitutes.AsNoTracking().Where(s => s.PersonId == p)]).Where(s => s.HoldsAt(at));

    private PersonRow? PersonRowOf(string id) =>
        cache.Persons.GetOrAdd(id, p => context.Persons.AsNoTracking().FirstOrDefault(r => r.Id == p));

    private UnitRow? RowOf(string id) => (cache.Units ??= ReadUnits()).TryGetValue(id, out var versions)
        ? versions.LastOrDefault(v => v.HoldsAt(at)) : null;

    private ImmutableDictionary<string, ImmutableArray<UnitRow>> ReadUnits() => context.Units.AsNoTracking().ToList()
        .GroupBy(u => u.Id, StringComparer.Ordinal)
        .ToImmutableDictionary(g => g.Key, g => g.OrderBy(u => u.ValidFrom).ToImmutableArray(), StringComparer.Ordinal);
}
