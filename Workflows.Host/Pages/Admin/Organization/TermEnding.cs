using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Organization;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Organization;

/// <summary>Ends the term of a post: on the last instant of a day, or at once. What was done before stays done by its holder.</summary>
public sealed class TermEnding(WorkflowsContext data, SystemJournal journal, InstallationInfo installation, TimeProvider clock)
{
    /// <summary>Null where it was done; a sentence where it cannot be.</summary>
    /// <param name="lastDay">The last legal day of the term; null ends it now.</param>
    public async Task<Sentence?> EndAsync(string person, long id, DateOnly? lastDay, string by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, installation.Zone).DateTime);
        if (lastDay < today) return Sentence.Of("organization.end.past");
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        if (await data.Posts.SingleOrDefaultAsync(p => p.Id == id && p.PersonId == person, cancellation) is not { } term || term.ValidTo <= now)
            return Sentence.Of("organization.end.over");
        var end = lastDay is { } day ? Beginning(day.AddDays(1)) : now;
        if (end < term.ValidFrom) return Sentence.Of("organization.end.beforeBegin", ("day", DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(term.ValidFrom, installation.Zone).DateTime)));
        if (await IsLastAdministratorAsync(term, end, cancellation)) return Sentence.Of("organization.end.lastAdministrator");
        term.ValidTo = end;
        await journal.AppendAsync(data, "termEnded", by,
            [("post", term.Post), ("unit", term.UnitId), ("person", person), ("last", lastDay is { } last ? DateText.Write(last) : "now")], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Nobody would be left who could put it right.</summary>
    private async Task<bool> IsLastAdministratorAsync(PostRow term, DateTimeOffset end, CancellationToken cancellation) => term.Post == "administrator"
        && !await data.Posts.AnyAsync(p => p.Id != term.Id && p.Post == "administrator" && p.ValidFrom <= end && (p.ValidTo == null || end < p.ValidTo), cancellation);

    private DateTimeOffset Beginning(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, installation.Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
