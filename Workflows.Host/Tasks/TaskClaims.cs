using Workflows.Engine.Commands;
using Workflows.Host.Execution;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks;

/// <summary>Takes a task for the reader, gives it back, or reminds those who have it: a command each, so that the record has it and the fastest wins.</summary>
public sealed class TaskClaims(CommandRunner runner, TaskDesk desk, Reader reader, TimeProvider clock)
{
    /// <param name="command">The same one sent twice does nothing the second time.</param>
    public async Task<Outcome> ClaimAsync(FoundTask found, string command, CancellationToken cancellation) => await runner.RunAsync(new ClaimTask
    {
        Id = command, InstanceId = found.Instance.Id, At = clock.GetUtcNow(), TaskId = found.Task.Id, Visit = found.Task.Visit,
        Actor = await ActorAsync(found, cancellation),
    }, cancellation);

    public async Task<Outcome> ReleaseAsync(FoundTask found, string command, CancellationToken cancellation) => await runner.RunAsync(new ReleaseTask
    {
        Id = command, InstanceId = found.Instance.Id, At = clock.GetUtcNow(), TaskId = found.Task.Id, Visit = found.Task.Visit,
        Actor = await ActorAsync(found, cancellation),
    }, cancellation);

    /// <summary>催办, by the person themselves.</summary>
    public Task<Outcome> UrgeAsync(string caseId, string taskId, int visit, string command, CancellationToken cancellation) => runner.RunAsync(new UrgeTask
    {
        Id = command, InstanceId = caseId, Actor = reader.Signed(new(reader.Person!.Id)), At = clock.GetUtcNow(), TaskId = taskId, Visit = visit,
    }, cancellation);

    /// <summary>As what the reader would answer it.</summary>
    private Task<Actor> ActorAsync(FoundTask found, CancellationToken cancellation) =>
        desk.AskAsync(found, task => reader.Signed(task.Standing?.Actor ?? new(reader.Person!.Id)), cancellation);
}
