using Workflows.Engine.Commands;

namespace Workflows.Host.Execution;

/// <summary>A command on its way to the database, and its answer.</summary>
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

    /// <summary>Does work as whoever sent the command: whose request it is, is theirs, not that of the one it is run beside.</summary>
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
