using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Engine.Journal;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>Notices for pages without sign-in.</summary>
public sealed class Notices(IDbContextFactory<WorkflowsContext> contexts, JournalJson json)
{
    /// <summary>Most notices one page of the list shows.</summary>
    public const int PageSize = 30;

    private static readonly ImmutableArray<string> Standing = [NoticePhases.Stored(NoticePhase.Open), NoticePhases.Stored(NoticePhase.Paused)];

    /// <summary>Null where there is none of that name.</summary>
    public async Task<PublishedNotice?> FindAsync(string slug, CancellationToken cancellation)
    {
        if (!NoticeCodes.IsSlug(slug)) return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Notices.AsNoTracking().SingleOrDefaultAsync(n => n.Slug == slug, cancellation) is { } row
            ? PublishedNotice.Of(row, json) : null;
    }

    /// <summary>The notices that stand now, the one that ends first foremost; onward from the last shown.</summary>
    public async Task<ImmutableArray<PublishedNotice>> StandingAsync(DateOnly? afterDay, string? afterSlug, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.Notices.AsNoTracking().Where(n => Standing.Contains(n.Phase));
        if (afterDay is { } day && afterSlug is not null)
            rows = rows.Where(n => n.UntilDay > day || n.UntilDay == day && string.Compare(n.Slug, afterSlug) > 0);
        var found = await rows.OrderBy(n => n.UntilDay).ThenBy(n => n.Slug).Take(PageSize + 1).ToListAsync(cancellation);
        return [.. found.Select(row => PublishedNotice.Of(row, json))];
    }
}
