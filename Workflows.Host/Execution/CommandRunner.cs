using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Host.World;

namespace Workflows.Host.Execution;

/// <summary>
/// The whole imperative shell around a step, read top to bottom: lock the case, prepare the world, step, hold what the step
/// relied on, save, commit. Every command of every origin comes through here.
/// </summary>
public sealed class CommandRunner
{
    private const int Attempts = 6;
    private readonly CommandLanes _lanes;
    private readonly IDbContextFactory<WorkflowsContext> _contexts;
    private readonly InstanceStore _instances;
    private readonly PackageStore _packages;
    private readonly WorldMaker _worlds;
    private readonly StepSaver _saver;
    private readonly CommitSignal _signal;
    private readonly ISqlDialect _dialect;

    internal CommandRunner(
        IDbContextFactory<WorkflowsContext> contexts, InstanceStore instances, PackageStore packages, WorldMaker worlds, StepSaver saver,
        CommitSignal signal, ISqlDialect dialect)
    {
        (_contexts, _instances, _packages, _worlds, _saver, _signal, _dialect) = (contexts, instances, packages, worlds, saver, signal, dialect);
        _lanes = new(RunAloneAsync, TryTogetherAsync);
    }

    /// <summary>Runs a command on a running case. A repeat of one accepted before answers as the first time did and does nothing.</summary>
    public Task<Outcome> RunAsync(Command command, CancellationToken cancellation) => RunAsync(command, null, cancellation);

    /// <param name="alongside">Rows of the caller's that stand or fall with the step; written before its own; not called for a repeat or a rejection. Called again where the step is tried again.</param>
    public Task<Outcome> RunAsync(Command command, Alongside? alongside, CancellationToken cancellation) =>
        _lanes.RunAsync(new(command, alongside, cancellation));

    /// <summary>What a command on a running case would do now; nothing is written and nothing locked.</summary>
    public async Task<Outcome> RehearseAsync(Command command, CancellationToken cancellation)
    {
        if (await _instances.FindAsync(command.InstanceId, cancellation) is not { Process: { } process, Instance: { } instance })
            return new Outcome.Rejected(new Rejection("engine.unknownInstance"), null);
        await using var context = await _contexts.CreateDbContextAsync(cancellation);
        var world = await _worlds.MakeAsync(context, command.At, instance, cancellation);
        return ProcessEngine.Step(process, instance, command, world) switch
        {
            Accepted accepted => new Outcome.Accepted(accepted.Instance, accepted.Instance.Seq, accepted.Facts),
            var answer => new Outcome.Rejected(((Rejected)answer).Rejection, instance),
        };
    }

    /// <summary>Files a case under the package of a name that is in force. The same command sent twice makes one case.</summary>
    public async Task<Outcome> StartAsync(string package, StartInstance command, Alongside? alongside, CancellationToken cancellation)
    {
        var process = await _packages.InForceAsync(package, cancellation);
        return await RetryAsync(() => TryAsync(command, process, alongside, cancellation), cancellation);
    }

    private Task<Outcome> RunAloneAsync(WaitingCommand waiting) =>
        RetryAsync(() => TryAsync(waiting.Command, null, waiting.Alongside, waiting.Cancellation), waiting.Cancellation);

