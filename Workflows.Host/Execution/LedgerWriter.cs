using Workflows.Data.Ledgers;
using Workflows.Engine.Effects;
using Workflows.Engine.Facts;

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
        step.Context.Add(ledger.Move(
            KindOf(write.Kind), write.EntryKey, write.Fen, change, step.Row.Id, step.After.Seq, step.Command.Actor.PersonId, step.Command.At));
        return Task.CompletedTask;
    }

    private static string KindOf(LedgerEntryKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>An amount set aside before has left the balance already.</summary>
    private static bool WasReserved(SavedStep step, string entryKey) =>
        step.Before?.Reservations.ContainsKey(entryKey) == true || step.Accepted.Facts.OfType<AmountReserved>().Any(f => f.EntryKey == entryKey);
}
