using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Engine.Commands;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Tasks;
using Workflows.Host.Tasks.Beside;
using Workflows.Host.Web;

namespace Workflows.Host.Api;

/// <summary>Acts beside answering a task, and taking back, as their pages do them.</summary>
public static class TaskActs
{
    [Audience(Audience.SignedIn, Relation.SeesTask), AccessScope(AccessScopes.CompleteTasks), Keyed]
    public static async Task<Results<Ok<ApiActed>, ApiProblem>> ActAsync(
        string taskId, ApiTaskAct act, HttpContext context, TaskSight sight, ActDesk acts, Reader reader, CancellationToken cancellation)
    {
        var (command, problem) = RequestKey.Of(context);
        if (problem is not null) return problem;
        if (await sight.FindAsync(taskId, cancellation) is not { } found) return ApiProblem.NotFound;
        if ((act.Words?.Length ?? 0) > TaskPost.MostLetters) return ApiProblem.Unfit([new("words", reader.T("api.words.long", ("most", TaskPost.MostLetters)))]);
        return Answer(await acts.DoAsync(found, new ActPost
        {
            Command = command, Act = act.Act, Visit = act.Visit, Seen = act.Seen, To = act.To ?? [], Place = act.Place, Words = (act.Words ?? "").Trim(),
        }, cancellation));
    }

    /// <summary>The caller's last answer while nobody has looked, or a signer they added who has not answered.</summary>
    [Audience(Audience.SignedIn, Relation.SeesCase), AccessScope(AccessScopes.CompleteTasks), Keyed]
    public static async Task<Results<Ok<ApiActed>, ApiProblem>> TakeBackAsync(string id, ApiReversal reversal, HttpContext context, Reversals reversals, CancellationToken cancellation)
    {
        var (command, problem) = RequestKey.Of(context);
        return problem is not null ? problem : Answer(await reversals.DoAsync(id, command, reversal.Node, reversal.Visit, reversal.Signer ?? "", cancellation));
    }

    private static Results<Ok<ApiActed>, ApiProblem> Answer(Outcome outcome) => outcome switch
    {
        Outcome.Accepted accepted => TypedResults.Ok(ApiActed.Of(accepted)),
        Outcome.Rejected rejected => RejectionProblem.Of(rejected.Rejection),
        _ => throw new InvalidOperationException("Unknown outcome."),
    };
}

/// <summary>An act beside answering.</summary>
/// <param name="Act"><c>transfer</c>, <c>delegate</c>, <c>add</c>, <c>copy</c> or <c>comment</c>.</param>
/// <param name="Visit">As the task said when it was read.</param>
/// <param name="Seen">As the task said when it was read.</param>
/// <param name="To">Ids of persons; one for <c>transfer</c> and <c>delegate</c>, none for <c>comment</c>.</param>
/// <param name="Place">For <c>add</c>: where.</param>
public sealed record ApiTaskAct(string Act, int Visit, string Seen = "", ImmutableArray<string>? To = null, SignerPlace? Place = null, string? Words = null);

/// <param name="Node">The stage in which the caller acted.</param>
/// <param name="Visit">Which visit of it.</param>
/// <param name="Signer">The seat of a signer to be removed; left out, the caller's own answer is taken back.</param>
public sealed record ApiReversal(string Node, int Visit, string? Signer = null);
