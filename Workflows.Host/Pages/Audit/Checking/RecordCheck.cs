using System.Collections.Immutable;
using Workflows.Data.Instances;
using Workflows.Data.Ledgers;
using Workflows.Definitions.Texts;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Host.Execution;

namespace Workflows.Host.Pages.Audit.Checking;

/// <summary>
/// Checks the record of one case from its bytes alone: every hash is computed again, every link followed, the state folded
/// anew; then the columns beside the bytes, the case's own row and its entries on ledgers are held against what the record
/// says. Trusts nothing but the bytes.
/// </summary>
public sealed class RecordCheck(JournalJson json)
{
    public RecordVerdict Of(InstanceRow claim, IReadOnlyList<JournalRecord> records, IReadOnlyList<LedgerEntryRow> entries)
    {
        ImmutableArray<JournalRow> rows = [.. records.Select(r => new JournalRow(r.Seq, r.CommandId, r.Bytes, r.Hash))];
        if (JournalChain.Verify(json, rows) is { } fault)
            return new(claim.Id, rows.Length, fault.Seq, Sentence.Of(fault.Reason, ("seq", fault.Seq)));
        ImmutableArray<JournalEntry> read = [.. rows.Select(r => r.Read(json))];
        return Columns(claim, records, read) ?? End(claim, rows, read) ?? Money(claim, read, entries)
            ?? new(claim.Id, rows.Length, null, null);
    }

    /// <summary>The case, command, person and time beside the bytes are those within them.</summary>
    private static RecordVerdict? Columns(InstanceRow claim, IReadOnlyList<JournalRecord> records, ImmutableArray<JournalEntry> read)
    {
        for (var i = 0; i < read.Length; i++)
        {
            var (record, command) = (records[i], read[i].Command);
            if (command.InstanceId != claim.Id || command.Id != record.CommandId || command.Actor.PersonId != record.ActorId
                || !Instants.Agree(command.At, record.At))
                return new(claim.Id, read.Length, record.Seq, Sentence.Of("audit.fault.columns", ("seq", record.Seq)));
        }
        return null;
    }

    /// <summary>The record ends where the case says it does: nothing was cut off, and the state kept is the one that follows.</summary>
    private static RecordVerdict? End(InstanceRow claim, ImmutableArray<JournalRow> rows, ImmutableArray<JournalEntry> read)
    {
        if (rows.Length != claim.Seq || rows.IsEmpty || rows[^1].Hash != claim.LastHash)
            return new(claim.Id, rows.Length, rows.Length, Sentence.Of("audit.fault.end", ("rows", rows.Length), ("claimed", claim.Seq)));
        return claim.StateSchema == Engine.State.ProcessInstance.Schema && JournalRow.HashOf(claim.State) != read[^1].StateHash
            ? new(claim.Id, rows.Length, rows.Length, Sentence.Of("audit.fault.state"))
            : null;
    }

    /// <summary>Each amount the record speaks of stands on its ledger once, and no other does.</summary>
    private static RecordVerdict? Money(InstanceRow claim, ImmutableArray<JournalEntry> read, IReadOnlyList<LedgerEntryRow> entries)
    {
        var said = read.SelectMany(e => e.Facts).Select(Movement).OfType<LedgerMovement>().ToHashSet();
        var booked = entries.Where(e => e.InstanceId == claim.Id).Select(e => new LedgerMovement(e.LedgerId, e.Kind, e.EntryKey, e.Fen)).ToHashSet();
        return said.SetEquals(booked) ? null
            : new(claim.Id, read.Length, null, Sentence.Of("audit.fault.money", ("said", said.Count), ("booked", booked.Count)));
    }

    private static LedgerMovement? Movement(Fact fact) => fact switch
    {
        AmountReserved f => new(f.Ledger, "reserve", f.EntryKey, f.Fen),
        AmountReleased f => new(f.Ledger, "release", f.EntryKey, f.Fen),
        AmountPaid f => new(f.Ledger, "pay", f.EntryKey, f.Fen),
        _ => null,
    };

    private sealed record LedgerMovement(string Ledger, string Kind, string EntryKey, long Fen);
}

/// <summary>What came of checking one record.</summary>
/// <param name="FaultAt">The row at fault; null where none is, or the fault lies in no single row.</param>
/// <param name="Fault">What is wrong, in words; null where all is well.</param>
public sealed record RecordVerdict(string InstanceId, int Rows, long? FaultAt, Sentence? Fault)
{
    public bool IsSound => Fault is null;
}
