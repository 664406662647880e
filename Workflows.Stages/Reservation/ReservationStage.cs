using Workflows.Definitions;
using Workflows.Definitions.Feel;

namespace Workflows.Stages.Reservation;

/// <summary>
/// Sets amounts aside on a ledger (service task). <c>amount</c> is FEEL giving yuan, or a list of yuan for a batch: all or
/// nothing. Outcomes: <c>reserved</c>; <c>insufficient</c> where the balance is too small.
/// Coming here again first releases what the visit before set aside. The next step asks the ledger's balance again under its lock, so two cases never spend the same fen.
/// </summary>
public sealed class ReservationStage : StageKind
{
    public override string Name => "reservation";

    public override StageBehaviour Bind(StageSettings settings)
    {
        var ledger = settings.Text("ledger");
        if (!settings.Package.Process.Case.Ledgers.ContainsKey(ledger))
            settings.Fault("engine.unknownLedger", ("ledger", ledger));
        return new ReservationBehaviour(ledger, settings.NeededExpression("amount"));
    }
}

internal sealed class ReservationBehaviour(string ledger, string amount) : StageBehaviour
{
    /// <summary>What is set aside is set aside anew, or released with the case.</summary>
    public override bool LeavesNothingBehind(PastVisit visit) => true;

    public override IEnumerable<Fact> Enter(StageRun run)
    {
        if (run.LedgerId(ledger) is not { } id || Amounts(run.Evaluate(amount)) is not { } amounts)
        {
            yield return run.Stop("stages.nothingToReserve");
            yield break;
        }
        foreach (var held in run.HeldBefore.ToArray())
            yield return new AmountReleased(held.Ledger, held.EntryKey, held.Fen);
        if (run.Balance(id) is not { } balance || balance.Fen < amounts.Sum())
        {
            yield return run.Leave("insufficient");
            yield break;
        }
        for (var i = 0; i < amounts.Length; i++)
            yield return new AmountReserved(id, run.EntryKey(i.ToString("D4", System.Globalization.CultureInfo.InvariantCulture)), amounts[i]);
        yield return run.Leave("reserved");
    }

    /// <summary>Fen of each amount; null where one is missing, not positive or finer than a fen.</summary>
    private static ImmutableArray<long>? Amounts(FeelValue value)
    {
        var yuan = value is FeelList list ? list.Items : [value];
        var fen = yuan.Select(v => (v as FeelNumber)?.ToMoney()?.Fen ?? 0).ToImmutableArray();
        return fen.IsEmpty || fen.Any(f => f <= 0) ? null : fen;
    }
}
