using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Workflows.Data;
using Workflows.Host.Identity;

namespace Workflows.Host.Web;

/// <summary>
/// What a page says while the database is away: 503 with the time to wait, a sentence, and what was typed, to be sent again
/// under the command it had. Asks nothing of the database.
/// </summary>
/// <param name="Address">The page that was asked for, on this host.</param>
public sealed record WaitingPage(string Address)
{
    /// <summary>Seconds after which another try is worth it.</summary>
    public const int Wait = 5;

    /// <summary>More letters than this are not carried along.</summary>
    private const int MostLetters = 500_000;

    /// <summary>What was typed and hidden in the form that was sent; null where nothing was sent or it cannot be carried along.</summary>
    public ImmutableArray<KeyValuePair<string, string>>? Sent { get; init; }

    /// <summary>True where files came along: a page cannot hold them.</summary>
    public bool HadFiles { get; init; }

    public static async Task<WaitingPage> OfAsync(HttpRequest request)
    {
        var page = new WaitingPage(request.PathBase + request.Path + request.QueryString);
        if (!HttpMethods.IsPost(request.Method)) return page;
        if (!request.HasFormContentType) return page with { Address = "/" };
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var fields = form.SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToImmutableArray();
        return IsSecret(form.Keys) || fields.Sum(f => f.Key.Length + f.Value.Length) > MostLetters
            ? page
            : page with { Sent = fields, HadFiles = form.Files.Any(f => f.Length > 0) };
    }

    /// <summary>A password is not written into a page.</summary>
    private static bool IsSecret(IEnumerable<string> fields) => fields.Any(f => f.Contains("password", StringComparison.OrdinalIgnoreCase));
}

public static class WaitingPages
{
    private const string View = "/Pages/Shared/_Waiting.cshtml";

    /// <summary>Addresses under <c>/api</c> get the status and the time to wait without a page.</summary>
    public static IApplicationBuilder UseWaitingPage(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<ISqlDialect>() is not { } dialect) return app;
        return app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception failure) when (dialect.IsOutage(failure) && !context.Response.HasStarted)
            {
                context.RequestServices.GetRequiredService<ILogger<WaitingPage>>().LogWarning("The database is away at {Path}: {Reason}", context.Request.Path, failure.GetBaseException().Message);
                context.Response.Clear();
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = WaitingPage.Wait.ToString(System.Globalization.CultureInfo.InvariantCulture);
                if (!AccessTokenScheme.IsMeant(context)) await ShowAsync(context);
            }
        });
    }

    private static async Task ShowAsync(HttpContext context)
    {
        var model = await WaitingPage.OfAsync(context.Request);
        var view = new ViewResult
        {
            ViewName = View,
            StatusCode = StatusCodes.Status503ServiceUnavailable,
            ViewData = new ViewDataDictionary<WaitingPage>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model },
        };
        await context.RequestServices.GetRequiredService<IActionResultExecutor<ViewResult>>()
            .ExecuteAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()), view);
    }
}
