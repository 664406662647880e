using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Host.Exports;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>The list of cases as a table to take away: the same cases, found in the same way, read a batch at a time.</summary>
public sealed class CaseExport(CaseAccess access, CaseSearch search, CaseNames names, CaseStates states, Reader reader, Words words)
{
    private const int Batch = 500;

    /// <param name="sight">The cases somebody may see.</param>
    public async Task WriteAsync(CaseSight sight, CaseFilter filter, TableWriter writer, CancellationToken cancellation)
    {
        await writer.RowAsync([.. new[] { "number", "title", "process", "unit", "starter", "started", "state", "amount", "ended" }.Select(c => reader.T("export.cases." + c))], cancellation);
        var processes = (await access.ProcessesAsync(cancellation)).ToImmutableDictionary(p => p.Name, p => p.Words);
        for (var next = filter with { After = "" }; ;)
        {
            var rows = await search.RowsAsync(sight, next, Batch, cancellation);
            var named = await names.OfAsync(rows.Select(r => r.StarterId), rows.Select(r => r.UnitId), cancellation);
            foreach (var row in rows)
                await writer.RowAsync([row.Number, row.Title, processes.GetValueOrDefault(row.Process, row.Process), named.Unit(row.UnitId), named.Person(row.StarterId), words.DayOf(row.StartedAt),
                    states.Of(row.Running, row.Stuck, row.Outcome).Words, row.AmountFen is { } fen ? new Money(fen) : null, row.EndedAt is { } end ? words.DayOf(end) : null], cancellation);
            if (rows.Length < Batch) return;
            next = next with { After = PageKey.Of(rows[^1].StartedAt, rows[^1].Id) };
        }
    }
}
