using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Ledgers;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Pages.Audit.Checking;

/// <summary>
/// Checks a ledger from the bytes of its entries: hashes, links, the figures beside the bytes, each balance as the sum of what
/// came before, and that the ledger stands at the last of them.
/// </summary>
public sealed class LedgerCheck(WorkflowsContext data)
{
    public async Task<ChainVerdict> OfAsync(LedgerRow ledger, CancellationToken cancellation)
    {
        var chain = new Chain();
        var balance = 0L;
        var entries = data.LedgerEntries.AsNoTracking().Where(e => e.LedgerId == ledger.Id).OrderBy(e => e.Seq).AsAsyncEnumerable();
        await foreach (var entry in entries.WithCancellation(cancellation))
        {
            var step = chain.Next(entry.Seq, entry.Bytes, entry.Hash);
            if (step.Fault is { } fault) return new(chain.Count, fault);
            balance += entry.ChangeFen;
            if (!Agrees(entry, step.Said!) || balance != entry.BalanceFen)
                return new(chain.Count, Sentence.Of("audit.fault.figures", ("seq", entry.Seq)));
        }
        return chain.Last != ledger.LastHash || chain.Count != ledger.Seq || balance != ledger.BalanceFen
            ? new(chain.Count, Sentence.Of("audit.fault.end", ("rows", chain.Count), ("claimed", ledger.Seq)))
            : new(chain.Count, null) { Last = chain.Last };
    }

    private static bool Agrees(LedgerEntryRow entry, JsonObject said) =>
        Chain.Text(said, "ledger") == entry.LedgerId && Chain.Text(said, "kind") == entry.Kind && Chain.Text(said, "entryKey") == entry.EntryKey
        && Chain.Text(said, "instance") == entry.InstanceId && Chain.Text(said, "actor") == entry.ActorId
        && Number(said, "fen") == entry.Fen && Number(said, "change") == entry.ChangeFen && Number(said, "balance") == entry.BalanceFen;

    private static long? Number(JsonObject said, string member) =>
        long.TryParse(Chain.Text(said, member), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What came of checking a chain: how many entries were followed, and what is wrong; null where nothing is.</summary>
public sealed record ChainVerdict(long Entries, Sentence? Fault)
{
    /// <summary>The hash of the last entry, where the whole chain was followed: written down elsewhere it shows later that nothing was cut off.</summary>
    public string Last { get; init; } = "";
}
