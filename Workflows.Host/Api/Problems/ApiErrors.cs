using System.Text.Json;
using System.Text.RegularExpressions;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Api;

/// <summary>Whatever ends a request under <c>/api</c> without an answer – no token, no such address, unreadable JSON, a failure of ours – is answered with problem details.</summary>
public static partial class ApiErrors
{
    /// <summary>Stands where pages have their pages of errors.</summary>
    public static IApplicationBuilder UseApiErrors(this IApplicationBuilder app) => app.UseWhen(AccessTokenScheme.IsMeant, api =>
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailedAsync });
        api.UseStatusCodePages(context => OfStatus(context.HttpContext).ExecuteAsync(context.HttpContext));
        api.Use(UnreadableAsync);
    });

    private static Task FailedAsync(HttpContext context) =>
        new ApiProblem(StatusCodes.Status500InternalServerError, Sentence.Of("api.failed", ("number", FailureNumbers.Of(context) ?? ""))).ExecuteAsync(context);

    private static ApiProblem OfStatus(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status403Forbidden when AccessScopePolicy.Missing(context) is { } scope => new(403, Sentence.Of("api.scopeMissing", ("scope", scope))),
        StatusCodes.Status429TooManyRequests when RateLimits.SecondsLeft(context) is { } seconds => new(429, Sentence.Of("api.tooMany", ("seconds", seconds))),
        var status => ApiProblem.Of(status) with { Why = Sentence.Of($"api.status.{ApiProblem.Known(status)}") },
    };

    /// <summary>A request the framework could not read: where in the JSON, and what was wrong there.</summary>
    private static async Task UnreadableAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await OfRequest(wrong, context.RequestServices.GetRequiredService<Reader>()).ExecuteAsync(context);
        }
    }

    private static ApiProblem OfRequest(BadHttpRequestException wrong, Reader reader) => wrong.InnerException is JsonException json
        ? new ApiProblem(StatusCodes.Status400BadRequest, Sentence.Of("api.json"))
        {
            Faults = [new(json.Path ?? "$", reader.T("api.json.place", ("line", (json.LineNumber ?? 0) + 1), ("byte", json.BytePositionInLine ?? 0)))],
        }
        : ApiProblem.Of(ApiProblem.Known(wrong.StatusCode)) with
        {
            Faults = Parameter().Match(wrong.Message) is { Success: true } named ? [new(named.Groups[1].Value, reader.T("api.parameter"))] : [],
        };

    /// <summary>As the framework names a parameter it could not read.</summary>
    [GeneratedRegex("parameter \"[^\"]* (\\w+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
