using System.Collections.Immutable;
using Workflows.Engine.Commands;

namespace Workflows.Host.Execution;

/// <summary>
/// The commands of this host that wait for the same case. A row is locked by one at a time anyhow; those that queue up behind it
/// are run together in one transaction, so that hundreds who approve at once do not wait for hundreds of commits.
/// </summary>
internal sealed class CaseLines
{
    private const int MostTogether = 64;
    private readonly Dictionary<string, Queue<WaitingCommand>> _lines = new(StringComparer.Ordinal);

    /// <param name="alone">Runs one command, with its own tries.</param>
    /// <param name="together">Runs several of one case, all or none; where it fails each is run alone.</param>
    public Task<Outcome> RunAsync(
        WaitingCommand command, Func<WaitingCommand, Task<Outcome>> alone, Func<ImmutableArray<WaitingCommand>, Task<ImmutableArray<Outcome>>> together)
    {
        lock (_lines)
        {
            if (_lines.TryGetValue(command.Command.InstanceId, out var line))
            {
                line.Enqueue(command);
                return command.Outcome;
            }
            _lines[command.Command.InstanceId] = new();
        }
        _ = LeadAsync(command, alone, together);
        return command.Outcome;
    }

    private async Task LeadAsync(
        WaitingCommand first, Func<WaitingCommand, Task<Outcome>> alone, Func<ImmutableArray<WaitingCommand>, Task<ImmutableArray<Outcome>>> together)
    {
        for (ImmutableArray<WaitingCommand> next = [first]; !next.IsEmpty; next = Next(first.Command.InstanceId))
            if (next.Length == 1 || !await AnsweredAsync(next, together))
                foreach (var command in next)
                    await command.AnswerAsync(alone);
    }

    private static async Task<bool> AnsweredAsync(ImmutableArray<WaitingCommand> commands, Func<ImmutableArray<WaitingCommand>, Task<ImmutableArray<Outcome>>> together)
    {
        try
        {
            foreach (var (command, outcome) in commands.Zip(await together(commands)))
                command.Answer(outcome);
            return true;
        }
        catch (Exception)
        {
            // One of them, or the database: run alone, each answers for itself.
            return false;
        }
    }

    /// <summary>Those who came meanwhile; where nobody did, the line is gone and the next to come leads again.</summary>
    private ImmutableArray<WaitingCommand> Next(string instanceId)
    {
        lock (_lines)
        {
            var line = _lines[instanceId];
            var next = ImmutableArray.CreateBuilder<WaitingCommand>();
            while (next.Count < MostTogether && line.TryDequeue(out var command))
                if (!command.GaveUp) next.Add(command);
            if (next.Count == 0) _lines.Remove(instanceId);
            return next.ToImmutable();
        }
    }
}

/// <summary>A command in line, and its answer.</summary>
internal sealed class WaitingCommand(Command command, Alongside? alongside, CancellationToken cancellation)
{
    private readonly TaskCompletionSource<Outcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext? _sender = ExecutionContext.Capture();

    public Command Command => command;
    public Alongside? Alongside => alongside;
    public CancellationToken Cancellation => cancellation;
    public Task<Outcome> Outcome => _outcome.Task;

    /// <summary>True where whoever sent it no longer waits; it then is as if it had never been sent.</summary>
    public bool GaveUp => cancellation.IsCancellationRequested && (_outcome.TrySetCanceled(cancellation) || true);

    /// <summary>Does work as whoever sent the command: whose request it is, is theirs, not that of the one at the head of the line.</summary>
    public Task<T> AsSenderAsync<T>(Func<Task<T>> work)
    {
        if (_sender is null) return work();
        Task<T>? begun = null;
        ExecutionContext.Run(_sender, _ => begun = work(), null);
        return begun!;
    }

    public void Answer(Outcome outcome) => _outcome.TrySetResult(outcome);

    public async Task AnswerAsync(Func<WaitingCommand, Task<Outcome>> run)
    {
        try
        {
            Answer(await AsSenderAsync(() => run(this)));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _outcome.TrySetCanceled(cancellation);
        }
        catch (Exception failure)
        {
            _outcome.TrySetException(failure);
        }
    }
}
