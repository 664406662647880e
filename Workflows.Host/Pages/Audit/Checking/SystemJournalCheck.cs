using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.Execution;

namespace Workflows.Host.Pages.Audit.Checking;

/// <summary>Follows the system journal from its first entry to its last, and holds the columns against what the entries say.</summary>
public sealed class SystemJournalCheck(WorkflowsContext data)
{
    /// <summary>The counter that gives the entries their numbers: it says how many there have been.</summary>
    private const string Numbers = "system-journal";

    public async Task<ChainVerdict> RunAsync(CancellationToken cancellation)
    {
        var chain = new Chain();
        await foreach (var row in data.SystemJournal.AsNoTracking().OrderBy(r => r.Seq).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var step = chain.Next(row.Seq, row.Bytes, row.Hash);
            if (step.Fault is { } fault) return new(chain.Count, fault);
            if (Chain.Text(step.Said!, "kind") != row.Kind || Chain.Text(step.Said!, "actor") != row.ActorId || !Instants.Agree(Chain.Text(step.Said!, "at"), row.At))
                return new(chain.Count, Sentence.Of("audit.fault.columns", ("seq", row.Seq)));
        }
        var given = await data.Counters.AsNoTracking().Where(c => c.Id == Numbers).Select(c => c.Value).SingleOrDefaultAsync(cancellation);
        return given == chain.Count
            ? new(chain.Count, null) { Last = chain.Last }
            : new(chain.Count, Sentence.Of("audit.fault.end", ("rows", chain.Count), ("claimed", given)));
    }
}
