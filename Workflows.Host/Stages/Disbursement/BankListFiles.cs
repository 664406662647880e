using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Tasks;
using Workflows.Stages.Disbursement;

namespace Workflows.Host.Stages.Disbursement;

/// <summary>The bank list of a payment as a file, for the cashier: journalled as an export, then made with accounts in clear.</summary>
public sealed class BankListFiles(TaskDesk desk, AuditTrail trail)
{
    /// <summary>Null where the task is no payment or not the reader's.</summary>
    public async Task<BankListFile?> MakeAsync(FoundTask found, CancellationToken cancellation)
    {
        if (!await desk.AskAsync(found, IsForReader, cancellation)) return null;
        await trail.WriteAsync("exported", ("case", found.Instance.Id), ("task", found.Task.Id), ("what", "bankList"), cancellation);
        return await desk.AskAsync(found, task =>
        {
            var payees = PayeeLines.Of(task, task.Settings<IDisbursement>().Settings);
            ImmutableArray<string> heading = [.. new[] { "number", "name", "bank", "account", "amount" }.Select(column => task.Reader.T($"tasks.bankList.{column}"))];
            var bytes = BankList.Of(heading, payees.Where(p => p.Status is PayeeStatus.Open), value => Clear(task, value));
            return new BankListFile(task.Reader.T("tasks.bankList.file", ("number", task.State.Number)), bytes);
        }, cancellation);
    }

    private static bool IsForReader(TaskView task) =>
        task.Task.Acts.Contains("book") && task.Standing is not null && Host.Tasks.Parts.Duties.Bar(task) is null;

    private static string Clear(TaskView task, FeelValue? value) => value is null || SealedValue.Open(value, seal => task.Case.World.Reveal(seal.Id)) is not { IsNull: false } open ? "" : open.Text;
}

public sealed record BankListFile(string Name, byte[] Bytes);
