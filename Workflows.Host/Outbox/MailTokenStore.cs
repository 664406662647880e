using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Mail;
using Workflows.Host.Mail;

namespace Workflows.Host.Outbox;

/// <summary>The links that were sent, by the hash of their token.</summary>
internal sealed class MailTokenStore(IDbContextFactory<WorkflowsContext> contexts) : IMailTokenStore
{
    public async Task IssueAsync(MailToken token, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Add(new MailTokenRow
        {
            Hash = token.Hash, PersonId = token.PersonId, InstanceId = token.InstanceId, TaskId = token.TaskId, Visit = token.Visit,
            PackageHash = token.PackageHash, IssuedAt = token.IssuedAt, ExpiresAt = token.ExpiresAt,
        });
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<MailToken?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.MailTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, cancellationToken);
        return row is null ? null : new()
        {
            Hash = row.Hash, PersonId = row.PersonId, InstanceId = row.InstanceId, TaskId = row.TaskId, Visit = row.Visit,
            PackageHash = row.PackageHash, IssuedAt = row.IssuedAt, ExpiresAt = row.ExpiresAt, UsedAt = row.UsedAt, KilledAt = row.KilledAt,
            KilledBy = Enum.TryParse<MailTokenEnd>(row.Reason, out var end) ? end : null,
        };
    }

    public async Task<bool> UseAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await UseAsync(context, hash, at, cancellationToken);
    }

    /// <summary>The same in the transaction of a step: to be called alongside it.</summary>
    public static async Task<bool> UseAsync(WorkflowsContext context, string hash, DateTimeOffset at, CancellationToken cancellationToken) =>
        await context.MailTokens.Where(t => t.Hash == hash && t.UsedAt == null && t.KilledAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, at), cancellationToken) == 1;

    public async Task KillByTaskAsync(string taskId, MailTokenEnd by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.MailTokens.Where(t => t.TaskId == taskId && t.UsedAt == null && t.KilledAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.KilledAt, at).SetProperty(t => t.Reason, by.ToString()), cancellationToken);
    }
}
