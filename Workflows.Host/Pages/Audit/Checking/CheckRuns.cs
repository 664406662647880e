using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Host.Audit;

namespace Workflows.Host.Pages.Audit.Checking;

/// <summary>
/// Checks many records behind the page that asked for it, a piece at a time by key. Beginning and result stand in the system
/// journal; the progress is this host's own and is gone when it stops.
/// </summary>
public sealed class CheckRuns(
    IDbContextFactory<WorkflowsContext> contexts, RecordCheck check, SystemJournal journal, TimeProvider clock, IHostApplicationLifetime life)
{
    private const int Piece = 50;

    /// <summary>Faulty cases named in the journal; the page lists them all.</summary>
    private const int MostNamed = 20;

    private readonly ConcurrentDictionary<string, CheckRun> _runs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _stopped = new(StringComparer.Ordinal);

    /// <summary>Null where it is not the person's, or was another host's.</summary>
    public CheckRun? Find(string id, string personId) => _runs.TryGetValue(id, out var run) && run.PersonId == personId ? run : null;

    public CheckRun? Latest(string personId) => _runs.Values.Where(r => r.PersonId == personId).MaxBy(r => r.StartedAt);

    public void Stop(string id) => _stopped[id] = true;

    /// <param name="cases">The cases to check, as they are now.</param>
    public async Task<CheckRun> BeginAsync(IQueryable<InstanceRow> cases, string personId, CancellationToken cancellation)
    {
        var ids = await cases.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellation);
        var id = Guid.NewGuid().ToString("N");
        var run = _runs[id] = new() { Id = id, PersonId = personId, StartedAt = clock.GetUtcNow(), Total = ids.Count };
        await journal.WriteAsync("recordsCheckBegun", personId, [("run", id), ("of", Text(ids.Count))], cancellation);
        _ = Task.Run(() => RunAsync(run, ids, life.ApplicationStopping), CancellationToken.None);
        return run;
    }

    private async Task RunAsync(CheckRun run, List<string> ids, CancellationToken cancellation)
    {
        foreach (var piece in ids.Chunk(Piece))
        {
            if (_stopped.ContainsKey(run.Id)) break;
            run = _runs[run.Id] = await CheckAsync(run, piece, cancellation);
        }
        _runs[run.Id] = run with { EndedAt = clock.GetUtcNow(), Stopped = run.Done < run.Total };
        await journal.WriteAsync("recordsChecked", run.PersonId,
        [
            ("run", run.Id), ("checked", Text(run.Done)), ("of", Text(run.Total)), ("faulty", Text(run.Faults.Length)),
            ("cases", string.Join(' ', run.Faults.Take(MostNamed).Select(f => f.Id))),
        ], cancellation);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<CheckRun> CheckAsync(CheckRun run, string[] ids, CancellationToken cancellation)
    {
        await using var data = await contexts.CreateDbContextAsync(cancellation);
        var cases = await data.Instances.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellation);
        var rows = (await data.Journal.AsNoTracking().Where(r => ids.Contains(r.InstanceId)).OrderBy(r => r.InstanceId).ThenBy(r => r.Seq).ToListAsync(cancellation)).ToLookup(r => r.InstanceId);
        var entries = (await data.LedgerEntries.AsNoTracking().Where(e => ids.Contains(e.InstanceId)).ToListAsync(cancellation)).ToLookup(e => e.InstanceId);
        foreach (var one in cases)
        {
            var verdict = check.Of(one, [.. rows[one.Id]], [.. entries[one.Id]]);
            run = run with
            {
                Done = run.Done + 1, Rows = run.Rows + verdict.Rows, Current = one.Number,
                Faults = verdict.IsSound ? run.Faults : run.Faults.Add(new(one.Id, one.Number, verdict)),
            };
        }
        return run;
    }
}
