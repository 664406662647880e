using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Workflows.Data.Organization;

namespace Workflows.Host.Imports.Kinds;

/// <summary>The units in force now, found by code or by a name that only one of them bears.</summary>
public sealed class UnitFinder
{
    private readonly FrozenDictionary<string, UnitRow> _byId;
    private readonly ILookup<string, UnitRow> _byName;

    private UnitFinder(IEnumerable<UnitRow> units)
    {
        _byId = units.ToFrozenDictionary(u => u.Id, StringComparer.Ordinal);
        _byName = _byId.Values.ToLookup(u => u.Name, StringComparer.Ordinal);
    }

    public static async Task<UnitFinder> ReadAsync(ImportSession session, CancellationToken cancellation) =>
        new(await session.Data.Units.AsNoTracking().Where(u => u.ValidFrom <= session.Now && (u.ValidTo == null || session.Now < u.ValidTo)).ToListAsync(cancellation));

    public UnitRow? ById(string id) => _byId.GetValueOrDefault(id);

    public IReadOnlyList<UnitRow> ByName(string name) => [.. _byName[name]];

    /// <summary>The unit a cell names; null and a fault where there is none or there are several.</summary>
    public UnitRow? Find(ImportRow row, string column)
    {
        if (row.Text(column) is not { } named) return null;
        if (ById(named) is { } known) return known;
        var called = ByName(named);
        if (called.Count == 1) return called[0];
        row.Fault(column, called.Count == 0 ? "imports.unit.unknown" : "imports.unit.several", ("count", called.Count));
        return null;
    }
}
