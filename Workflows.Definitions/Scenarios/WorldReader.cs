using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Forms;
using static Workflows.Definitions.Scenarios.ScenarioWords;

namespace Workflows.Definitions.Scenarios;

/// <summary>Reads the tables of the world: units, people, budgets, sets of answers, lists.</summary>
internal sealed class WorldReader(ScenarioFaults faults)
{
    public ScenarioUnit Unit(MarkdownRow row)
    {
        Need(row, Column.Id, Column.Name, Column.Level);
        return new(row[Column.Id], row[Column.Name], row[Column.Level], row[Column.Parent], row[Column.Pack], row[Column.Word]);
    }

    public ScenarioPerson Person(MarkdownRow row)
    {
        Need(row, Column.Person);
        return new(row[Column.Person], Words(row[Column.Posts]), row[Column.Unit], Words(row[Column.Relatives]));
    }

    public ScenarioLedger? Ledger(MarkdownRow row)
    {
        Need(row, Column.Name, Column.Kind, Column.Unit);
        if (Amount(row[Column.Budget]) is { } budget && Amount(row[Column.Spent] is "" ? "0" : row[Column.Spent]) is { } spent
            && int.TryParse(row[Column.Year], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return new(row[Column.Name], row[Column.Kind], row[Column.Unit], year, budget, spent);
        faults.Add(row.Line, "scenarios.amount");
        return null;
    }

    public static ImmutableArray<WrittenValue> Set(MarkdownTable table) =>
        [.. table.Rows.Select(r => new WrittenValue(r[Column.Field], r[Column.Value]))];

    public static ImmutableArray<ImmutableArray<WrittenValue>> List(MarkdownTable table) =>
        [.. table.Rows.Select(r => table.Columns.Select(c => new WrittenValue(c, r[c])).Where(v => v.Text is not "").ToImmutableArray())];

    public static Money? Amount(string text) => NumberText.ReadMoney(text) is { Refusal: null, Value: var yuan } ? Money.Yuan(yuan) : null;

    public static ImmutableArray<string> Words(string text) =>
        [.. text.Split(['、', '，', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private void Need(MarkdownRow row, params string[] columns)
    {
        foreach (var column in columns.Where(c => row[c] is ""))
            faults.Add(row.Line, "scenarios.cellEmpty", ("column", column));
    }
}
