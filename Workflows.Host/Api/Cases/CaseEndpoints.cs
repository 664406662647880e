using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Api;

/// <summary>Cases (办件): listed, read with their state and forms, and their record.</summary>
public static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases", ListAsync).WithName("listCases");
        api.MapGet("/cases/{id}", OneAsync).WithName("readCase");
        api.MapPost("/cases/{id}/withdraw", WithdrawAsync).WithName("withdrawCase");
        api.MapPost("/cases/{id}/comments", CommentAsync).WithName("commentCase");
        api.MapPost("/cases/{id}/take-back", TaskActs.TakeBackAsync).WithName("takeBack");
        api.MapGet("/cases/{id}/journal", JournalAsync).WithName("readJournal");
        api.MapGet("/cases/{id}/record.jsonl", RecordAsync).WithName("readRecord").Produces<string>(contentType: "application/jsonl");
    }

    /// <param name="q">Number, words of the title, names.</param>
    /// <param name="state"><c>running</c>, <c>ended</c>, <c>stuck</c>; left out, all.</param>
    /// <param name="after">As <c>next</c> of the page before said.</param>
    [Audience(Audience.SignedIn, Relation.WithinSight), AccessScope(AccessScopes.ReadCases)]
    private static async Task<Results<Ok<ApiPage<ApiCaseLine>>, ApiProblem>> ListAsync(
        CaseAccess access, CaseSearch search, CaseNames names, Reader reader, CancellationToken cancellation, string? q = null, string? state = null, string? process = null, string? after = null)
    {
        if (state is not (null or "" or "running" or "ended" or "stuck")) return ApiProblem.Unfit([new("state", reader.T("api.state"))]);
        var found = await search.FindAsync((await access.VisibilityAsync(cancellation)).Sight,
            new(q ?? "", state ?? "", process ?? "", after ?? ""), cancellation);
        var named = await names.OfAsync([], found.Rows.Select(r => r.UnitId), cancellation);
        return TypedResults.Ok(new ApiPage<ApiCaseLine>([.. found.Rows.Select(r => ApiCaseLine.Of(r, named))], found.Next));
    }

    [Audience(Audience.SignedIn, Relation.SeesCase), AccessScope(AccessScopes.ReadCases)]
    private static async Task<Results<Ok<ApiCase>, ApiProblem>> OneAsync(string id, CaseAccess access, CaseReadings readings, ApiCases cases, CancellationToken cancellation)
    {
        if (await access.ReadAsync(id, cases.Of, cancellation) is not { } found) return ApiProblem.NotFound;
        await readings.RecordAsync(id, "api", cancellation);
        return TypedResults.Ok(found);
    }

    [Audience(Audience.SignedIn, Relation.OwnCase), AccessScope(AccessScopes.StartCases), Keyed]
    private static async Task<Results<Ok<ApiActed>, ApiProblem>> WithdrawAsync(string id, ApiWithdrawal withdrawal, HttpContext context, Withdrawal withdrawals, CancellationToken cancellation)
    {
        var (command, problem) = RequestKey.Of(context);
        if (problem is not null) return problem;
        return await withdrawals.DoAsync(id, command, withdrawal.Reason, cancellation) switch
        {
            Outcome.Accepted accepted => TypedResults.Ok(ApiActed.Of(accepted)),
            Outcome.Rejected rejected => RejectionProblem.Of(rejected.Rejection),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };
    }

    /// <summary>Writes a comment; <c>@name</c> mentions whoever may see the case.</summary>
    [Audience(Audience.SignedIn, Relation.SeesCase), AccessScope(AccessScopes.CompleteTasks), Keyed]
    private static async Task<Results<NoContent, ApiProblem>> CommentAsync(string id, ApiComment comment, HttpContext context, Commenting commenting, Reader reader, CancellationToken cancellation)
    {
        var (command, problem) = RequestKey.Of(context);
        if (problem is not null) return problem;
        if (!await commenting.MayWriteAsync(id, cancellation)) return ApiProblem.NotFound;
        return await commenting.WriteAsync(id, comment.Words, command, cancellation) is { } fault
            ? ApiProblem.Unfit([new("words", reader.Say(fault))]) : TypedResults.NoContent();
    }

    [Audience(Audience.SignedIn, Relation.SeesCase), AccessScope(AccessScopes.ReadJournal)]
    private static async Task<Results<Ok<ApiPage<ApiJournalRow>>, ApiProblem>> JournalAsync(
        string id, CaseAccess access, CaseReadings readings, ApiJournal journal, CancellationToken cancellation, long after = 0)
    {
        if (await access.ReadAsync(id, seen => journal.Of(seen, after), cancellation) is not { } found) return ApiProblem.NotFound;
        await readings.RecordAsync(id, "journal", cancellation);
        return TypedResults.Ok(found);
    }

    /// <summary>As the page of the case gives it: the exact bytes that were hashed.</summary>
    [Audience(Audience.SignedIn, Relation.SeesCase), AccessScope(AccessScopes.ReadJournal)]
    private static async Task<FileContentHttpResult> RecordAsync(string id, RawRecord record, AuditTrail trail, CancellationToken cancellation)
    {
        await trail.WriteAsync("exported", ("case", id), ("what", "record"), cancellation);
        return TypedResults.File(await record.LinesAsync(id, cancellation), "application/jsonl", $"{id}.jsonl");
    }
}

public sealed record ApiWithdrawal(string Reason);

public sealed record ApiComment(string Words);

public enum ApiCaseState { Running, Ended, Stuck }

/// <summary>A case as a list shows it.</summary>
/// <param name="Outcome">How it ended; empty while it runs.</param>
/// <param name="Amount">In yuan, such as <c>8000.00</c>.</param>
public sealed record ApiCaseLine(
    string Id, string Number, string Title, string Process, ApiNamed Unit, ApiCaseState State, string Outcome, string? Amount, DateTimeOffset StartedAt, DateTimeOffset? EndedAt)
{
    public static ApiCaseLine Of(CaseListRow row, Names named) => new(
        row.Id, row.Number, row.Title, row.Process, new(row.UnitId, named.Unit(row.UnitId)),
        row.Stuck ? ApiCaseState.Stuck : row.Running ? ApiCaseState.Running : ApiCaseState.Ended, row.Outcome, ApiValues.Amount(row.AmountFen), row.StartedAt, row.EndedAt);
}
