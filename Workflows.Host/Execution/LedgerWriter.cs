using System.Text.Json.Nodes;
using Workflows.Data.Ledgers;
using Workflows.Engine.Effects;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;

namespace Workflows.Host.Execution;

/// <summary>Writes entries to locked ledgers, each chained to the one before.</summary>
internal sealed class LedgerWriter
{
    public Task WriteAsync(SavedStep step, FigureLocks locks, WriteLedger write)
    {
        if (!locks.Ledgers.TryGetValue(write.Ledger, out var ledger))
            throw new InvalidOperationException($"There is no ledger {write.Ledger} to write to.");
        var change = write.Kind switch
        {
            LedgerEntryKind.Reserve => -write.Fen,
            LedgerEntryKind.Release or LedgerEntryKind.Return => write.Fen,
            _ => WasReserved(step, write.EntryKey) ? 0 : -write.Fen,
        };
        Append(step.Context.Add, ledger, KindOf(write.Kind), write.EntryKey, write.Fen, change, step.Row.Id, step.After.Seq, step.Command.Actor.PersonId, step.Command.At);
        return Task.CompletedTask;
    }

    /// <summary>Adds an entry and moves the ledger's balance. The ledger is locked or new.</summary>
    public static void Append(
        Func<object, object> add, LedgerRow ledger, string kind, string entryKey, long fen, long change, string instanceId, long instanceSeq, string actorId, DateTimeOffset at)
    {
        var (seq, balance) = (ledger.Seq + 1, checked(ledger.BalanceFen + change));
        if (balance < 0) throw new InvalidOperationException($"Ledger {ledger.Id} would fall to {balance} fen.");
        var bytes = CanonicalJson.Bytes(new JsonObject
        {
            ["schema"] = 1, ["ledger"] = ledger.Id, ["seq"] = seq, ["kind"] = kind, ["entryKey"] = entryKey, ["fen"] = fen,
            ["change"] = change, ["balance"] = balance, ["instance"] = instanceId, ["instanceSeq"] = instanceSeq, ["actor"] = actorId,
            ["at"] = Instants.Text(at), ["prevHash"] = ledger.LastHash,
        });
        var entry = new LedgerEntryRow
        {
            LedgerId = ledger.Id, Seq = seq, Kind = kind, EntryKey = entryKey, Fen = fen, ChangeFen = change, BalanceFen = balance,
            InstanceId = instanceId, InstanceSeq = instanceSeq, ActorId = actorId, At = at, Bytes = bytes, Hash = JournalRow.HashOf(bytes),
        };
        add(entry);
        (ledger.Seq, ledger.BalanceFen, ledger.LastHash) = (seq, balance, entry.Hash);
    }

    private static string KindOf(LedgerEntryKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>An amount set aside before has left the balance already.</summary>
    private static bool WasReserved(SavedStep step, string entryKey) =>
        step.Before?.Reservations.ContainsKey(entryKey) == true || step.Accepted.Facts.OfType<AmountReserved>().Any(f => f.EntryKey == entryKey);
}
