using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Workflows.Host.Web;

/// <summary>
/// How often one address may ask what needs no sign-in. Generous, for a whole factory may stand behind one address: it
/// stops guessing and flooding, not people. Used by <c>[EnableRateLimiting(RateLimits.PublicReading)]</c>.
/// </summary>
public static class RateLimits
{
    /// <summary>Pages anybody may read: 240 a minute.</summary>
    public const string PublicReading = "public-reading";

    /// <summary>Pages on which something secret is named, such as a receipt or a link from a mail: 60 a minute.</summary>
    public const string SecretAddress = "secret-address";

    /// <summary>What somebody who is not signed in may hand in: 20 an hour.</summary>
    public const string PublicHandingIn = "public-handing-in";

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(PublicReading, context => PerAddress(context, 240, TimeSpan.FromMinutes(1)));
        options.AddPolicy(SecretAddress, context => PerAddress(context, 60, TimeSpan.FromMinutes(1)));
        options.AddPolicy(PublicHandingIn, context => HttpMethods.IsPost(context.Request.Method)
            ? PerAddress(context, 20, TimeSpan.FromHours(1))
            : PerAddress(context, 240, TimeSpan.FromMinutes(1)));
    });

    private static RateLimitPartition<string> PerAddress(HttpContext context, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(
            $"{context.Request.Method}/{window.TotalMinutes}/{context.Connection.RemoteIpAddress}",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window });
}
