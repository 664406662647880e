using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Error;

/// <summary>What a page says when there is none: never a code, never blame; what is, what it means, what to do.</summary>
[Audience(Audience.Public, Relation.None), IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Duration = 0, Location = ResponseCacheLocation.None)]
public sealed class IndexModel : PageModel
{
    /// <summary>The kind the sentences are written for: 400, 403, 404, 429 or 500. Of the address, since a request of any method may have failed.</summary>
    public int Kind => int.TryParse(RouteData.Values["status"]?.ToString(), CultureInfo.InvariantCulture, out var status) ? status switch
    {
        401 or 403 => 403,
        404 or 405 or 410 => 404,
        429 => 429,
        >= 500 => 500,
        _ => 400,
    } : 500;

    /// <summary>The number under which the log holds the failure; null where nothing failed.</summary>
    public string? Number => FailureNumbers.Of(HttpContext);

    /// <summary>After how many seconds it may be asked again; null where nothing says so.</summary>
    public int? SecondsLeft => RateLimits.SecondsLeft(HttpContext);
}
