using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Data.Instances;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Effects;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Audit.Checking;

namespace Workflows.Host.Tests.Kills;

/// <summary>
/// What must be so in the database when all is over, whatever was killed: nothing accepted is lost, nothing is there twice, and
/// everything follows from the records. Faults in words; none where all is well.
/// </summary>
internal sealed class Afterwards(IServiceProvider services, IReadOnlyDictionary<string, string> accepted, CancellationToken cancellation)
{
    private readonly JournalJson _json = services.GetRequiredService<JournalJson>();
    private readonly DateTimeOffset _now = services.GetRequiredService<TimeProvider>().GetUtcNow();
    private readonly List<string> _faults = [];

    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
        var records = (await data.Journal.AsNoTracking().OrderBy(r => r.Seq).ToListAsync(cancellation)).ToLookup(r => r.InstanceId);
        var cases = await data.Instances.AsNoTracking().ToListAsync(cancellation);
        Acts([.. records.SelectMany(r => r)]);
        Numbers(cases);
        await ChainsAsync(data, cases, records);
        foreach (var one in cases) await CaseAsync(data, one, [.. records[one.Id]]);
        foreach (var row in await data.Outbox.AsNoTracking().Where(o => o.State != OutboxState.Done).ToListAsync(cancellation))
            Fault($"outbox row {row.Id} of {row.InstanceId} is {row.State}: {row.LastError}");
        return _faults;
    }

    /// <summary>Each act people were told is done stands in one journal once; and none stands there that nobody was told of.</summary>
    private void Acts(IReadOnlyList<JournalRecord> records)
    {
        var byCommand = records.ToLookup(r => r.CommandId);
        foreach (var (command, what) in accepted)
            if (byCommand[command].Count() is not 1 and var times) Fault($"accepted, and recorded {times} times: {what} ({command})");
        foreach (var record in records.Where(r => r.ActorId != Actor.System.PersonId && !accepted.ContainsKey(r.CommandId)))
            Fault($"recorded, but nobody was told: {record.CommandId} of {record.InstanceId}");
    }

    private void Numbers(IReadOnlyList<InstanceRow> cases)
    {
        foreach (var twice in cases.GroupBy(c => c.Number).Where(n => n.Count() > 1 || n.Key is ""))
            Fault($"the number {twice.Key} is given to {twice.Count()} cases");
    }

    private async Task ChainsAsync(WorkflowsContext data, IReadOnlyList<InstanceRow> cases, ILookup<string, JournalRecord> records)
    {
        var check = new RecordCheck(_json);
        var entries = (await data.LedgerEntries.AsNoTracking().ToListAsync(cancellation)).ToLookup(e => e.InstanceId);
        foreach (var one in cases)
            if (check.Of(one, [.. records[one.Id]], [.. entries[one.Id]]) is { Fault: { } fault }) Fault($"record of {one.Number}: {fault.Key}");
        foreach (var twice in entries.SelectMany(e => e).GroupBy(e => (e.InstanceId, e.Kind, e.EntryKey)).Where(e => e.Key.InstanceId is not "" && e.Count() > 1))
            Fault($"booked {twice.Count()} times: {twice.Key}");
        foreach (var ledger in await data.Ledgers.AsNoTracking().ToListAsync(cancellation))
            if (await new LedgerCheck(data).OfAsync(ledger, cancellation) is { Fault: { } fault }) Fault($"ledger {ledger.Id}: {fault.Key}");
        if (await new SystemJournalCheck(data).RunAsync(cancellation) is { Fault: { } system }) Fault($"system journal: {system.Key}");
    }

    /// <summary>The tables beside the journal say what the journal says: tasks, timers, register entries, notifications.</summary>
    private async Task CaseAsync(WorkflowsContext data, InstanceRow one, IReadOnlyList<JournalRecord> records)
    {
        ProcessInstance? state = null;
        var (facts, effects) = (new List<Fact>(), new List<(long Seq, Effect Effect)>());
        foreach (var record in records)
            foreach (var fact in InstanceStore.RowOf(record).Read(_json).Facts)
            {
                state = ProcessEngine.Fold(state, [fact]);
                facts.Add(fact);
                effects.AddRange(fact.Effects(state).Select(e => (record.Seq, e)));
            }
        Same(one, "tasks", state!.Tasks.Select(t => t.Id), await data.Tasks.Where(t => t.InstanceId == one.Id).Select(t => t.Id).ToListAsync(cancellation));
        Same(one, "timers", state.Timers.Select(t => t.Id), await data.DueWork.Where(w => w.InstanceId == one.Id).Select(w => w.TimerId).ToListAsync(cancellation));
        Same(one, "register entries", effects.Select(e => e.Effect).OfType<WriteRegister>().Select(r => $"{r.Register}/{r.Key}"),
            await data.RegisterEntries.Where(e => e.InstanceId == one.Id).Select(e => e.Register + "/" + e.Key).ToListAsync(cancellation));
        Same(one, "notifications", effects.Where(e => e.Effect is Notify).Select(e => $"{e.Seq}"),
            (await data.Outbox.Where(o => o.InstanceId == one.Id && o.Kind == OutboxKinds.Notify).Select(o => o.Seq).ToListAsync(cancellation)).Select(s => $"{s}"));
        Timers(one, facts, state);
    }

    /// <summary>No timer came twice, and none whose time has come while it was waited for is still waiting.</summary>
    private void Timers(InstanceRow one, IReadOnlyList<Fact> facts, ProcessInstance state)
    {
        foreach (var twice in facts.OfType<TimerFired>().GroupBy(f => f.TimerId).Where(f => f.Count() > 1))
            Fault($"{one.Number}: timer {twice.Key} came {twice.Count()} times");
        foreach (var late in state.Timers.Where(t => t.At <= _now)) Fault($"{one.Number}: timer {late.Id} of {late.At:O} did not come");
    }

    private void Same(InstanceRow one, string what, IEnumerable<string> said, IEnumerable<string> kept)
    {
        var (journal, table) = (string.Join(' ', said.Order(StringComparer.Ordinal)), string.Join(' ', kept.Order(StringComparer.Ordinal)));
        if (journal != table) Fault($"{one.Number}: {what} by the journal [{journal}], by the table [{table}]");
    }

    private void Fault(string fault) => _faults.Add(fault);
}
