using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;

namespace Workflows.Host.Api;

/// <summary>
/// A refusal as problem details (RFC 9457) in the language of <c>Accept-Language</c>: <c>detail</c> is the sentence a page would
/// show, <c>code</c> its unchanging name, <c>errors</c> the fields or places that are wrong.
/// </summary>
public sealed record ApiProblem(int Status, Sentence Why) : IResult, IEndpointMetadataProvider
{
    public const string MediaType = "application/problem+json";

    public ImmutableArray<ApiFault> Faults { get; init; } = [];

    /// <summary>Not there and not the reader's: the same answer.</summary>
    public static ApiProblem NotFound { get; } = Of(StatusCodes.Status404NotFound);

    /// <summary>What a status alone says.</summary>
    public static ApiProblem Of(int status) => new(status, Sentence.Of($"api.status.{status}"));

    /// <summary>422: something in the request is not as it has to be.</summary>
    public static ApiProblem Unfit(ImmutableArray<ApiFault> faults) => new(StatusCodes.Status422UnprocessableEntity, Sentence.Of("api.unfit")) { Faults = faults };

    /// <summary>The faults of a form, each at its path.</summary>
    public static ImmutableArray<ApiFault> FaultsOf(IEnumerable<FieldFault> faults, Reader reader) => [.. faults.Select(f => new ApiFault(f.Path, reader.Say(f.Sentence)))];

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var reader = httpContext.RequestServices.GetRequiredService<Reader>();
        var details = new ProblemDetails { Status = Status, Title = reader.T($"api.status.{Known(Status)}.title"), Detail = reader.Say(Why) };
        details.Extensions["code"] = Why.Key;
        if (!Faults.IsEmpty) details.Extensions["errors"] = Faults;
        httpContext.Response.StatusCode = Status;
        httpContext.Response.Headers.ContentLanguage = reader.LanguageTag;
        return httpContext.Response.WriteAsJsonAsync(details, options: null, contentType: MediaType, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status404NotFound, typeof(ProblemDetails), [MediaType]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status422UnprocessableEntity, typeof(ProblemDetails), [MediaType]));
    }

    internal static int Known(int status) => status is 400 or 401 or 403 or 404 or 405 or 409 or 413 or 415 or 422 or 429 or 500 or 503 ? status : status < 500 ? 400 : 500;
}

/// <param name="Field">The path of a form's field (<c>family[1].idNumber</c>), a member of the request, or file, element and line of a package.</param>
public sealed record ApiFault(string Field, string Detail);
