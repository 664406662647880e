using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Engine.World;
using Workflows.Host.Tasks;
using Workflows.Stages.Disbursement;

namespace Workflows.Host.Stages.Disbursement;

/// <summary>A payee of a payment. Name, bank and account are shown as far as they are not sealed; <see cref="Values"/> keeps what stands in the case.</summary>
/// <param name="Number">From 1, as the list counts.</param>
public sealed record PayeeLine(int Number, FeelContext Values, Money? Amount, PayeeStatus Status, string Receipt, string Reason)
{
    public string Name => Text("name");
    public string Bank => Text("bank");

    /// <summary>Null where it is sealed.</summary>
    public string? Account => SealedValue.IsSealed(Values.Get("account")) ? null : Text("account");

    private string Text(string name) => Values.Get(name) is { IsNull: false } value && !SealedValue.IsSealed(value) ? value.Text : "";
}

public static class PayeeLines
{
    public static ImmutableArray<PayeeLine> Of(TaskView task, DisbursementSettings settings)
    {
        var progress = (task.State.ActiveAt(task.Task.NodeId)?.Stage as DisbursementState)?.Payees ?? [];
        return task.Case.Reading.Evaluate(settings.Payees) is not FeelList list ? [] :
        [
            .. list.Items.OfType<FeelContext>().Select((payee, i) => new PayeeLine(
                i + 1, payee, (payee.Get("amount") as FeelNumber)?.ToMoney(),
                i < progress.Length ? progress[i].Status : PayeeStatus.Open,
                i < progress.Length ? progress[i].Receipt : "",
                i < progress.Length ? progress[i].Reason : "")),
        ];
    }
}
