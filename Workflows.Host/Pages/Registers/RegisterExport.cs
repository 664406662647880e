using System.Collections.Immutable;
using Workflows.Definitions.Registers;
using Workflows.Host.Exports;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Registers;

/// <summary>The current entries of a register as a table to take away. What is sealed stays sealed.</summary>
public sealed class RegisterExport(RegisterEntries registers, RegisterWords words, CaseNames names, Reader reader, Words days)
{
    private const int Batch = 500;

    public async Task WriteAsync(string register, string begins, string? unit, TableWriter writer, CancellationToken cancellation)
    {
        var rows = await registers.FindAsync(register, begins, unit, "", cancellation, Batch);
        var columns = await ColumnsAsync(register, rows, cancellation);
        await writer.RowAsync([reader.T("registers.key"), .. columns.Select(c => c.Label), reader.T("registers.col.unit"), reader.T("export.registers.version"), reader.T("registers.col.changed")], cancellation);
        while (!rows.IsEmpty)
        {
            var named = await names.OfAsync([], rows.Select(r => r.UnitId), cancellation);
            foreach (var (row, said) in rows.Zip(await words.FieldsAsync(rows, cancellation)))
            {
                var fields = said.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
                await writer.RowAsync([row.Key, .. columns.Select(c => fields.GetValueOrDefault(c.Name, "")), named.Unit(row.UnitId), row.Version, days.DayOf(row.At)], cancellation);
            }
            rows = rows.Length < Batch ? [] : await registers.FindAsync(register, begins, unit, rows[^1].Key, cancellation, Batch);
        }
    }

    /// <summary>The fields of the schema, and after them what the first entries have besides.</summary>
    private async Task<ImmutableArray<(string Name, string Label)>> ColumnsAsync(string register, ImmutableArray<Data.Registers.RegisterEntryRow> rows, CancellationToken cancellation)
    {
        var found = new List<(string Name, string Label)>();
        if (ShippedRegisters.All.TryGetValue(register, out var schema)) found.AddRange(schema.Fields.Select(f => (f.Key, f.Label.In(reader.Language))));
        found.AddRange((await words.FieldsAsync(rows, cancellation)).SelectMany(fields => fields).Select(f => (f.Name, f.Label)));
        return [.. found.DistinctBy(f => f.Name, StringComparer.Ordinal)];
    }
}
