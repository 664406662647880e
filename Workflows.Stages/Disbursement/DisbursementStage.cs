using Workflows.Definitions.Feel;

namespace Workflows.Stages.Disbursement;

/// <summary>
/// Pays what was reserved (发放): the cashier takes the bank list, pays outside, and books a receipt for each payee; a
/// refused account goes to the starter for correction and comes back. Handler, approver and cashier are different
/// people. Outcome: <c>paid</c>, when every payee is.
/// <code>
/// &lt;wf:stage kind="disbursement" payees="…FEEL list of {name, bank, account, amount}…" receipts="…FEEL list of {index, result, receipt, reason}…" form="payment">
///   &lt;wf:candidates …/>&lt;wf:exclude …/>   the cashier
///   &lt;wf:correction form="account-correction" rights='{"*":"read","bankAccount":"edit"}'>&lt;wf:candidates …/>&lt;wf:clock …/>&lt;/wf:correction>
/// </code>
/// </summary>
public sealed class DisbursementStage : StageKind
{
    public override string Name => "disbursement";

    public override StageBehaviour Bind(StageSettings settings)
    {
        var correction = settings.Element.One("correction");
        if (correction is null)
            settings.Fault("engine.missing", ("setting", "correction"));
        var correct = settings.Of(correction ?? settings.Element);
        return new DisbursementBehaviour(new DisbursementSettings(
            settings.NeededExpression("payees"),
            settings.Expression("receipts"),
            AssignmentSettings.Read(settings),
            settings.Form(),
            AssignmentSettings.Read(correct),
            correction is null ? "" : correct.Form())
        {
            CorrectionRights = correct.Text("rights"),
        });
    }
}

/// <param name="Receipts">
/// FEEL over the answered form giving the list of {index, result, receipt, reason}; empty = the answer carries it as <c>receipts</c>.
/// Payees already settled are left out of what it gives.
/// </param>
/// <param name="Payees">FEEL giving the list of payees, each with name, bank, account (sealed) and amount in yuan, in the order of the reservations.</param>
public sealed record DisbursementSettings(
    string Payees, string Receipts, AssignmentSettings Cashier, string Form, AssignmentSettings Correction, string CorrectionForm)
{
    /// <summary>What may be corrected, as <see cref="Definitions.Forms.FieldRights.Parse"/> reads it; empty = everything on the form.</summary>
    public string CorrectionRights { get; init; } = "";
}

/// <summary>Settings other rooms read.</summary>
public interface IDisbursement
{
    DisbursementSettings Settings { get; }
}
