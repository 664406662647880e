using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Data.Delivery;
using Workflows.Host.Identity;
using Workflows.Host.Web;
using Workflows.Host.Webhooks;

namespace Workflows.Host.Api;

/// <summary>Webhooks (事件推送): listed, added, tried, paused, given a new secret, removed. For administrators.</summary>
public static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/webhooks", ListAsync).WithName("listWebhooks");
        api.MapPost("/webhooks", AddAsync).WithName("addWebhook");
        api.MapGet("/webhooks/{webhook:guid}/attempts", AttemptsAsync).WithName("listAttempts");
        api.MapPost("/webhooks/{webhook:guid}/test", TestAsync).WithName("testWebhook");
        api.MapPost("/webhooks/{webhook:guid}/pause", PauseAsync).WithName("pauseWebhook");
        api.MapPost("/webhooks/{webhook:guid}/resume", ResumeAsync).WithName("resumeWebhook");
        api.MapPost("/webhooks/{webhook:guid}/secret", RenewAsync).WithName("renewSecret");
        api.MapDelete("/webhooks/{webhook:guid}", RemoveAsync).WithName("removeWebhook");
    }

    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.ManageWebhooks)]
    private static async Task<Ok<ImmutableArray<ApiWebhook>>> ListAsync(WebhookStore webhooks, CancellationToken cancellation) =>
        TypedResults.Ok((await webhooks.AllAsync(cancellation)).Select(ApiWebhook.Of).ToImmutableArray());

    /// <summary>The secret stands in this answer and in no other.</summary>
    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.ManageWebhooks)]
    private static async Task<Results<Created<ApiNewWebhook>, ApiProblem>> AddAsync(ApiWantedWebhook wanted, WebhookStore webhooks, Reader reader, CancellationToken cancellation)
    {
        var asked = new NewWebhook(wanted.Name, wanted.Address, wanted.Events);
        var faults = await webhooks.FaultsAsync(asked, cancellation);
        if (!faults.IsEmpty) return ApiProblem.Unfit([.. faults.Select(f => new ApiFault(f.Field, reader.Say(f.Why)))]);
        var (row, secret) = await webhooks.AddAsync(asked, reader.Person!.Id, cancellation);
        return TypedResults.Created($"/api/v1/webhooks/{row.Id}", new ApiNewWebhook(ApiWebhook.Of(row), secret));
    }

    /// <param name="after">The last attempt of the page before.</param>
    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.ManageWebhooks)]
    private static async Task<Results<Ok<ApiPage<ApiAttempt>>, ApiProblem>> AttemptsAsync(Guid webhook, WebhookStore webhooks, CancellationToken cancellation, long? after = null)
    {
        const int pageSize = 50;
        if (await webhooks.FindAsync(webhook, cancellation) is null) return ApiProblem.NotFound;
        var found = await webhooks.AttemptsAsync(webhook, after, pageSize + 1, cancellation);
        return TypedResults.Ok(new ApiPage<ApiAttempt>([.. found.Take(pageSize).Select(a => new ApiAttempt(a.EventId, a.Event, a.At, a.Status, a.Milliseconds, a.Error))],
            found.Length > pageSize ? found[pageSize - 1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }

    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.ManageWebhooks)]
    private static async Task<Results<Ok<ApiTested>, ApiProblem>> TestAsync(Guid webhook, WebhookStore webhooks, Reader reader, CancellationToken cancellation) =>
        await webhooks.TestAsync(webhook, cancellation) is { } answer
            ? TypedResults.Ok(new ApiTested(answer.Fault is null, answer.Status, answer.Milliseconds, answer.Fault is { } fault ? reader.Say(fault) : null)) : ApiProblem.NotFound;

    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.ManageWebhooks)]
    private static Task<Results<NoContent, ApiProblem>> PauseAsync(Guid webhook, WebhookStore webhooks, Reader reader, CancellationToken cancellation) =>
        DoneAsync(webhooks.PauseAsync(webhook, true, reader.Person!.Id, cancellation));

    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.ManageWebhooks)]
    private static Task<Results<NoContent, ApiProblem>> ResumeAsync(Guid webhook, WebhookStore webhooks, Reader reader, CancellationToken cancellation) =>
        DoneAsync(webhooks.PauseAsync(webhook, false, reader.Person!.Id, cancellation));

    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.ManageWebhooks)]
    private static async Task<Results<Ok<ApiSecret>, ApiProblem>> RenewAsync(Guid webhook, WebhookStore webhooks, Reader reader, CancellationToken cancellation) =>
        await webhooks.RenewAsync(webhook, reader.Person!.Id, cancellation) is { } secret ? TypedResults.Ok(new ApiSecret(secret)) : ApiProblem.NotFound;

    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.ManageWebhooks)]
    private static Task<Results<NoContent, ApiProblem>> RemoveAsync(Guid webhook, WebhookStore webhooks, Reader reader, CancellationToken cancellation) =>
        DoneAsync(webhooks.RemoveAsync(webhook, reader.Person!.Id, cancellation));

    private static async Task<Results<NoContent, ApiProblem>> DoneAsync(Task<bool> done) => await done ? TypedResults.NoContent() : ApiProblem.NotFound;
}

/// <param name="Events">Out of <c>case.started</c>, <c>case.ended</c>, <c>task.opened</c>, <c>task.completed</c>, <c>task.closed</c>, <c>task.overdue</c>, <c>incident.raised</c>.</param>
public sealed record ApiWantedWebhook(string Name, string Address, ImmutableArray<string> Events);

public sealed record ApiWebhook(Guid Id, string Name, string Address, ImmutableArray<string> Events, bool IsPaused, DateTimeOffset CreatedAt)
{
    public static ApiWebhook Of(WebhookRow row) => new(row.Id, row.Name, row.Address, [.. row.Events.Split(' ')], row.PausedAt is not null, row.CreatedAt);
}

public sealed record ApiNewWebhook(ApiWebhook Webhook, string Secret);

public sealed record ApiSecret(string Secret);

/// <param name="Status">Null where nothing came back.</param>
/// <param name="Error">Null where it was taken.</param>
public sealed record ApiAttempt(string EventId, string Event, DateTimeOffset At, int? Status, int Milliseconds, string? Error);

public sealed record ApiTested(bool Taken, int? Status, int Milliseconds, string? Why);
