using Workflows.Definitions.Feel;
using Workflows.Engine.Effects;

namespace Workflows.Engine.Facts;

/// <summary>An amount was set aside on a ledger for this case.</summary>
[StoredName("amountReserved", 1)]
public sealed record AmountReserved(string Ledger, string EntryKey, long Fen) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) =>
        instance with { Reservations = instance.Reservations.Add(EntryKey, new Reservation(EntryKey, Ledger, Fen)) };

    public override IEnumerable<Effect> Effects(ProcessInstance after) => [new WriteLedger(Ledger, LedgerEntryKind.Reserve, EntryKey, Fen)];
}

/// <summary>An amount set aside is free again.</summary>
[StoredName("amountReleased", 1)]
public sealed record AmountReleased(string Ledger, string EntryKey, long Fen) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance with { Reservations = instance.Reservations.Remove(EntryKey) };

    public override IEnumerable<Effect> Effects(ProcessInstance after) => [new WriteLedger(Ledger, LedgerEntryKind.Release, EntryKey, Fen)];
}

/// <summary>An amount set aside was paid out.</summary>
[StoredName("amountPaid", 1)]
public sealed record AmountPaid(string Ledger, string EntryKey, long Fen) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance with
    {
        Reservations = instance.Reservations.Remove(EntryKey),
        AmountsPaid = instance.AmountsPaid.Add(EntryKey, new Reservation(EntryKey, Ledger, Fen)),
    };

    public override IEnumerable<Effect> Effects(ProcessInstance after) => [new WriteLedger(Ledger, LedgerEntryKind.Pay, EntryKey, Fen)];
}

/// <summary>A register holds a new version of an entry.</summary>
[StoredName("registerEntryWritten", 1)]
public sealed record RegisterEntryWritten(string Register, string Key, string UnitId, FeelContext Values) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance;

    public override IEnumerable<Effect> Effects(ProcessInstance after) => [new WriteRegister(Register, Key, UnitId, Values)];
}
