using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Definitions.Texts;
using Workflows.Engine.State;
using Workflows.Host.Organization;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Receipts;

/// <summary>Where cases stand, in plain words and without names: which stage, whose turn by post, by when. Three queries for any number of cases.</summary>
public sealed class CaseStandings(WorkflowsContext data, Worlds worlds, TextCatalog texts, Reader reader, Words words, TimeProvider clock)
{
    public async Task<ImmutableDictionary<string, CaseStanding>> OfAsync(IReadOnlyCollection<InstanceRow> cases, CancellationToken cancellation)
    {
        var ids = cases.Select(c => c.Id).ToArray();
        var tasks = await data.Tasks.AsNoTracking().Where(t => ids.Contains(t.InstanceId)).OrderBy(t => t.OpenedAt).ToListAsync(cancellation);
        var taskIds = tasks.Select(t => t.Id).ToArray();
        var principals = (await data.TaskPrincipals.AsNoTracking().Where(p => taskIds.Contains(p.TaskId)).ToListAsync(cancellation)).ToLookup(p => p.TaskId, StringComparer.Ordinal);
        var notices = (await data.Notices.AsNoTracking().Where(n => ids.Contains(n.InstanceId) && n.Phase == "open").ToListAsync(cancellation)).ToLookup(n => n.InstanceId, StringComparer.Ordinal);
        return await worlds.AskAsync(clock.GetUtcNow(), null, world => cases.ToImmutableDictionary(c => c.Id, c => new CaseStanding(
            c.EndedAt is { } ended ? reader.T("standing.ended", ("day", words.Date(words.DayOf(ended)))) : null,
            [
                .. tasks.Where(t => t.InstanceId == c.Id).Select(t => new StandingLine(
                    new Wording(t.StageName, t.StageEnglishName).In(reader.Language),
                    principals[t.Id].Select(p => PostWords.Of(p.Principal, world.Directory, texts).In(reader.Language)).FirstOrDefault(p => p.Length > 0) is { } post
                        ? reader.T("standing.waits", ("who", post)) : reader.T(principals[t.Id].Any(p => p.Why == "why.starter") ? "standing.waitsStarter" : principals[t.Id].Any(p => p.Why == Principal.WhyGuest) ? "standing.waitsGuest" : "standing.waitsPerson"),
                    t.DueDay is { } day && !t.Paused ? words.Before(day, null) : null)),
                .. notices[c.Id].Select(n => new StandingLine(reader.T("standing.notice"), reader.T("standing.notice.open"), n.UntilDay is { } until ? words.Before(until, null) : null)),
            ]), StringComparer.Ordinal), cancellation);
    }
}

/// <param name="Ended">「已于 6月20日 办结」; null while it runs.</param>
/// <param name="Lines">What it waits for; empty where it is on its way by itself.</param>
public sealed record CaseStanding(string? Ended, ImmutableArray<StandingLine> Lines);

/// <param name="Before">「6月23日 周二 24:00 前」; null where nothing is due.</param>
public sealed record StandingLine(string Stage, string Who, string? Before);
