using System.Collections.Immutable;
using Workflows.Data.Organization;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Kinds;

/// <summary>
/// Units of the union. A unit is known by its code, without one by its name. What changes ends the row that held so far and
/// begins another; a unit is not moved under another one by a table, for that would change who sees its cases.
/// </summary>
public sealed class UnitsImport(TextCatalog texts) : TableImport
{
    internal const string Code = "code", NameOf = "name", English = "nameEn", Level = "level", Parent = "parent", Region = "region", From = "from";

    /// <summary>From the top down.</summary>
    internal static readonly ImmutableArray<string> Levels = ["province", "district", "street", "enterprise", "branch"];

    public override string Name => "units";

    public override ImmutableArray<ImportColumn> Columns { get; } =
    [
        ImportColumn.Of(texts, "units", Code, new CodeCell()),
        ImportColumn.Of(texts, "units", NameOf, new TextCell(100), required: true),
        ImportColumn.Of(texts, "units", English, new TextCell(200)),
        ImportColumn.Of(texts, "units", Level, new ChoiceCell([.. Levels.Select(l => Choice.Of(texts, "imports.level.", l))]), required: true),
        ImportColumn.Of(texts, "units", Parent, new TextCell(100)),
        ImportColumn.Of(texts, "units", Region, new CodeCell()),
        ImportColumn.Of(texts, "units", From, new DateCell()),
    ];

    public override async Task<RowJudge> BeginAsync(ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) =>
        new UnitsJudge(session, await UnitFinder.ReadAsync(session, cancellation), rows);
}

internal sealed class UnitsJudge : RowJudge
{
    private readonly ImportSession _session;
    private readonly UnitFinder _known;
    private readonly Dictionary<ImportRow, string> _ids = [];
    private readonly Dictionary<ImportRow, string?> _paths = [];
    private readonly ILookup<string, ImportRow> _byName;
    private readonly ILookup<string, ImportRow> _byId;

    public UnitsJudge(ImportSession session, UnitFinder known, IReadOnlyList<ImportRow> rows)
    {
        (_session, _known) = (session, known);
        foreach (var row in rows)
            _ids[row] = row.Text(UnitsImport.Code) ?? (known.ByName(NameOf(row)) is [var only] ? only.Id : session.NewId());
        _byName = rows.ToLookup(NameOf, StringComparer.Ordinal);
        _byId = rows.ToLookup(r => _ids[r], StringComparer.Ordinal);
    }

    public override RowChange Judge(ImportRow row)
    {
        var id = _ids[row];
        if (_byId[id].First() is var first && first != row)
            row.Fault(row.Has(UnitsImport.Code) ? UnitsImport.Code : UnitsImport.NameOf, "imports.duplicate", ("row", first.Number));
        if (!row.Has(UnitsImport.Code) && _known.ByName(NameOf(row)).Count > 1)
            row.Fault(UnitsImport.NameOf, "imports.unit.several", ("count", _known.ByName(NameOf(row)).Count));
        var path = Path(row, []);
        if (row.IsFaulty) return RowChange.None;
        return _known.ById(id) is { } before ? Change(row, before, path!) : New(row, id, path!);
    }

    private RowChange New(ImportRow row, string id, string path) => new(RowOutcome.New, () => _session.Data.Add(new UnitRow
    {
        Id = id, Name = NameOf(row), EnglishName = row.Text(UnitsImport.English) ?? "", Level = row.Text(UnitsImport.Level)!, ParentId = ParentOf(path),
        Path = path, Region = row.Text(UnitsImport.Region), ValidFrom = row.Day(UnitsImport.From) is { } from ? _session.Beginning(from) : _session.Now,
    }));

