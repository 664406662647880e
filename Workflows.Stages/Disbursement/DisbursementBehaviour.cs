using System.Globalization;
using Workflows.Definitions.Feel;

namespace Workflows.Stages.Disbursement;

/// <summary>
/// The cashier's answer gives receipts: a list of {index (from 1), result (<c>paid</c> or <c>refused</c>), receipt, reason},
/// as its form or the setting <c>receipts</c> says. Payees not named stay open for the next answer.
/// </summary>
internal sealed class DisbursementBehaviour(DisbursementSettings settings) : StageBehaviour, IDisbursement
{
    public DisbursementSettings Settings => settings;

    public override ImmutableArray<string> Forms => [.. new[] { settings.Form, settings.CorrectionForm }.Where(f => f is not "")];

    public override AssignmentSettings AssignmentOf(string purpose) =>
        purpose.StartsWith("correct", StringComparison.Ordinal) ? settings.Correction : settings.Cashier;

    public override IEnumerable<Fact> Enter(StageRun run)
    {
        var entries = run.State.Reservations.Keys.ToImmutableArray();
        if (entries.IsEmpty || run.Evaluate(settings.Payees) is not FeelList payees || payees.Items.Length != entries.Length)
        {
            yield return run.Stop("stages.payeesDiffer");
            yield break;
        }
        yield return new DisbursementBegun(entries) { NodeId = run.NodeId, Visit = run.Visit };
        foreach (var fact in OpenPayment(run))
            yield return fact;
    }

    public override Rejection? Refuse(StageRun run, OpenTask task, AnswerTask answer)
    {
        if (answer.Act is not "book")
            return null;
        var state = (DisbursementState)run.Remembered!;
        var receipts = ReceiptsOf(run, state, answer);
        return receipts.IsEmpty ? new Rejection("stages.noReceipt")
            : receipts.Any(r => r.Index < 0 || r.Index >= state.Payees.Length || state.Payees[r.Index].Status is not PayeeStatus.Open)
                || receipts.DistinctBy(r => r.Index).Count() != receipts.Length ? new Rejection("stages.receiptDoesNotFit")
            : receipts.Any(r => !r.IsComplete) ? new Rejection("stages.receiptIncomplete")
            : null;
    }

    public override IEnumerable<Fact> Answer(StageRun run, OpenTask task, AnswerTask answer)
    {
        yield return run.Answered(answer);
        if (answer.Act is "correct")
        {
            yield return new AccountsCorrected { NodeId = run.NodeId, Visit = run.Visit };
            foreach (var fact in OpenPayment(run))
                yield return fact;
            yield break;
        }
        foreach (var receipt in ReceiptsOf(run, (DisbursementState)run.Remembered!, answer))
        {
            yield return new ReceiptBooked(receipt.Index, receipt.Paid, receipt.Number, receipt.Reason) { NodeId = run.NodeId, Visit = run.Visit };
            var entry = ((DisbursementState)run.Remembered!).Payees[receipt.Index].EntryKey;
            if (receipt.Paid && run.State.Reservations.TryGetValue(entry, out var held))
                yield return new AmountPaid(held.Ledger, held.EntryKey, held.Fen);
        }
        foreach (var fact in Next(run, answer))
            yield return fact;
    }

    private ImmutableArray<Receipt> ReceiptsOf(StageRun run, DisbursementState state, AnswerTask answer)
    {
        if (settings.Receipts is "")
            return Receipt.ReadAll(answer.Values.Get("receipts"));
        var scope = answer.Values.Names.Aggregate(run.Step.Scope(), (s, name) => s.With(name, answer.Values.Get(name)!));
        return Receipt.ReadAll(run.Step.Process.Expression(settings.Receipts).Evaluate(scope).Value)
            .RemoveAll(r => r.Index >= 0 && r.Index < state.Payees.Length && state.Payees[r.Index].Status is not PayeeStatus.Open);
    }

    private IEnumerable<Fact> Next(StageRun run, AnswerTask answer)
    {
        var state = (DisbursementState)run.Remembered!;
        if (state.Payees.All(p => p.Status is PayeeStatus.Paid))
        {
            yield return Notified.About("paid", [Principal.PersonKey(run.State.Responsible)]);
            yield return run.Leave("paid", answer.Words, answer.Actor.Persons);
        }
        else if (state.Payees.Any(p => p.Status is PayeeStatus.Open))
        {
            foreach (var fact in OpenPayment(run, again: true))
                yield return fact;
        }
        else
        {
            var purpose = $"correct{state.Round.ToString(CultureInfo.InvariantCulture)}";
            foreach (var fact in Assignment.Open(run, settings.Correction, purpose, settings.CorrectionForm, ["correct"]))
                yield return fact;
            yield return Notified.About("accountRefused", run.State.Task(run.TaskId(purpose))!.Principals.Select(p => p.Key), run.TaskId(purpose));
        }
    }

    private IEnumerable<Fact> OpenPayment(StageRun run, bool again = false)
    {
        var state = (DisbursementState)run.Remembered!;
        var booked = state.Payees.Count(p => p.Status is not PayeeStatus.Open).ToString(CultureInfo.InvariantCulture);
        var purpose = $"pay{state.Round.ToString(CultureInfo.InvariantCulture)}" + (again ? $"-{booked}" : "");
        return Assignment.Open(run, settings.Cashier, purpose, settings.Form, ["book"]);
    }
}

/// <summary>The bank's answer for one payee, as the cashier books it.</summary>
/// <param name="Result"><c>paid</c> or <c>refused</c>; anything else is none.</param>
internal sealed record Receipt(int Index, string Result, string Number, string Reason)
{
    public bool Paid => Result is "paid";

    /// <summary>A payment has its number, a refusal its reason.</summary>
    public bool IsComplete => Result switch
    {
        "paid" => Number is not "",
        "refused" => Reason is not "",
        _ => false,
    };

    public static ImmutableArray<Receipt> ReadAll(FeelValue? receipts) => receipts is not FeelList list ? [] :
        [.. list.Items.OfType<FeelContext>().Select(r => new Receipt(
            ((r.Get("index") as FeelNumber)?.AsInt() ?? 0) - 1,
            (r.Get("result") as FeelString)?.Value ?? "",
            (r.Get("receipt") as FeelString)?.Value ?? "",
            (r.Get("reason") as FeelString)?.Value ?? ""))];
}
