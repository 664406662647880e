using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;

namespace Workflows.Host.Pages.Cases.Visibility;

/// <summary>The names of the persons and units a list speaks of, read in two queries however long the list is.</summary>
public sealed class CaseNames(WorkflowsContext data, TimeProvider clock)
{
    public async Task<Names> OfAsync(IEnumerable<string> persons, IEnumerable<string> units, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (personIds, unitIds) = (persons.Distinct().ToArray(), units.Distinct().ToArray());
        var named = personIds.Length == 0 ? [] : await data.Persons.AsNoTracking().Where(p => personIds.Contains(p.Id))
            .Select(p => new { p.Id, p.Name }).ToListAsync(cancellation);
        var located = unitIds.Length == 0 ? [] : await data.Units.AsNoTracking()
            .Where(u => unitIds.Contains(u.Id) && u.ValidFrom <= now && (u.ValidTo == null || now < u.ValidTo))
            .Select(u => new { u.Id, u.Name }).ToListAsync(cancellation);
        return new(named.ToImmutableDictionary(p => p.Id, p => p.Name), located.ToImmutableDictionary(u => u.Id, u => u.Name));
    }
}

/// <summary>Names by id; an id nobody knows stands for itself.</summary>
public sealed record Names(ImmutableDictionary<string, string> Persons, ImmutableDictionary<string, string> Units)
{
    public string Person(string id) => Persons.GetValueOrDefault(id, id);

    public string Unit(string id) => Units.GetValueOrDefault(id, id);
}
