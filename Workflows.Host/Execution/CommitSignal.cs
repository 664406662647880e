namespace Workflows.Host.Execution;

/// <summary>
/// Wakes the loops of this host after a commit, so that mails and timers do not wait for the next second. Other hosts find
/// the work by looking; nothing rests on the signal.
/// </summary>
public sealed class CommitSignal
{
    private TaskCompletionSource _next = New();

    public void Committed() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Ends at the next commit or after the wait, whichever is first.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellation)
    {
        var commit = Volatile.Read(ref _next).Task;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(commit, Task.Delay(atMost, clock, stop.Token));
        await stop.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
