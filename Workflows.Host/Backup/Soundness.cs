using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Host.Sealing;

namespace Workflows.Host.Backup;

/// <summary>Checks every record of a database as an auditor would: the chains of all cases, of all ledgers and of the system journal.</summary>
public sealed class Soundness(WorkflowsContext data, RecordCheck records, LedgerCheck ledgers, SystemJournalCheck systemJournal)
{
    /// <summary>Follows all chains, one case at a time.</summary>
    public async Task<SoundnessVerdict> CheckAsync(CancellationToken cancellation)
    {
        var verdict = new SoundnessVerdict();
        foreach (var id in await data.Instances.OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellation))
        {
            var found = records.Of(
                await data.Instances.AsNoTracking().SingleAsync(i => i.Id == id, cancellation),
                await data.Journal.AsNoTracking().Where(r => r.InstanceId == id).OrderBy(r => r.Seq).ToListAsync(cancellation),
                await data.LedgerEntries.AsNoTracking().Where(e => e.InstanceId == id).ToListAsync(cancellation));
            if (found.Fault is { } fault) return verdict with { What = id, Fault = fault };
            verdict = verdict with { Cases = verdict.Cases + 1 };
        }
        foreach (var ledger in await data.Ledgers.AsNoTracking().OrderBy(l => l.Id).ToListAsync(cancellation))
        {
            if ((await ledgers.OfAsync(ledger, cancellation)).Fault is { } fault) return verdict with { What = ledger.Id, Fault = fault };
            verdict = verdict with { Ledgers = verdict.Ledgers + 1 };
        }
        var journal = await systemJournal.RunAsync(cancellation);
        return journal.Fault is { } broken
            ? verdict with { What = Sentence.Of("restore.systemJournal"), Fault = broken }
            : verdict with { Entries = journal.Entries };
    }

    /// <summary>The id of a master key that wraps keys here and is not the given one; null where the given one opens all.</summary>
    public async Task<string?> OtherKeyAsync(MasterKey? present, CancellationToken cancellation) =>
        await data.SubjectKeys.Where(k => k.WrappedKey != null && k.MasterKeyId != (present == null ? "" : present.Id))
            .Select(k => k.MasterKeyId).FirstOrDefaultAsync(cancellation);
}

/// <summary>What came of checking all records: how many were sound, and the first that is not.</summary>
public sealed record SoundnessVerdict
{
    public int Cases { get; init; }
    public int Ledgers { get; init; }
    public long Entries { get; init; }

    /// <summary>The case, ledger or journal at fault; null where all is sound.</summary>
    public object? What { get; init; }
    public Sentence? Fault { get; init; }
}
