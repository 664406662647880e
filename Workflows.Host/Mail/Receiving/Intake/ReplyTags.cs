using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Mail;
using Workflows.Host.Sealing;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// Issues and finds secret addresses. One visit of a task has one for each person, the same in every mail about it; it follows
/// from the master key, so that it can be written again and nobody can guess it. Only its hash is stored.
/// </summary>
public sealed class ReplyTags(IDbContextFactory<WorkflowsContext> contexts, MasterKey master, MailboxOptions options, TimeProvider clock)
{
    private const int Digits = 32;

    /// <summary>The address for a mail that is about to be sent; null where replies are off or the task cannot be decided by one.</summary>
    /// <param name="task">With what the mail was written from.</param>
    public async Task<string?> IssueAsync(string personId, string instanceId, MailTask task, CancellationToken cancellation)
    {
        if (!options.IsOn || task.Seen is "") return null;
        var tag = master.TagOf("reply address", Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{task.TaskId}\n{task.Visit}\n{personId}")));
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var hash = HashOf(tag);
        if (await context.ReplyAddresses.SingleOrDefaultAsync(a => a.Hash == hash, cancellation) is { } known) known.Seen = task.Seen;
        else
            context.Add(new ReplyAddressRow
            {
                Hash = hash, PersonId = personId, InstanceId = instanceId, TaskId = task.TaskId, Visit = task.Visit, Seen = task.Seen, IssuedAt = clock.GetUtcNow(),
            });
        await context.SaveChangesAsync(cancellation);
        return ReplyAddresses.Tagged(options.Address, tag);
    }

    /// <summary>The first of the addresses that was issued, with what it was issued for.</summary>
    public async Task<(string Address, ReplyAddressRow Row)?> FindAsync(IEnumerable<string> addresses, CancellationToken cancellation)
    {
        foreach (var address in addresses)
            if (ReplyAddresses.TagOf(address, options.Address) is { Length: Digits } tag)
            {
                var hash = HashOf(tag);
                await using var context = await contexts.CreateDbContextAsync(cancellation);
                if (await context.ReplyAddresses.AsNoTracking().SingleOrDefaultAsync(a => a.Hash == hash, cancellation) is { } row) return (address, row);
            }
        return null;
    }

    private static string HashOf(string tag) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(tag)));
}
