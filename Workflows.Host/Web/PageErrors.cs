using Microsoft.AspNetCore.Diagnostics;
using Workflows.Host.Identity;

namespace Workflows.Host.Web;

/// <summary>
/// Gives each failure of ours a short number that the page shows and the log holds, so that an administrator finds
/// one from the other: 「系统出了问题，您填的内容还在。编号 7F3A-91C4」.
/// </summary>
public sealed partial class FailureNumbers(ILogger<FailureNumbers> log) : IExceptionHandler
{
    private const string Item = "failure-number";

    /// <summary>The number of the failure this request ended in, or null.</summary>
    public static string? Of(HttpContext context) => context.Items[Item] as string;

    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellation)
    {
        var id = Guid.NewGuid().ToString("N").ToUpperInvariant();
        var number = $"{id[..4]}-{id[4..8]}";
        context.Items[Item] = number;
        Failed(exception, number, context.Request.Path);
        return ValueTask.FromResult(false);
    }

    [LoggerMessage(LogLevel.Error, "Failure {Number} at {Path}")]
    private partial void Failed(Exception exception, string number, string path);
}

public static class PageErrors
{
    /// <summary>Pages of our own for 403, 404, 500 and the rest. Addresses under <c>/api</c> answer for themselves.</summary>
    public static IApplicationBuilder UsePageErrors(this IApplicationBuilder app) => app.UseWhen(
        context => !AccessTokenScheme.IsMeant(context),
        pages =>
        {
            pages.UseExceptionHandler("/error/500");
            pages.UseStatusCodePagesWithReExecute("/error/{0}");
        });
}
