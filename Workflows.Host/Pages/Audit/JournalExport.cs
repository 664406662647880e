using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.Exports;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Audit;

/// <summary>The system journal as a table to take away: every entry with its bytes as they were hashed, so that the chain can be checked elsewhere.</summary>
public sealed class JournalExport(WorkflowsContext data, CaseNames names, TextCatalog texts, Reader reader, Words words)
{
    private const int Batch = 500;

    /// <param name="kind">Only entries of this kind; null all.</param>
    /// <param name="actor">Only entries of this person; null all.</param>
    public async Task WriteAsync(string? kind, string? actor, TableWriter writer, CancellationToken cancellation)
    {
        await writer.RowAsync([.. new[] { "number", "at", "kind", "actor", "hash" }.Select(c => reader.T("journalPage." + c)), reader.T("export.journal.bytes")], cancellation);
        for (var after = 0L; ;)
        {
            var rows = await data.SystemJournal.AsNoTracking().Where(r => r.Seq > after && (kind == null || kind == "" || r.Kind == kind) && (actor == null || actor == "" || r.ActorId == actor))
                .OrderBy(r => r.Seq).Take(Batch).ToListAsync(cancellation);
            var named = await names.OfAsync(rows.Select(r => r.ActorId), [], cancellation);
            foreach (var row in rows)
                await writer.RowAsync([row.Seq, words.Moment(row.At), texts.Has("systemJournal.kind." + row.Kind) ? reader.T("systemJournal.kind." + row.Kind) : row.Kind,
                    named.Person(row.ActorId), row.Hash, Encoding.UTF8.GetString(row.Bytes)], cancellation);
            if (rows.Count < Batch) return;
            after = rows[^1].Seq;
        }
    }
}
