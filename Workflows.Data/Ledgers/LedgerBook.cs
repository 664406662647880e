using System.Text.Json.Nodes;
using Workflows.Engine.Journal;

namespace Workflows.Data.Ledgers;

/// <summary>Opens ledgers and appends their entries. The only place that changes a balance; the row must be locked or new.</summary>
public static class LedgerBook
{
    public static string IdOf(string kind, string unitId, int year) => $"{kind}:{unitId}:{year}";

    /// <summary>A ledger without money.</summary>
    public static LedgerRow Open(string kind, string unitId, int year, string name) => new()
    {
        Id = IdOf(kind, unitId, year),
        Kind = kind,
        UnitId = unitId,
        Year = year,
        Name = name,
        LastHash = JournalRow.Beginning,
    };

    /// <summary>Money for the year: raises balance and yearly amount.</summary>
    public static LedgerEntryRow Allocate(this LedgerRow ledger, string entryKey, long fen, string actorId, DateTimeOffset at)
    {
        ledger.YearlyFen += fen;
        return ledger.Append("allocate", entryKey, fen, fen, "", 0, actorId, at);
    }

    /// <summary>Less money for the year, of what is not set aside yet: lowers balance and yearly amount.</summary>
    public static LedgerEntryRow Reduce(this LedgerRow ledger, string entryKey, long fen, string actorId, DateTimeOffset at)
    {
        ledger.YearlyFen -= fen;
        return ledger.Append("reduce", entryKey, fen, -fen, "", 0, actorId, at);
    }

    /// <summary>Appends a movement of a case.</summary>
    /// <param name="kind"><c>reserve</c>, <c>release</c>, <c>pay</c> or <c>return</c>.</param>
    /// <param name="change">What it does to the balance, in fen; 0 for paying what was reserved.</param>
    public static LedgerEntryRow Move(
        this LedgerRow ledger, string kind, string entryKey, long fen, long change, string instanceId, long instanceSeq, string actorId, DateTimeOffset at) =>
        ledger.Append(kind, entryKey, fen, change, instanceId, instanceSeq, actorId, at);

    private static LedgerEntryRow Append(
        this LedgerRow ledger, string kind, string entryKey, long fen, long change, string instanceId, long instanceSeq, string actorId, DateTimeOffset at)
    {
        var balance = checked(ledger.BalanceFen + change);
        if (balance < 0) throw new InvalidOperationException($"Ledger {ledger.Id} would fall to {balance} fen.");
        var bytes = CanonicalJson.Bytes(new JsonObject
        {
            ["ledger"] = ledger.Id,
            ["seq"] = ledger.Seq + 1,
            ["kind"] = kind,
            ["entryKey"] = entryKey,
            ["fen"] = fen,
            ["change"] = change,
            ["balance"] = balance,
            ["instance"] = instanceId,
            ["instanceSeq"] = instanceSeq,
            ["actor"] = actorId,
            ["at"] = at.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["prevHash"] = ledger.LastHash,
        });
        ledger.Seq++;
        ledger.BalanceFen = balance;
        ledger.LastHash = JournalRow.HashOf(bytes);
        return new()
        {
            LedgerId = ledger.Id,
            Seq = ledger.Seq,
            Kind = kind,
            EntryKey = entryKey,
            Fen = fen,
            ChangeFen = change,
            BalanceFen = balance,
            InstanceId = instanceId,
            InstanceSeq = instanceSeq,
            ActorId = actorId,
            At = at,
            Bytes = bytes,
            Hash = ledger.LastHash,
        };
    }
}
