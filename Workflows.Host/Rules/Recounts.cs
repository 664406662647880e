using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Host.Audit;
using Workflows.Host.Execution;

namespace Workflows.Host.Rules;

/// <summary>
/// Counts the open deadlines of all running cases again, after a year was imported (G-28) or because they are to follow the rules in
/// force, case by case, each in a transaction of its own; or tries it, which writes nothing. Begun again
/// (<see cref="UnfinishedRecount"/>) it reaches what it had not; a case that was counted is not touched twice.
/// </summary>
public sealed class Recounts(
    IDbContextFactory<WorkflowsContext> contexts, CommandRunner runner, SystemJournal journal, TimeProvider clock,
    IHostApplicationLifetime host, ILogger<Recounts> log)
{
    private const int Batch = 200;
    private readonly ConcurrentDictionary<RecountCause, Recount> _runs = new();

    /// <summary>How a run stands; null where this host has none of that cause.</summary>
    public Recount? Find(RecountCause cause) => _runs.GetValueOrDefault(cause);

    /// <summary>Begins, unless it is running already.</summary>
    /// <param name="trial">True where only the list of days that would move is asked for.</param>
    public void Start(RecountCause cause, string source, string by, bool trial = false)
    {
        if (Find(cause) is { Over: false }) return;
        _runs[cause] = new Recount(cause, source) { Trial = trial };
        _ = Task.Run(() => RunAsync(cause, by, host.ApplicationStopping), CancellationToken.None);
    }

    /// <summary>The whole of it, awaited; for tests and for <see cref="Start"/>.</summary>
    public async Task RunAsync(RecountCause cause, string by, CancellationToken cancellation)
    {
        var run = Find(cause)!;
        try
        {
            run = _runs[cause] = run with { Total = await CountAsync(cancellation) };
            for (string? after = ""; after is not null;)
            {
                var batch = await NextAsync(after, cancellation);
                foreach (var (id, number) in batch)
                    run = _runs[cause] = await StepAsync(run, cause, id, number, by, cancellation);
                after = batch.Count == Batch ? batch[^1].Id : null;
            }
            if (!run.Trial)
                await journal.WriteAsync(cause.Recorded, by,
                    [("source", run.Source), ("cases", Text(run.Done)), ("moved", Text(run.Moved.Length)), ("failed", Text(run.Failed.Length))], cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Counting deadlines again by {Cause} was broken off.", cause);
            run = run with { BrokenOff = true };
        }
        _runs[cause] = run with { Over = true };
    }

    private async Task<Recount> StepAsync(Recount run, RecountCause cause, string id, string number, string by, CancellationToken cancellation)
    {
        var command = cause.CommandFor(id, run.Source, by, clock.GetUtcNow());
        run = run with { Done = run.Done + 1, Current = number };
        try
        {
            return await (run.Trial ? runner.RehearseAsync(command, cancellation) : runner.RunAsync(command, cancellation)) switch
            {
                Outcome.Accepted { Repeated: false } accepted when accepted.Facts.OfType<Notified>().Any() =>
                    run with { Moved = run.Moved.Add(new(id, number, [.. accepted.Facts.OfType<Notified>().Select(MoveOf)])) },
                Outcome.Accepted { Repeated: false } => run with { Confirmed = run.Confirmed + 1 },
                _ => run,
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The deadlines of case {Instance} could not be counted again.", id);
            return run with { Failed = run.Failed.Add(number) };
        }
    }

    private static (string From, string To) MoveOf(Notified told) => (told.Values["from"], told.Values["to"]);

    private async Task<int> CountAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Instances.CountAsync(i => i.Running, cancellation);
    }

    private async Task<List<(string Id, string Number)>> NextAsync(string after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Instances.AsNoTracking().Where(i => i.Running && string.Compare(i.Id, after) > 0).OrderBy(i => i.Id)
            .Take(Batch).Select(i => new { i.Id, i.Number }).ToListAsync(cancellation);
        return [.. rows.Select(r => (r.Id, r.Number))];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How counting again stands.</summary>
public sealed record Recount(RecountCause Cause, string Source)
{
    /// <summary>True where nothing is written.</summary>
    public bool Trial { get; init; }

    public int Total { get; init; }

    /// <summary>Cases looked at.</summary>
    public int Done { get; init; }

    /// <summary>Cases whose days stayed: no longer provisional, or resting on other rules.</summary>
    public int Confirmed { get; init; }

    /// <summary>Number of the case looked at last.</summary>
    public string Current { get; init; } = "";

    public ImmutableArray<MovedCase> Moved { get; init; } = [];

    /// <summary>Numbers of cases that could not be counted.</summary>
    public ImmutableArray<string> Failed { get; init; } = [];
    public bool Over { get; init; }
    public bool BrokenOff { get; init; }
}

/// <summary>A case whose days moved, each from and to as <c>2027-02-12</c>.</summary>
public sealed record MovedCase(string Id, string Number, ImmutableArray<(string From, string To)> Days);
