using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.Identity;

namespace Workflows.Host.Web;

/// <summary>
/// How often what is costly or worth guessing may be asked, by name: <c>[EnableRateLimiting(RateLimits.Search)]</c>. Counted by
/// access token or person where there is one, else by network address – generously, for a whole factory may stand behind one: it stops
/// guessing and flooding, not people. Settings <c>RateLimits:SignIn:Permits</c> and <c>…:Seconds</c> change one.
/// </summary>
public static class RateLimits
{
    /// <summary>Pages anybody may read: 240 a minute.</summary>
    public const string PublicReading = "public-reading";

    /// <summary>Pages on which something secret is named, such as a receipt or a link from a mail: 60 a minute.</summary>
    public const string SecretAddress = "secret-address";

    /// <summary>What somebody who is not signed in may hand in: 20 an hour.</summary>
    public const string PublicHandingIn = "public-handing-in";

    /// <summary>Trying to sign in: 300 in five minutes from one address, beside the lock of the single name.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Handing in forms and files: 600 a minute, since a form is drawn anew while it is filled in and a file comes in many parts.</summary>
    public const string Uploads = "uploads";

    /// <summary>Searching: 120 a minute.</summary>
    public const string Search = "search";

    /// <summary>Files made for taking away: 60 a minute.</summary>
    public const string Exports = "exports";

    /// <summary>Programs with an access token: 600 a minute, each token by itself.</summary>
    public const string Api = "api";

    private static readonly (string Name, string Setting, int Permits, int Seconds, bool ChangesOnly)[] Policies =
    [
        (PublicReading, nameof(PublicReading), 240, 60, false), (SecretAddress, nameof(SecretAddress), 60, 60, false),
        (PublicHandingIn, nameof(PublicHandingIn), 20, 3600, true), (SignIn, nameof(SignIn), 300, 300, true), (Uploads, nameof(Uploads), 600, 60, true),
        (Search, nameof(Search), 120, 60, false), (Exports, nameof(Exports), 60, 60, false), (Api, nameof(Api), 600, 60, false),
    ];

    /// <summary>The settings that change a limit.</summary>
    public static IEnumerable<string> Settings =>
        Policies.SelectMany(p => new[] { nameof(Limit.Permits), nameof(Limit.Seconds) }, (p, which) => $"{Section}:{p.Setting}:{which}");

    private const string Section = "RateLimits";

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IConfiguration>((options, settings) =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                SayWhen(rejected);
                return ValueTask.CompletedTask;
            };
            foreach (var (name, setting, permits, seconds, changesOnly) in Policies)
            {
                var limit = Limit.From(settings.GetSection($"{Section}:{setting}"), permits, seconds);
                options.AddPolicy(name, context => changesOnly && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                    ? RateLimitPartition.GetNoLimiter("reading")
                    : RateLimitPartition.GetFixedWindowLimiter($"{name}/{WhoAsks(context)}", _ => limit.Options));
            }
        });
        return services;
    }

    /// <summary>Whole seconds until the next window, for the page and the browser.</summary>
    public static int? SecondsLeft(HttpContext context) => context.Items[nameof(RateLimits)] as int?;

    private static void SayWhen(OnRejectedContext rejected)
    {
        if (!rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)) return;
        var seconds = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds));
        rejected.HttpContext.Items[nameof(RateLimits)] = seconds;
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }

    private static string WhoAsks(HttpContext context) =>
        context.User.FindFirst(AccessTokenScheme.Token)?.Value ?? ReaderPerson.From(context.User)?.Id ?? context.Connection.RemoteIpAddress?.ToString() ?? "";

    private sealed record Limit(int Permits, int Seconds)
    {
        public FixedWindowRateLimiterOptions Options => new() { PermitLimit = Permits, Window = TimeSpan.FromSeconds(Seconds) };

        public static Limit From(IConfigurationSection settings, int permits, int seconds) =>
            new(settings.GetValue(nameof(Permits), permits), settings.GetValue(nameof(Seconds), seconds));
    }
}
