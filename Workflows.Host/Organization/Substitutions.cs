using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Organization;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Web;

namespace Workflows.Host.Organization;

/// <summary>
/// Standing substitutes (代理) with days, process and amount. Not retroactive: one begins now at the earliest; it does not pass
/// on. Whether it holds is asked when somebody acts; here it is only written down, with an entry of the system journal.
/// </summary>
public sealed class Substitutions(WorkflowsContext data, SystemJournal journal, InstallationInfo installation, TimeProvider clock)
{
    /// <summary>Longest time one is arranged for, in days.</summary>
    public const int MostDays = 366;

    private const int Most = 200;

    /// <summary>Those that run or are to come, by their beginning: of somebody who is away, or by whom others are stood in for.</summary>
    public async Task<ImmutableArray<SubstituteRow>> OpenAsync(string person, bool asSubstitute, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return [.. await data.Substitutes.AsNoTracking()
            .Where(s => (asSubstitute ? s.SubstituteId == person : s.PersonId == person) && (s.ValidTo == null || now < s.ValidTo))
            .OrderBy(s => s.ValidFrom).ThenBy(s => s.Id).Take(Most).ToListAsync(cancellation)];
    }

    /// <summary>Arranges one. Null where it was done; a sentence where it cannot be.</summary>
    public async Task<Sentence?> ArrangeAsync(Substitution wish, string by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = DueInstant.DayOf(now, installation.Zone);
        if (wish.SubstituteId == wish.PersonId) return Sentence.Of("substitutes.self");
        if (wish.From < today) return Sentence.Of("substitutes.past");
        if (wish.To < wish.From) return Sentence.Of("substitutes.order", ("from", wish.From));
        if (wish.To.DayNumber - wish.From.DayNumber >= MostDays) return Sentence.Of("substitutes.long", ("most", MostDays));
        var row = new SubstituteRow
        {
            PersonId = wish.PersonId, SubstituteId = wish.SubstituteId, Process = wish.Process, LimitFen = wish.LimitFen,
            ValidFrom = wish.From == today ? now : DueInstant.StartOf(wish.From, installation.Zone), ValidTo = DueInstant.EndOf(wish.To, installation.Zone),
        };
        var overlapping = await data.Substitutes.AnyAsync(s => s.PersonId == row.PersonId && s.SubstituteId == row.SubstituteId && s.Process == row.Process
            && s.ValidFrom < row.ValidTo && (s.ValidTo == null || row.ValidFrom < s.ValidTo), cancellation);
        if (overlapping) return Sentence.Of("substitutes.twice");
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        data.Add(row);
        await journal.AppendAsync(data, "substituteArranged", by,
            [("person", wish.PersonId), ("substitute", wish.SubstituteId), ("from", DateText.Write(wish.From)), ("to", DateText.Write(wish.To)),
             .. wish.Process is { } process ? [("process", process)] : Array.Empty<(string, string)>(), .. wish.LimitFen is { } fen ? [("limitFen", Words.Number(fen))] : Array.Empty<(string, string)>()], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Ends one of a person's now; one that was to come never begins. False where it is over or not theirs.</summary>
    public async Task<bool> EndAsync(string person, long id, string by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        if (await data.Substitutes.SingleOrDefaultAsync(s => s.Id == id && s.PersonId == person, cancellation) is not { } row || row.ValidTo <= now) return false;
        row.ValidTo = row.ValidFrom > now ? row.ValidFrom : now;
        await journal.AppendAsync(data, "substituteEnded", by, [("person", person), ("substitute", row.SubstituteId)], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}

/// <summary>What somebody wants to arrange.</summary>
/// <param name="Process">Only for this process; null for all.</param>
/// <param name="LimitFen">Only for cases of at most so many fen; null without limit.</param>
public sealed record Substitution(string PersonId, string SubstituteId, DateOnly From, DateOnly To, string? Process, long? LimitFen);
