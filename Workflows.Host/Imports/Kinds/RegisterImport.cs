using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflows.Data.Registers;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Registers;
using Workflows.Definitions.Texts;
using Workflows.Engine.Journal;

namespace Workflows.Host.Imports.Kinds;

/// <summary>
/// Entries of a register, with the columns its schema has. A change is another version of the entry, marked as imported by
/// having no case; earlier versions stay.
/// </summary>
public sealed class RegisterImport : TableImport
{
    internal const string Keeper = "keeper", Key = "key";
    private const string Text = "registerRows";

    public RegisterImport(RegisterSchema schema, TextCatalog texts)
    {
        Schema = schema;
        Columns =
        [
            .. HasPerson ? PersonColumns.Of(texts, nameRequired: false) : [],
            .. schema.Key is "person" ? Array.Empty<ImportColumn>() : [ImportColumn.Of(texts, Text, Key, new CodeCell(), required: true)],
            ImportColumn.Of(texts, Text, Keeper, new TextCell(100), required: true) with { Remark = Kept(schema, texts) },
            .. schema.Fields.Where(IsColumn).Select(f => new ImportColumn(ColumnOf(f), f.Label, CellOf(f)) { Example = ExampleOf(f) }),
        ];
    }

    public RegisterSchema Schema { get; }

    public override string Name => "register-" + Schema.Name;

    public override Wording Title(TextCatalog texts) => Schema.Title;

    public override Wording About(TextCatalog texts) => texts.Wording($"imports.{Text}.about");

    public override ImmutableArray<ImportColumn> Columns { get; }

    public override async Task<RowJudge> BeginAsync(ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) =>
        new RegisterJudge(this, session, await UnitFinder.ReadAsync(session, cancellation));

    /// <summary>The field that names the person an entry is about; the columns of persons stand for it.</summary>
    internal RegisterField? Person => Schema.Fields.FirstOrDefault(f => f.Kind == "person");

    internal bool HasPerson => Person is not null || Schema.Key == "person";

    /// <summary>A field <c>name</c> beside a person is the person's name and follows from it.</summary>
    internal bool IsNameOfPerson(RegisterField field) => HasPerson && field is { Key: "name", Kind: "text" };

    internal static string ColumnOf(RegisterField field) => "field-" + field.Key;

    private bool IsColumn(RegisterField field) => field != Person && !IsNameOfPerson(field);

    private static CellKind CellOf(RegisterField field) => field.Kind switch
    {
        "money" => new MoneyCell(),
        "date" => new DateCell(),
        "choice" => new ChoiceCell([.. field.Choices.Select(c => new Choice(c.Key, c.Value, []))]),
        "person" => new CodeCell(),
        _ => new TextCell(200),
    };

    private static Wording ExampleOf(RegisterField field) => field switch
    {
        { Kind: "money" } => new("1000.00", "1000.00"),
        { Kind: "date" } => new("2026-01-01", "2026-01-01"),
        { Kind: "choice" } => field.Choices.Values.First(),
        _ => Wording.Empty,
    };

    private static Wording Kept(RegisterSchema schema, TextCatalog texts)
    {
        var level = texts.Wording("imports.level." + schema.Level);
        Wording Say(Wording of) => new(texts.Say($"imports.{Text}.{Keeper}.level", Language.Chinese, ("level", of)), texts.Say($"imports.{Text}.{Keeper}.level", Language.English, ("level", of)));
        return level.IsEmpty ? Wording.Empty : Say(level);
    }
}

internal sealed class RegisterJudge(RegisterImport kind, ImportSession session, UnitFinder units) : RowJudge
{
    private readonly PersonFinder _persons = new(session);
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private Dictionary<string, RegisterEntryRow> _current = new(StringComparer.Ordinal);

    public override async Task LookUpAsync(IReadOnlyList<ImportRow> batch, CancellationToken cancellation)
    {
        if (kind.HasPerson) await _persons.LookUpAsync(batch, cancellation);
        var keys = batch.Select(r => kind.Schema.Key == "person" ? _persons.IdOf(r) : r.Text(RegisterImport.Key)).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        _current = await session.Data.RegisterEntries.AsNoTracking().Where(e => e.Register == kind.Schema.Name && e.Current && keys.Contains(e.Key))
            .ToDictionaryAsync(e => e.Key, StringComparer.Ordinal, cancellation);
    }

