using System.Collections.Immutable;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Engine;
using Workflows.Engine.Effects;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Host.Figures;
using Workflows.Host.Webhooks;

namespace Workflows.Host.Execution;

/// <summary>
/// Puts an accepted step into the tables: journal row, state, what lists show, ledgers, registers, outbox, and the rows of
/// its stages. Everything is in the transaction of the step; the caller commits.
/// </summary>
internal sealed class StepSaver(
    JournalJson json, TaskProjection tasks, TimerProjection timers, CaseProjection cases,
    LedgerWriter ledgers, RegisterWriter registers, OutboxWriter outbox, WebhookWriter webhooks, StageTimesWriter times, IEnumerable<EffectWriter> stages)
{
    private readonly ImmutableArray<EffectWriter> _stages = [.. stages];

    /// <summary>More than this is no case but a heap: files belong into evidence, many hands' work into rows of the stage.</summary>
    private const int MostStateBytes = 256 * 1024;

    /// <summary>The bytes of the case after a step; a rejection where it grew too large.</summary>
    public Rejection? RefuseTooLarge(Accepted accepted, out byte[] state)
    {
        state = json.Write(accepted.Instance);
        return state.Length > MostStateBytes ? new Rejection("execution.stateTooLarge", ("kilobytes", state.Length / 1024), ("most", MostStateBytes / 1024)) : null;
    }

    public async Task SaveAsync(SavedStep step, byte[] state, FigureLocks locks, CancellationToken cancellation)
    {
        var journal = JournalRow.Of(json, step.Command, step.Accepted, state, step.Row.LastHash);
        SaveInstance(step, state, journal);
        tasks.Save(step);
        timers.Save(step);
        await cases.SaveAsync(step, cancellation);
        for (var n = 0; n < step.Accepted.Effects.Length; n++)
            await SaveEffectAsync(step, locks, n, cancellation);
        webhooks.Write(step);
        times.Write(step);
        foreach (var (id, taken) in locks.Counters)
            taken.Value += ((World.DatabaseWorld)step.World).Figures.Taken.GetValueOrDefault(id);
    }

    private static void SaveInstance(SavedStep step, byte[] state, JournalRow journal)
    {
        var (row, after) = (step.Row, step.After);
        if (step.Before is null) step.Context.Add(row);
        row.Number = after.Number.Cut(Lengths.Key);
        row.Title = after.Title.Cut(Lengths.Words);
        row.Running = after.Status == InstanceStatus.Running;
        row.Outcome = after.Outcome.Cut(Lengths.Key);
        row.EndedAt = after.EndedAt;
        row.AmountFen = after.AmountFen;
        row.Stuck = after.Active.Any(a => a.Incident is not "");
        row.Seq = after.Seq;
        row.State = state;
        row.StateSchema = ProcessInstance.Schema;
        row.LastHash = journal.Hash;
        row.ChangedAt = step.Command.At;
        step.Context.Add(new JournalRecord
        {
            InstanceId = row.Id, Seq = journal.Seq, CommandId = journal.CommandId, Bytes = journal.Bytes, Hash = journal.Hash,
            ActorId = step.Command.Actor.PersonId, At = step.Command.At,
        });
    }

    private Task SaveEffectAsync(SavedStep step, FigureLocks locks, int n, CancellationToken cancellation) => step.Accepted.Effects[n] switch
    {
        WriteLedger write => ledgers.WriteAsync(step, locks, write),
        WriteRegister write => registers.WriteAsync(step, write, cancellation),
        Notify notify => outbox.WriteAsync(step, notify, n),
        var effect => (_stages.FirstOrDefault(w => w.Writes(effect))
            ?? throw new InvalidOperationException($"Nobody writes the effect {effect.GetType().Name}.")).WriteAsync(step, effect, cancellation),
    };
}
