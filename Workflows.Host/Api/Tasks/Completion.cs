using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Definitions.Forms;
using Workflows.Engine;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Stages.Disbursement;
using Workflows.Host.Tasks;
using Workflows.Host.Tasks.Parts;
using Workflows.Host.Web;

namespace Workflows.Host.Api;

/// <summary>Answers a task as its page does: the form read and checked by the same hands, the command decided by the engine.</summary>
public static class Completion
{
    [Audience(Audience.SignedIn, Relation.SeesTask), AccessScope(AccessScopes.CompleteTasks), Keyed]
    public static async Task<Results<Ok<ApiActed>, ApiProblem>> CompleteAsync(
        string taskId, ApiAnswer answer, HttpContext context, TaskSight sight, TaskDesk desk, TaskPages pages, TaskAnswers answers, Drafts drafts, Reader reader, CancellationToken cancellation)
    {
        var (command, problem) = RequestKey.Of(context);
        if (problem is not null) return problem;
        if (await sight.FindAsync(taskId, cancellation) is not { } found) return ApiProblem.NotFound;
        if ((answer.Words?.Length ?? 0) > TaskPost.MostLetters) return ApiProblem.Unfit([new("words", reader.T("api.words.long", ("most", TaskPost.MostLetters)))]);
        var (form, lacksSeen) = await FormAsync(found, answer, desk, pages, cancellation);
        if (lacksSeen) return ApiProblem.Unfit([new("seen", reader.T("api.seen"))]);
        var fields = form?.Fields(answer.OwnFields) ?? new FormCollection(answer.OwnFields.ToDictionary(f => f.Key, f => new Microsoft.Extensions.Primitives.StringValues(f.Value)));
        if (form is not null)
        {
            var faults = ApiProblem.FaultsOf([.. form.Faults, .. form.MissingFiles(await answers.TypedAsync(found, fields, cancellation))], reader);
            if (!faults.IsEmpty) return ApiProblem.Unfit(faults);
        }
        var done = await answers.AnswerAsync(found, answer.Post(command), fields, cancellation);
        if (done.Outcome is Outcome.Accepted accepted)
        {
            await drafts.ForgetAsync(taskId, cancellation);
            return TypedResults.Ok(ApiActed.Of(accepted));
        }
        if (done.Rejection is { } rejection) return RejectionProblem.Of(rejection) with { Faults = await ChangesAsync(found, rejection, desk, cancellation) };
        return ApiProblem.Unfit([.. ApiProblem.FaultsOf(done.Form is { ShowsFaults: true } shown ? shown.Result.Faults : [], reader), .. done.Faults.Select(f => new ApiFault("act", f))]);
    }

    /// <summary>The values laid over what the form of the task begins with – null where it asks for none – and whether the caller does not say what was read.</summary>
    private static Task<(FormJson? Form, bool LacksSeen)> FormAsync(FoundTask found, ApiAnswer answer, TaskDesk desk, TaskPages pages, CancellationToken cancellation) => found.IsGone
        ? Task.FromResult<(FormJson?, bool)>((null, false))
        : desk.AskAsync<(FormJson?, bool)>(found, task =>
        {
            var lacksSeen = answer.Seen.Length == 0 && task.Hidden("")[TaskFields.Seen].Length > 0;
            var stage = pages.KindOf(task).View(task);
            if (stage.Form is not { } schema || !stage.FormActs.Contains(answer.Act)) return (null, lacksSeen);
            var start = pages.Opened(task, stage, schema, null).Typed;
            return (FormJson.Read(answer.Values, schema, start.RemoveRange(start.Keys.Where(path => !stage.Rights.MayEdit(path)))), lacksSeen);
        }, cancellation);

    /// <summary>What changed under the caller's eyes, field by field.</summary>
    private static async Task<ImmutableArray<ApiFault>> ChangesAsync(FoundTask found, Rejection rejection, TaskDesk desk, CancellationToken cancellation) =>
        rejection.Changes.IsDefaultOrEmpty ? [] : await desk.AskAsync(found, task => ConflictPart.Of(task, rejection).Changes.Zip(rejection.Changes,
            (said, change) => new ApiFault(change.Field, task.Reader.T("api.changed", ("name", said.Name), ("who", said.By), ("before", said.Old), ("now", said.New)))).ToImmutableArray(), cancellation);
}

/// <summary>An answer to a task.</summary>
/// <param name="Visit">As the task said when it was read.</param>
/// <param name="Seen">As the task said when it was read.</param>
/// <param name="Act">One of its acts.</param>
/// <param name="Words">Opinion or reason.</param>
/// <param name="Values">By the names of its form's fields; what is left out keeps what the form begins with.</param>
/// <param name="ReturnTo">For the act <c>return</c>: the stage.</param>
/// <param name="StraightBack">For the act <c>return</c>: true = it comes straight back here, false = the stages between run again.</param>
/// <param name="Receipts">For a payment whose receipts are given payee by payee.</param>
public sealed record ApiAnswer(
    int Visit, string Seen, string Act, string? Words = null, JsonObject? Values = null, string? ReturnTo = null, bool StraightBack = false, ImmutableArray<ApiReceipt>? Receipts = null)
{
    /// <summary>The inputs of a stage's own, as its page names them.</summary>
    internal IEnumerable<KeyValuePair<string, string>> OwnFields => (Receipts ?? []).SelectMany(r => new KeyValuePair<string, string>[]
    {
        new(ReceiptInputs.Name(r.Number, "result"), r.Paid ? "paid" : "refused"), new(ReceiptInputs.Name(r.Number, "number"), r.Receipt ?? ""), new(ReceiptInputs.Name(r.Number, "reason"), r.Reason ?? ""),
    });

    internal TaskPost Post(string command) => new()
    {
        Command = command,
        Visit = Visit,
        Seen = Seen,
        Act = Act,
        Comment = (Words ?? "").Trim(),
        Target = ReturnTo ?? "",
        Afterwards = StraightBack ? AfterReturn.StraightBack : AfterReturn.RunAgain,
        Own = OwnFields.ToImmutableDictionary(StringComparer.Ordinal),
    };
}

/// <param name="Number">The payee's, from 1.</param>
/// <param name="Receipt">The bank's number.</param>
/// <param name="Reason">Why it was refused.</param>
public sealed record ApiReceipt(int Number, bool Paid, string? Receipt = null, string? Reason = null);
