using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Kept = Workflows.Host.Web.Preferences;

namespace Workflows.Host.Pages.Preferences;

/// <summary>Language, size of letters, single letters as keys. Each is one post that keeps a cookie and goes back.</summary>
[Audience(Audience.Public, Relation.Self)]
public sealed class IndexModel : PageModel
{
    public IActionResult OnPostLanguage(string? value, string? back) =>
        Keep(Kept.LanguageCookie, value is "zh" or "en" ? value : "zh", back);

    public IActionResult OnPostLargeType(string? value, string? back) =>
        Keep(Kept.LargeTypeCookie, value == "on" ? "on" : "off", back);

    public IActionResult OnPostLetterKeys(string? value, string? back) =>
        Keep(Kept.LetterKeysCookie, value == "off" ? "off" : "on", back);

    private LocalRedirectResult Keep(string cookie, string value, string? back)
    {
        Kept.Keep(Response, cookie, value);
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/preferences");
    }
}
