using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Inbox;
using Workflows.Host.Tasks;

namespace Workflows.Host.Api;

/// <summary>Tasks (待办) of the caller: listed like the inbox, read with what they ask.</summary>
public static class TaskEndpoints
{
    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/tasks", ListAsync).WithName("listTasks");
        api.MapGet("/tasks/{taskId}", OneAsync).WithName("readTask");
        api.MapPost("/tasks/{taskId}/complete", Completion.CompleteAsync).WithName("completeTask");
        api.MapPost("/tasks/{taskId}/claim", ClaimAsync).WithName("claimTask");
        api.MapPost("/tasks/{taskId}/release", ReleaseAsync).WithName("releaseTask");
        api.MapPost("/tasks/{taskId}/urge", UrgeAsync).WithName("urgeTask");
        api.MapPost("/tasks/{taskId}/acts", TaskActs.ActAsync).WithName("actOnTask");
    }

    /// <param name="toClaim">True lists those one of several takes first instead.</param>
    [Audience(Audience.SignedIn, Relation.Self), AccessScope(AccessScopes.ReadTasks)]
    private static async Task<Ok<ApiPage<ApiTaskLine>>> ListAsync(InboxQuery inbox, CaseWords said, CancellationToken cancellation, string? process = null, string? after = null, bool toClaim = false)
    {
        var found = await inbox.FindAsync(new() { Laid = toClaim ? InboxLaid.ToClaim : InboxLaid.ToDo, Process = process, After = after }, cancellation);
        return TypedResults.Ok(new ApiPage<ApiTaskLine>([.. found.Tasks.Select(t => ApiTaskLine.Of(t, said))], found.Next));
    }

    /// <summary>An open task as it stands, or what became of it.</summary>
    [Audience(Audience.SignedIn, Relation.SeesTask), AccessScope(AccessScopes.ReadTasks)]
    private static async Task<Results<Ok<ApiTask>, ApiProblem>> OneAsync(string taskId, TaskSight sight, TaskDesk desk, ApiTasks tasks, CancellationToken cancellation) =>
        await sight.FindAsync(taskId, cancellation) is { } found
            ? TypedResults.Ok(await desk.AskAsync(found, task => found.IsGone ? tasks.Gone(task, found) : tasks.Open(task), cancellation))
            : ApiProblem.NotFound;

    /// <summary>One of several takes the task.</summary>
    [Audience(Audience.SignedIn, Relation.SeesTask), AccessScope(AccessScopes.CompleteTasks), Keyed]
    private static Task<Results<Ok<ApiActed>, ApiProblem>> ClaimAsync(string taskId, HttpContext context, TaskSight sight, TaskClaims claims, CancellationToken cancellation) =>
        ActAsync(taskId, context, sight, (found, command) => claims.ClaimAsync(found, command, cancellation), cancellation);

    /// <summary>The task lies before all of them again.</summary>
    [Audience(Audience.SignedIn, Relation.SeesTask), AccessScope(AccessScopes.CompleteTasks), Keyed]
    private static Task<Results<Ok<ApiActed>, ApiProblem>> ReleaseAsync(string taskId, HttpContext context, TaskSight sight, TaskClaims claims, CancellationToken cancellation) =>
        ActAsync(taskId, context, sight, (found, command) => claims.ReleaseAsync(found, command, cancellation), cancellation);

    /// <summary>Reminds those who have it.</summary>
    [Audience(Audience.SignedIn, Relation.SeesTask), AccessScope(AccessScopes.CompleteTasks), Keyed]
    private static Task<Results<Ok<ApiActed>, ApiProblem>> UrgeAsync(string taskId, HttpContext context, TaskSight sight, TaskClaims claims, CancellationToken cancellation) =>
        ActAsync(taskId, context, sight, (found, command) => claims.UrgeAsync(found.Instance.Id, found.Task.Id, found.Task.Visit, command, cancellation), cancellation);

    private static async Task<Results<Ok<ApiActed>, ApiProblem>> ActAsync(
        string taskId, HttpContext context, TaskSight sight, Func<FoundTask, string, Task<Outcome>> act, CancellationToken cancellation)
    {
        var (command, problem) = RequestKey.Of(context);
        if (problem is not null) return problem;
        if (await sight.FindAsync(taskId, cancellation) is not { } found) return ApiProblem.NotFound;
        return await act(found, command) switch
        {
            Outcome.Accepted accepted => TypedResults.Ok(ApiActed.Of(accepted)),
            Outcome.Rejected rejected => RejectionProblem.Of(rejected.Rejection),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };
    }
}

/// <summary>A task as the inbox lists it.</summary>
/// <param name="Case">Its case.</param>
/// <param name="OnBehalfOf">The person stood in for; null where it is the caller's own.</param>
public sealed record ApiTaskLine(
    string Id, ApiTaskCase Case, string Process, string Node, string Stage, string Kind, string? Amount, DateTimeOffset OpenedAt, DateOnly? Due, bool Paused, string? OnBehalfOf)
{
    public static ApiTaskLine Of(InboxTask task, CaseWords said) => new(
        task.Task.Id, new(task.Task.InstanceId, task.Task.Number, task.Task.Title), task.Task.PackageName, task.Task.NodeId, said.Chosen(task.Task.StageName, task.Task.StageEnglishName), task.Task.Kind,
        ApiValues.Amount(task.Task.AmountFen), task.Task.OpenedAt, task.Task.DueDay, task.Task.Paused, task.Claim.OnBehalfOf is { Length: > 0 } absent ? absent : null);
}

public sealed record ApiTaskCase(string Id, string Number, string Title);