    private RowChange Change(ImportRow row, UnitRow before, string path)
    {
        var after = new UnitRow
        {
            Id = before.Id, Name = NameOf(row), EnglishName = row.Text(UnitsImport.English) ?? before.EnglishName, Level = row.Text(UnitsImport.Level)!,
            ParentId = before.ParentId, Path = path, Region = row.Text(UnitsImport.Region) ?? before.Region,
            DocumentWord = before.DocumentWord, Demonstration = before.Demonstration, ValidFrom = _session.Now,
        };
        ImmutableArray<CellChange> changes = [.. Changes(before, after)];
        return changes.IsEmpty ? RowChange.None : new(RowOutcome.Changed, () =>
        {
            before.ValidTo = _session.Now;
            _session.Data.Update(before);
            _session.Data.Add(after);
        }, changes);
    }

    private static IEnumerable<CellChange> Changes(UnitRow before, UnitRow after)
    {
        if (before.Name != after.Name) yield return new(UnitsImport.NameOf, before.Name, after.Name);
        if (before.EnglishName != after.EnglishName) yield return new(UnitsImport.English, before.EnglishName, after.EnglishName);
        if (before.Level != after.Level) yield return new(UnitsImport.Level, before.Level, after.Level);
        if (before.Region != after.Region) yield return new(UnitsImport.Region, before.Region ?? "", after.Region ?? "");
    }

    /// <summary>Ids from the root to the unit; null and a fault of the row where it cannot stand where it is put. Worked out once for each row.</summary>
    private string? Path(ImportRow row, ImmutableHashSet<ImportRow> below)
    {
        if (_paths.TryGetValue(row, out var path)) return path;
        (path, var fault) = Place(row, below);
        if (fault is not null) row.Fault(UnitsImport.Parent, fault);
        else if (_known.ById(_ids[row]) is { } known && known.Path != path)
        {
            row.Fault(UnitsImport.Parent, "imports.unit.moved", ("parent", known.ParentId is { } parent ? _known.ById(parent)?.Name ?? parent : ""));
            path = null;
        }
        return _paths[row] = path;
    }

    private (string? Path, string? Fault) Place(ImportRow row, ImmutableHashSet<ImportRow> below)
    {
        var (id, level) = (_ids[row], row.Text(UnitsImport.Level)!);
        if (row.Text(UnitsImport.Parent) is not { } named)
            return _known.ById(id) is { } known ? (known.Path, null) : level == UnitsImport.Levels[0] ? (id + "/", null) : (null, "imports.unit.noParent");
        var (path, above, fault) = Above(named, below.Add(row));
        if (fault is not null) return (null, fault);
        if (UnitsImport.Levels.IndexOf(above) > UnitsImport.Levels.IndexOf(level)) return (null, "imports.unit.level");
        return path!.Length + id.Length + 1 > Data.Lengths.Words ? (null, "imports.unit.deep") : ($"{path}{id}/", null);
    }

    /// <summary>The unit above: by code in the file, by code in the database, by name in the file, by name in the database.</summary>
    private (string? Path, string Level, string? Fault) Above(string named, ImmutableHashSet<ImportRow> below)
    {
        if (_byId[named].FirstOrDefault() is { } coded) return InFile(coded, below);
        if (_known.ById(named) is { } known) return (known.Path, known.Level, null);
        ImportRow[] called = [.. _byName[named].DistinctBy(r => _ids[r])];
        UnitRow[] others = [.. _known.ByName(named).Where(u => called.All(c => _ids[c] != u.Id))];
        return (called, others) switch
        {
            ([var only], []) => InFile(only, below),
            ([], [var only]) => (only.Path, only.Level, null),
            ([], []) => (null, "", "imports.unit.unknownParent"),
            _ => (null, "", "imports.unit.severalParents"),
        };
    }

    private (string? Path, string Level, string? Fault) InFile(ImportRow above, ImmutableHashSet<ImportRow> below)
    {
        if (below.Contains(above)) return (null, "", "imports.unit.circle");
        var path = Path(above, below);
        return (path, above.Text(UnitsImport.Level)!, path is null ? "imports.unit.parentFaulty" : null);
    }

    private static string? ParentOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) is [.., var parent, _] ? parent : null;

    private static string NameOf(ImportRow row) => row.Text(UnitsImport.NameOf)!;
}
