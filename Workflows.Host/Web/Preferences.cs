using Microsoft.Net.Http.Headers;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Web;

/// <summary>What a reader chose about the screens, kept for a year in one cookie per choice.</summary>
/// <param name="Language">Chosen, or taken from the browser; Chinese where the browser wants neither Chinese nor English.</param>
/// <param name="LargeType">大字版: letters of 19 pixels instead of 16.</param>
/// <param name="LetterKeys">Whether single letters act as keys. Default true.</param>
public sealed record Preferences(Language Language, bool LargeType, bool LetterKeys)
{
    public const string LanguageCookie = "language", LargeTypeCookie = "large-type", LetterKeysCookie = "letter-keys";

    public static Preferences From(HttpRequest request) => new(
        request.Cookies[LanguageCookie] switch
        {
            "zh" => Language.Chinese,
            "en" => Language.English,
            _ => WantedBy(request),
        },
        request.Cookies[LargeTypeCookie] == "on",
        request.Cookies[LetterKeysCookie] != "off");

    public static void Keep(HttpResponse response, string cookie, string value) =>
        response.Cookies.Append(cookie, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
            Secure = response.HttpContext.Request.IsHttps,
            IsEssential = true,
        });

    private static Language WantedBy(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)) return Language.Chinese;
        var first = wanted
            .Where(w => IsIn(w, "zh") || IsIn(w, "en"))
            .OrderByDescending(w => w.Quality ?? 1)
            .FirstOrDefault();
        return first is not null && IsIn(first, "en") ? Language.English : Language.Chinese;
    }

    private static bool IsIn(StringWithQualityHeaderValue wanted, string language) =>
        wanted.Value.StartsWith(language, StringComparison.OrdinalIgnoreCase);
}
