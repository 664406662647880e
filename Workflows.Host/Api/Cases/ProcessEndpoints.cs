using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Host.Forms;
using Workflows.Host.Identity;
using Workflows.Host.Tasks.Files;
using Workflows.Host.Tasks.Starting;
using Workflows.Host.Web;

namespace Workflows.Host.Api;

/// <summary>What the caller may start, with which form, and starting it.</summary>
public static class ProcessEndpoints
{
    public static void MapProcesses(this IEndpointRouteBuilder api)
    {
        api.MapGet("/processes", ListAsync).WithName("listProcesses");
        api.MapGet("/processes/{package}/form", FormAsync).WithName("readStartForm");
        api.MapPost("/processes/{package}/cases", StartAsync).WithName("startCase");
    }

    [Audience(Audience.SignedIn, Relation.Self), AccessScope(AccessScopes.StartCases)]
    private static async Task<Ok<ImmutableArray<ApiStartable>>> ListAsync(StartDesk desk, CancellationToken cancellation) =>
        TypedResults.Ok((await desk.AllAsync(cancellation)).Select(l => new ApiStartable(new(l.Process, l.Name), new(l.UnitId, l.Unit))).ToImmutableArray());

    /// <param name="unit">Where the case would be filed; the first the caller may file at where it is left out.</param>
    [Audience(Audience.SignedIn, Relation.MayStart), AccessScope(AccessScopes.StartCases)]
    private static async Task<Results<Ok<ApiForm>, ApiProblem>> FormAsync(
        string package, StartDesk desk, TextCatalog texts, Reader reader, CancellationToken cancellation, string? unit = null) =>
        await desk.FindAsync(package, unit, cancellation) is { } place
            ? TypedResults.Ok(await desk.AskAsync(place, start => ApiForm.Of(FormModel.Opened(place.Form, FieldRights.EditAll, FeelContext.Empty, start.Forms, texts, reader.Language)), cancellation))
            : ApiProblem.NotFound;

    /// <summary>Files a case. The same key sent again answers with the case there is.</summary>
    [Audience(Audience.SignedIn, Relation.MayStart), AccessScope(AccessScopes.StartCases), Keyed]
    private static async Task<Results<Created<ApiActed>, Ok<ApiActed>, ApiProblem>> StartAsync(
        string package, ApiStart start, HttpContext context, StartDesk desk, Filing filing, FileShelf shelf, WorkflowsContext data, Reader reader, CancellationToken cancellation)
    {
        var (command, problem) = RequestKey.Of(context);
        if (problem is not null) return problem;
        if (await desk.FindAsync(package, start.Unit, cancellation) is not { } place) return ApiProblem.Unfit([new("unit", reader.T("engine.mayNotStart"))]);
        var values = FeelContext.Empty;
        if (!await data.Instances.AnyAsync(i => i.StartCommandId == command, cancellation))
        {
            var form = FormJson.Read(start.Values, place.Form, TypedAnswers.Start(place.Form, FeelContext.Empty));
            var post = await FormBinder.ReadAsync(form.Fields(), place.Form, FieldRights.EditAll, shelf, cancellation);
            var result = await desk.AskAsync(place, view => FormValidator.Validate(place.Form, FieldRights.EditAll, post.Typed, FeelContext.Empty, view.Forms), cancellation);
            var faults = ApiProblem.FaultsOf([.. form.Faults, .. form.MissingFiles(post), .. result.Faults], reader);
            if (!faults.IsEmpty) return ApiProblem.Unfit(faults);
            values = result.Values;
        }
        return await filing.FileAsync(place, command, values, cancellation) switch
        {
            Outcome.Accepted { Repeated: true } repeated => TypedResults.Ok(ApiActed.Of(repeated)),
            Outcome.Accepted accepted => TypedResults.Created($"/api/v1/cases/{accepted.Instance.Id}", ApiActed.Of(accepted)),
            Outcome.Rejected rejected => RejectionProblem.Of(rejected.Rejection),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };
    }
}

/// <summary>A process where the caller may start it.</summary>
public sealed record ApiStartable(ApiNamed Process, ApiNamed Unit);

/// <param name="Unit">Where it is filed; left out, the first the caller may file at.</param>
/// <param name="Values">By the names of the start form's fields.</param>
public sealed record ApiStart(string? Unit = null, JsonObject? Values = null);

/// <summary>What an act came to.</summary>
/// <param name="Repeated">The same key was used before: nothing happened now, and <c>tasks</c> are those opened then.</param>
/// <param name="Seq">Its row in the journal.</param>
/// <param name="Tasks">Tasks that were opened by it.</param>
public sealed record ApiActed(string Case, string Number, ApiCaseState State, string Outcome, long Seq, bool Repeated, ImmutableArray<string> Tasks)
{
    public static ApiActed Of(Outcome.Accepted accepted) => new(
        accepted.Instance.Id, accepted.Instance.Number,
        accepted.Instance.Status == InstanceStatus.Ended ? ApiCaseState.Ended : accepted.Instance.Active.Any(a => a.Incident.Length > 0) ? ApiCaseState.Stuck : ApiCaseState.Running,
        accepted.Instance.Outcome, accepted.Seq, accepted.Repeated, [.. accepted.Facts.OfType<Engine.Facts.TaskOpened>().Select(t => t.Task.Id)]);
}