    private async Task<Outcome> TryAsync(Command command, ExecutableProcess? starting, Alongside? alongside, CancellationToken cancellation)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);

        var statements = new Statements(context);
        var loaded = await _instances.LockAsync(context, command, starting, cancellation);
        var ground = await InstanceStore.GroundAsync(context, [(loaded.Row?.Id ?? "", command.Id)], cancellation);
        var outcome = (await StepAsync(statements, ground, loaded, command, alongside, cancellation)).Outcome!;
        if (outcome is not Outcome.Accepted { Repeated: false }) return outcome;
        await statements.SaveAsync(cancellation);
        await transaction.CommitAsync(cancellation);

        _signal.Committed();
        return outcome;
    }

    /// <summary>
    /// Several commands in one transaction, case by case; those of one case one step after the other. Left out are cases somebody
    /// else holds, and what touches a ledger or a counter, for which one would have to wait.
    /// </summary>
    /// <returns>What became of each, in their order; null for those left out.</returns>
    private async Task<ImmutableArray<Outcome?>> TryTogetherAsync(ImmutableArray<WaitingCommand> commands)
    {
        await using var context = await _contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None);

        var statements = new Statements(context);
        var free = await _instances.LockFreeAsync(context, commands.Select(c => c.Command), CancellationToken.None);
        var ground = await InstanceStore.GroundAsync(context, [.. commands.Select(c => (c.Command.InstanceId, c.Command.Id))], CancellationToken.None);
        var outcomes = new Dictionary<WaitingCommand, Outcome>();
        foreach (var line in commands.GroupBy(c => c.Command.InstanceId))
            if (free.TryGetValue(line.Key, out var loaded))
                await StepsAsync(statements, ground, loaded, line, outcomes);
        if (outcomes.Values.Any(o => o is Outcome.Accepted { Repeated: false }))
        {
            await statements.SaveAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            _signal.Committed();
        }
        return [.. commands.Select(c => outcomes.GetValueOrDefault(c))];
    }

    /// <summary>The steps of one case, as far as none has to wait. The state between two of them stands in the record's hashes alone.</summary>
    private async Task StepsAsync(
        Statements statements, Ground ground, LoadedInstance loaded, IEnumerable<WaitingCommand> line, Dictionary<WaitingCommand, Outcome> outcomes)
    {
        var stored = loaded.Row!.State;
        var accepted = new Dictionary<string, Outcome.Accepted>(StringComparer.Ordinal);
        var unsaved = false;
        foreach (var waiting in line)
        {
            if (accepted.TryGetValue(waiting.Command.Id, out var first))
            {
                outcomes.Add(waiting, first with { Instance = loaded.Instance!, Repeated = true });
                continue;
            }
            if (unsaved)
            {
                var state = loaded.Row!.State;
                loaded.Row.State = stored;
                await statements.SaveAsync(CancellationToken.None);
                statements.Context.ForgetSaved<InstanceRow>();
                loaded.Row.State = state;
                unsaved = false;
            }
            var before = loaded;
            var (outcome, after) = await waiting.AsSenderAsync(
                () => StepAsync(statements, ground, before, waiting.Command, waiting.Alongside, CancellationToken.None, mayWait: false));
            if (outcome is null) return;
            outcomes.Add(waiting, outcome);
            if (outcome is not Outcome.Accepted { Repeated: false } now) continue;
            accepted.Add(waiting.Command.Id, now);
            (loaded, unsaved) = (after, true);
        }
    }

    /// <summary>One step on a locked case, put into the context; nothing is put there for a repeat or a rejection. The case after it comes with the outcome.</summary>
    /// <param name="mayWait">False where the step is given up, with no outcome, rather than wait for a ledger or a counter.</param>
    private async Task<(Outcome? Outcome, LoadedInstance After)> StepAsync(
        Statements statements, Ground ground, LoadedInstance loaded, Command command, Alongside? alongside, CancellationToken cancellation, bool mayWait = true)
    {
        if (_instances.FirstAnswer(ground, loaded, command) is { } first) return (first, loaded);
        if (loaded.Process is not { } process) return (new Outcome.Rejected(new Rejection("engine.unknownInstance"), null), loaded);

        var context = statements.Context;
        var world = _worlds.Make(context, ground.Stamp, command.At, loaded.Instance);
        Accepted accepted;
        FigureLocks locks;
        do
        {
            var answer = ProcessEngine.Step(process, loaded.Instance, command, world);
            if (answer is Rejected no) return (new Outcome.Rejected(no.Rejection, loaded.Instance), loaded);
            accepted = (Accepted)answer;
            if (!mayWait && FigureLocks.Needed(world.Figures, accepted)) return (null, loaded);
            locks = await FigureLocks.HoldAsync(context, world.Figures, accepted, cancellation);
        }
        while (!locks.Agree(world.Figures));

        if (_saver.RefuseTooLarge(accepted, out var state) is { } tooLarge) return (new Outcome.Rejected(tooLarge, loaded.Instance), loaded);
        var row = loaded.Row ?? InstanceStore.Begin(command, accepted, process, world);
        var step = new SavedStep(statements, row, process, command, loaded.Instance, accepted, world);
        if (alongside is not null) await alongside(step, cancellation);
        await _saver.SaveAsync(step, state, locks, cancellation);
        return (new Outcome.Accepted(accepted.Instance, accepted.Instance.Seq, accepted.Facts), new(step.Row, accepted.Instance, process));
    }

    /// <summary>Waiting at the lock replaces retrying; this is for the rest: deadlocks, and a key somebody else wrote a moment before.</summary>
    private async Task<Outcome> RetryAsync(Func<Task<Outcome>> run, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await run();
            }
            catch (Exception failure) when (attempt < Attempts && _dialect.MayRetry(failure))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 << attempt), cancellation);
            }
        }
    }
}