    public override RowChange Judge(ImportRow row)
    {
        var person = kind.HasPerson ? _persons.Find(row) : null;
        var keeper = units.Find(row, RegisterImport.Keeper);
        if (keeper is null || (kind.HasPerson && person is null)) return RowChange.None;
        if (kind.Schema.Level.Length > 0 && keeper.Level != kind.Schema.Level)
            row.Fault(RegisterImport.Keeper, "imports.register.level", ("level", session.Texts.Wording("imports.level." + kind.Schema.Level)));
        var key = kind.Schema.Key == "person" ? person!.Id : row.Text(RegisterImport.Key)!;
        if (!_seen.TryAdd(key, row.Number)) row.Fault("", "imports.duplicate", ("row", _seen[key]));
        var before = _current.GetValueOrDefault(key);
        var values = Values(row, before is null ? FeelContext.Empty : (FeelContext)FeelJson.Read(JsonNode.Parse(before.Values)), person);
        if (row.IsFaulty) return RowChange.None;
        var bytes = CanonicalJson.Bytes(FeelJson.Write(values));
        if (before is not null && before.UnitId == keeper.Id && before.Values.AsSpan().SequenceEqual(bytes)) return RowChange.None;
        return new(before is null ? RowOutcome.New : RowOutcome.Changed, () =>
        {
            if (before is not null)
            {
                before.Current = false;
                session.Data.Update(before);
            }
            session.Data.Add(new RegisterEntryRow
            {
                Register = kind.Schema.Name, Key = key, Version = (before?.Version ?? 0) + 1, Current = true, UnitId = keeper.Id, UnitPath = keeper.Path,
                Values = bytes, InstanceId = "", ActorId = session.By, At = session.Now,
            });
        }, before is null ? [] : [.. Changes(row, before, keeper.Name)]);
    }

    /// <summary>What was there with what the row gives laid over it.</summary>
    private FeelContext Values(ImportRow row, FeelContext before, Data.Organization.PersonRow? person) => kind.Schema.Fields.Aggregate(before, (values, field) =>
        person is not null && field == kind.Person ? values.With(field.Key, FeelValue.Of(person.Id))
        : person is not null && kind.IsNameOfPerson(field) ? values.With(field.Key, FeelValue.Of(person.Name))
        : row.Value(RegisterImport.ColumnOf(field)) is { } given ? values.With(field.Key, Value(row, field, given)) : values);

    private FeelValue Value(ImportRow row, RegisterField field, object given) => given switch
    {
        Money money => FeelValue.Of(money.InYuan),
        DateOnly day => FeelValue.Of(day),
        string named when field.Kind == "unit" => FeelValue.Of(units.Find(row, RegisterImport.ColumnOf(field))?.Id ?? named),
        _ => FeelValue.Of((string)given),
    };

    private IEnumerable<CellChange> Changes(ImportRow row, RegisterEntryRow before, string keeper)
    {
        var old = (FeelContext)FeelJson.Read(JsonNode.Parse(before.Values));
        if (units.ById(before.UnitId)?.Name is var was && was != keeper) yield return new(RegisterImport.Keeper, was ?? before.UnitId, keeper);
        foreach (var field in kind.Schema.Fields)
            if (row.Value(RegisterImport.ColumnOf(field)) is { } given && !Equals(old.Get(field.Key), Value(row, field, given)))
                yield return new(RegisterImport.ColumnOf(field), old.Get(field.Key) is { IsNull: false } shown ? Shown(field, shown) : "", row.Shown(RegisterImport.ColumnOf(field)));
    }

    private string Shown(RegisterField field, FeelValue value) => value switch
    {
        FeelString text when field.Choices.TryGetValue(text.Value, out var words) => words.Chinese,
        FeelString text when field.Kind == "unit" => units.ById(text.Value)?.Name ?? text.Value,
        FeelContext => "***",
        _ => value.Text,
    };
}
