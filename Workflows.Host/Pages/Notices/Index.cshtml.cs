using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Rules;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Notices;

/// <summary>The notices that stand now, the one that ends first foremost.</summary>
[Audience(Audience.Public, Relation.None), EnableRateLimiting(RateLimits.PublicReading)]
public sealed class IndexModel(Stages.PublicNotice.Notices notices, Reader reader, Words words) : PageModel
{
    /// <summary>The last notice shown before: its end and its name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? AfterDay { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ImmutableArray<(PublishedNotice Notice, NoticeStanding Standing)> Standing { get; private set; } = [];
    public Pager? Pager { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var found = await notices.StandingAsync(DueDayQuestion.ParseDay(AfterDay), After, cancellation);
        var more = found.Length > Stages.PublicNotice.Notices.PageSize;
        var shown = more ? found[..^1] : found;
        Standing = [.. shown.Select(n => (n, NoticeStanding.Of(n, reader, words)))];
        if (more || After is not null)
            Pager = new(reader.T("notices.page", ("count", shown.Length)), After is null ? null : NoticeAddresses.List,
                more ? $"{NoticeAddresses.List}?AfterDay={Words.Machine(shown[^1].Until!.Day)}&After={shown[^1].Slug}" : null);
    }
}
