using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflows.Data.Ledgers;
using Workflows.Definitions;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports.Kinds;

/// <summary>
/// Budgets: what a unit may spend from a line in a year. The row states the yearly amount; what it is more or less than so far
/// becomes an entry of the ledger. Money that is set aside or paid cannot be taken away.
/// </summary>
public sealed class BudgetsImport(TextCatalog texts) : TableImport
{
    internal const string Unit = "unit", Line = "line", NameOf = "name", Year = "year", Amount = "amount";

    public override string Name => "budgets";

    public override ImmutableArray<ImportColumn> Columns { get; } =
    [
        ImportColumn.Of(texts, "budgets", Unit, new TextCell(100), required: true),
        ImportColumn.Of(texts, "budgets", Line, new LedgerKindCell([Choice.Of(texts, "imports.ledger.", "aid")]), required: true),
        ImportColumn.Of(texts, "budgets", NameOf, new TextCell(60)),
        ImportColumn.Of(texts, "budgets", Year, new YearCell(), required: true),
        ImportColumn.Of(texts, "budgets", Amount, new MoneyCell(), required: true),
    ];

    public override async Task<RowJudge> BeginAsync(ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) =>
        new BudgetsJudge(session, await UnitFinder.ReadAsync(session, cancellation));
}

/// <summary>One of the lines the shipped processes use, by its words, or the code of another.</summary>
public sealed record LedgerKindCell(ImmutableArray<Choice> Known) : CellKind
{
    public override Sentence Expected => Sentence.Of("imports.expects.LedgerKindCell", ("known", new ChoiceCell(Known).Expected));

    public override CellReading Read(string typed, ImportSession session) =>
        new ChoiceCell(Known).Read(typed, session) is { Refusal: null } known ? known : new CodeCell().Read(typed, session) is { Refusal: null } code ? code : Expected;
}

internal sealed class BudgetsJudge(ImportSession session, UnitFinder units) : RowJudge
{
    private Dictionary<string, LedgerRow> _ledgers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    public override async Task LookUpAsync(IReadOnlyList<ImportRow> batch, CancellationToken cancellation)
    {
        var ids = batch.Select(r => IdOf(r, Quietly(r))).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var found = session.Applies
            ? await session.Data.Ledgers.FromSqlRaw(session.Data.Sql.LockLedgers, session.Data.Sql.ListOf(ids)).ToListAsync(cancellation)
            : await session.Data.Ledgers.AsNoTracking().Where(l => ids.Contains(l.Id)).ToListAsync(cancellation);
        _ledgers = found.ToDictionary(l => l.Id, StringComparer.Ordinal);
    }

    public override RowChange Judge(ImportRow row)
    {
        if (units.Find(row, BudgetsImport.Unit) is not { } unit) return RowChange.None;
        var id = IdOf(row, unit.Id)!;
        if (!_seen.TryAdd(id, row.Number)) row.Fault(BudgetsImport.Line, "imports.duplicate", ("row", _seen[id]));
        var (amount, name) = (row.Money(BudgetsImport.Amount)!.Value, row.Text(BudgetsImport.NameOf));
        if (!_ledgers.TryGetValue(id, out var ledger)) return new(RowOutcome.New, () => Open(row, unit.Id, amount));
        var more = amount.Fen - ledger.YearlyFen;
        if (ledger.BalanceFen + more < 0) row.Fault(BudgetsImport.Amount, "imports.budget.spent", ("least", new Money(ledger.YearlyFen - ledger.BalanceFen)));
        ImmutableArray<CellChange> changes =
        [
            .. more != 0 ? [new CellChange(BudgetsImport.Amount, new Money(ledger.YearlyFen).ToString(), amount.ToString())] : Array.Empty<CellChange>(),
            .. name is not null && name != ledger.Name ? [new CellChange(BudgetsImport.NameOf, ledger.Name, name)] : Array.Empty<CellChange>(),
        ];
        return changes.IsEmpty ? RowChange.None : new(RowOutcome.Changed, () =>
        {
            ledger.Name = name ?? ledger.Name;
            if (more > 0) session.Data.Add(ledger.Allocate(KeyOf(row), more, session.By, session.Now));
            if (more < 0) session.Data.Add(ledger.Reduce(KeyOf(row), -more, session.By, session.Now));
        }, changes);
    }

    private void Open(ImportRow row, string unit, Money amount)
    {
        var kind = row.Text(BudgetsImport.Line)!;
        var words = session.Texts.Wording("imports.ledger." + kind);
        var ledger = LedgerBook.Open(kind, unit, row.Whole(BudgetsImport.Year)!.Value, row.Text(BudgetsImport.NameOf) ?? (words.IsEmpty ? kind : words.Chinese));
        if (!row.Has(BudgetsImport.NameOf)) ledger.EnglishName = words.English;
        session.Data.Add(ledger);
        if (amount.Fen > 0) session.Data.Add(ledger.Allocate(KeyOf(row), amount.Fen, session.By, session.Now));
    }

    /// <summary>The run and the row, so that the audit finds the file a movement came from.</summary>
    private string KeyOf(ImportRow row) => string.Create(CultureInfo.InvariantCulture, $"import:{session.RunId}/{row.Number}");

    private string? Quietly(ImportRow row) => row.Text(BudgetsImport.Unit) is { } named
        ? units.ById(named)?.Id ?? (units.ByName(named) is [var only] ? only.Id : null) : null;

    private static string? IdOf(ImportRow row, string? unit) => unit is null ? null
        : LedgerBook.IdOf(row.Text(BudgetsImport.Line)!, unit, row.Whole(BudgetsImport.Year)!.Value);
}
