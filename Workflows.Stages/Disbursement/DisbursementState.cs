namespace Workflows.Stages.Disbursement;

public enum PayeeStatus { Open, Paid, Refused }

/// <summary>How far each payee is, in the order of the list.</summary>
[StoredName("disbursement.state", 1)]
public sealed record DisbursementState(ImmutableArray<PayeeProgress> Payees) : StageState
{
    /// <summary>Rounds of payment so far; numbers the tasks.</summary>
    public int Round { get; init; } = 1;
}

/// <param name="EntryKey">The reservation it is paid from.</param>
/// <param name="Receipt">Number of the bank's receipt; empty before.</param>
/// <param name="Reason">Why the bank refused; empty otherwise.</param>
public sealed record PayeeProgress(string EntryKey, PayeeStatus Status, string Receipt, string Reason);

/// <summary>The list of payees is fixed for this payment.</summary>
[StoredName("disbursement.begun", 1)]
public sealed record DisbursementBegun(ImmutableArray<string> EntryKeys) : StageFact
{
    protected override StageState Change(StageState? stage) =>
        new DisbursementState([.. EntryKeys.Select(k => new PayeeProgress(k, PayeeStatus.Open, "", ""))]);
}

/// <summary>The bank's answer for one payee was booked. <paramref name="Index"/> counts from 0.</summary>
[StoredName("disbursement.receiptBooked", 1)]
public sealed record ReceiptBooked(int Index, bool Paid, string Receipt, string Reason) : StageFact
{
    protected override StageState Change(StageState? stage)
    {
        var state = (DisbursementState)stage!;
        return state with
        {
            Payees = state.Payees.SetItem(Index, state.Payees[Index] with
            {
                Status = Paid ? PayeeStatus.Paid : PayeeStatus.Refused,
                Receipt = Receipt,
                Reason = Reason,
            }),
        };
    }
}

/// <summary>Refused accounts were corrected; another round of payment begins.</summary>
[StoredName("disbursement.corrected", 1)]
public sealed record AccountsCorrected : StageFact
{
    protected override StageState Change(StageState? stage)
    {
        var state = (DisbursementState)stage!;
        return state with
        {
            Round = state.Round + 1,
            Payees = [.. state.Payees.Select(p => p.Status is PayeeStatus.Refused ? p with { Status = PayeeStatus.Open, Reason = "" } : p)],
        };
    }
}
