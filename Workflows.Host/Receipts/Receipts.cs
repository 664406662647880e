using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Host.Audit;
using Workflows.Host.Execution;
using Workflows.Host.Mail;
using Workflows.Host.Web;

namespace Workflows.Host.Receipts;

/// <summary>
/// 回执: a secret address on paper for somebody without an account. It lasts until another is printed, somebody ends it, or the case has been over for
/// <see cref="DaysAfterEnd"/> days.
/// </summary>
public sealed class Receipts(WorkflowsContext data, SystemJournal journal, Reader reader, TimeProvider clock)
{
    public const int DaysAfterEnd = 90;

    /// <summary>A new address, in clear this once; the one before is over.</summary>
    public async Task<string> IssueAsync(string caseId, CancellationToken cancellation)
    {
        var token = MailLinks.NewToken();
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        await EndAllAsync(caseId, cancellation);
        data.Add(new ReceiptRow { Hash = MailLinks.HashOf(token)!, InstanceId = caseId, IssuedBy = reader.Person!.Id, IssuedAt = clock.GetUtcNow() });
        await journal.AppendAsync(data, "receiptPrinted", reader.Person!.Id, [("case", caseId)], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return token;
    }

    public async Task EndAsync(string caseId, CancellationToken cancellation)
    {
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        if (await EndAllAsync(caseId, cancellation) == 0) return;
        await journal.AppendAsync(data, "receiptEnded", reader.Person!.Id, [("case", caseId)], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>When the receipt that lasts was printed; null where none does.</summary>
    public async Task<DateTimeOffset?> LastsSinceAsync(string caseId, CancellationToken cancellation) =>
        await data.Receipts.Where(r => r.InstanceId == caseId && r.EndedAt == null).Select(r => (DateTimeOffset?)r.IssuedAt).FirstOrDefaultAsync(cancellation);

    /// <summary>The case a receipt leads to; null where it leads nowhere any more.</summary>
    public async Task<InstanceRow?> FindAsync(string token, CancellationToken cancellation)
    {
        if (MailLinks.HashOf(token) is not { } hash) return null;
        var since = clock.GetUtcNow().AddDays(-DaysAfterEnd);
        return await (
            from receipt in data.Receipts.AsNoTracking()
            join row in data.Instances.AsNoTracking() on receipt.InstanceId equals row.Id
            where receipt.Hash == hash && receipt.EndedAt == null && (row.EndedAt == null || row.EndedAt > since)
            select row).SingleOrDefaultAsync(cancellation);
    }

    private Task<int> EndAllAsync(string caseId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return data.Receipts.Where(r => r.InstanceId == caseId && r.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.EndedAt, now), cancellation);
    }
}

public static class ReceiptServices
{
    /// <summary>The room of receipts and of where cases stand.</summary>
    public static IServiceCollection AddReceipts(this IServiceCollection services) => services.AddScoped<Receipts>().AddScoped<CaseStandings>();
}
