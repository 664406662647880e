using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Installation;
using Workflows.Engine.Journal;
using Workflows.Host.Execution;
using Workflows.Host.Identity;

namespace Workflows.Host.Audit;

/// <summary>
/// The chain of what happens beside the cases: sign-ins, denials, unsealings, exports, configuration, releases. One writer at a
/// time, since each entry names the hash of the one before; nothing sensitive is written in clear.
/// </summary>
public sealed class SystemJournal(IDbContextFactory<WorkflowsContext> contexts, TimeProvider clock, IHttpContextAccessor? accessor = null)
{
    private const string Lock = "system-journal";

    /// <summary>Writes one entry in a transaction of its own.</summary>
    /// <param name="kind"><c>signedIn</c>, <c>denied</c>, <c>unsealed</c>, <c>exported</c>, <c>released</c> …</param>
    /// <param name="details">Names and values; the values are codes and ids.</param>
    public async Task WriteAsync(string kind, string actorId, IEnumerable<(string Name, string Value)> details, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await AppendAsync(context, kind, actorId, details, cancellation);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Adds an entry to the caller's transaction; the chain waits for it to end.</summary>
    /// <exception cref="InvalidOperationException">The caller has no transaction, so nothing would hold the chain.</exception>
    public async Task AppendAsync(
        WorkflowsContext context, string kind, string actorId, IEnumerable<(string Name, string Value)> details, CancellationToken cancellation)
    {
        if (context.Database.CurrentTransaction is null) throw new InvalidOperationException("The system journal is written within a transaction.");
        await context.Database.ExecuteSqlRawAsync(context.Sql.EnsureCounter, [Lock], cancellation);
        // A context that wrote before keeps what it knew then; others may have written since.
        if (context.Counters.Local.FindEntry(Lock) is { State: EntityState.Unchanged } known) known.State = EntityState.Detached;
        var counter = (await context.Counters.FromSqlRaw(context.Sql.LockCounters, context.Sql.ListOf([Lock])).ToListAsync(cancellation)).Single();
        var previous = context.SystemJournal.Local.FirstOrDefault(r => r.Seq == counter.Value)?.Hash
            ?? await context.SystemJournal.OrderByDescending(r => r.Seq).Select(r => r.Hash).FirstOrDefaultAsync(cancellation)
            ?? JournalRow.Beginning;
        counter.Value++;
        context.Add(Entry(counter.Value, kind, actorId, [.. details, .. Through], clock.GetUtcNow(), previous));
    }

    /// <summary>The access token through which a program acts in this request; nothing where a person does.</summary>
    private IEnumerable<(string Name, string Value)> Through =>
        accessor?.HttpContext?.User.FindFirst(AccessTokenScheme.Name) is { Value: var name } ? [("through", name)] : [];

    private static SystemJournalRow Entry(
        long seq, string kind, string actorId, IEnumerable<(string Name, string Value)> details, DateTimeOffset at, string previous)
    {
        var bytes = CanonicalJson.Bytes(new JsonObject
        {
            ["schema"] = 1, ["seq"] = seq, ["kind"] = kind, ["actor"] = actorId, ["at"] = Instants.Text(at),
            ["details"] = new JsonObject(details.Select(d => KeyValuePair.Create(d.Name, (JsonNode?)d.Value))), ["prevHash"] = previous,
        });
        return new() { Seq = seq, Kind = kind, ActorId = actorId, At = at, Bytes = bytes, Hash = JournalRow.HashOf(bytes) };
    }
}
