using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Texts;
using Workflows.Host.Imports.Tables;

namespace Workflows.Host.Imports;

/// <summary>One row of the file with its cells read by their columns, and what is wrong with it. An empty cell is no value.</summary>
public sealed class ImportRow
{
    private readonly ImmutableDictionary<string, object> _values;
    private readonly ImmutableDictionary<string, string> _shown;
    private readonly List<CellFault> _faults = [];

    public ImportRow(TableRow row, TableImport kind, Headings headings, ImportSession session)
    {
        Number = row.Number;
        var values = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        var shown = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var column in kind.Columns)
        {
            var typed = headings.Places.TryGetValue(column.Key, out var at) ? row[at] : "";
            shown[column.Key] = typed.Length == 0 ? "" : column.Kind.Shown(typed);
            var reading = typed.Length > 0 ? column.Kind.Read(typed, session) : column.Required ? Sentence.Of("imports.value.missing") : default(CellReading);
            if (reading.Refusal is { } refusal) _faults.Add(new(column.Key, shown[column.Key], refusal));
            else if (reading.Value is { } value) values[column.Key] = value;
        }
        _values = values.ToImmutable();
        _shown = shown.ToImmutable();
    }

    public int Number { get; }

    public IReadOnlyList<CellFault> Faults => _faults;

    public bool IsFaulty => _faults.Count > 0;

    public bool Has(string column) => _values.ContainsKey(column);

    public string? Text(string column) => _values.GetValueOrDefault(column) as string;

    public DateOnly? Day(string column) => _values.GetValueOrDefault(column) as DateOnly?;

    public Money? Money(string column) => _values.GetValueOrDefault(column) as Money?;

    public int? Whole(string column) => _values.GetValueOrDefault(column) as int?;

    public object? Value(string column) => _values.GetValueOrDefault(column);

    /// <summary>Adds a fault of a cell, or of the row where no column is named. Whoever judges a row adds what its cells alone do not show.</summary>
    public void Fault(string column, string key, params (string Name, object? Value)[] values) =>
        _faults.Add(new(column, _shown.GetValueOrDefault(column, ""), Sentence.Of(key, values)));

    /// <summary>What a report may show of a cell.</summary>
    public string Shown(string column) => _shown.GetValueOrDefault(column, "");
}

/// <param name="Column">Key of the column; empty where the row as a whole is meant.</param>
/// <param name="Found">What stood there, masked where it is sensitive.</param>
public sealed record CellFault(string Column, string Found, Sentence Expected);
