using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Host.Mail;
using Workflows.Testing;

namespace Workflows.Host.Tests.Kills;

/// <summary>
/// Holds what lies in the mailboxes of a real server against what the outbox says was sent: no mail lost, none invented, and one
/// that came again bears the same Message-ID and came again at most once for each kill between its first and its last arrival.
/// </summary>
internal sealed class MailCheck(PostfixServer server, string from)
{
    /// <summary>From the server's acceptance to the mailbox; and how far a mail's arrival may lie behind the kill it fell into.</summary>
    private static readonly TimeSpan Transit = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Mails that came more than once, over all rounds.</summary>
    public int Repeated { get; private set; }

    public int Mails => _known.Count;

    public async Task<IReadOnlyList<string>> FaultsAsync(IServiceProvider services, IReadOnlyList<Kill> kills, CancellationToken cancellation)
    {
        await using var data = await services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(cancellation);
        var requests = (await data.Outbox.AsNoTracking().Where(o => o.Kind == OutboxKinds.Mail).ToListAsync(cancellation)).Select(o => MailRequest.FromJson(o.Payload));
        var sent = requests.Select(r => MailIds.Message(r.Key, r.RecipientId, from)).ToList();
        _known.UnionWith(sent);
        var received = await ReceivedAsync(sent, cancellation);
        List<string> faults = [.. sent.Where(id => !received.Contains(id)).Select(id => $"mail {id} was lost"),
            .. received.Where(r => !_known.Contains(r.Key)).Select(r => $"mail {r.Key} was written by nobody")];
        foreach (var copies in sent.Where(received.Contains).Select(id => (Id: id, Times: received[id].Order().ToArray())).Where(c => c.Times.Length > 1))
        {
            Repeated += copies.Times.Length - 1;
            var between = kills.Where(k => copies.Times[0] - Transit < k.At && k.At < copies.Times[^1]).Sum(k => k.Processes);
            if (copies.Times.Length - 1 > between) faults.Add($"mail {copies.Id} came {copies.Times.Length} times, and {between} processes were killed meanwhile");
        }
        return faults;
    }

    /// <summary>Arrivals by Message-ID, waiting for the server to lay down what it has taken.</summary>
    private async Task<ILookup<string, DateTimeOffset>> ReceivedAsync(IReadOnlyCollection<string> expected, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            var received = server.Arrivals().ToLookup(a => a.Mail["Message-ID"], a => a.At);
            if (tries == 60 || expected.All(received.Contains)) return received;
            await Task.Delay(250, cancellation);
        }
    }
}
