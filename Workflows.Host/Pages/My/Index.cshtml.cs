using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Receipts;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Tasks.Starting;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.My;

/// <summary>我的: a member's own space, made for a phone: what is to be done or added, where their cases stand, what can be applied for, notices of their unit.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class IndexModel(WorkflowsContext data, Viewers viewers, StartDesk desk, CaseStandings standings, ExternalProviders providers, Reader reader, Words words) : PageModel
{
    private const int Most = 20;

    public ImmutableArray<MyTask> Todo { get; private set; } = [];
    public ImmutableArray<MyCase> Cases { get; private set; } = [];
    public bool HasMore { get; private set; }
    public ImmutableArray<StartLine> Start { get; private set; } = [];
    public ImmutableArray<MyNotice> Notices { get; private set; } = [];
    public ExternalProviders Providers => providers;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var person = reader.Person!.Id;
        var key = Principal.PersonKey(person);
        var tasks = await (
            from principal in data.TaskPrincipals.AsNoTracking()
            join task in data.Tasks.AsNoTracking() on principal.TaskId equals task.Id
            where principal.Principal == key && !data.TaskExclusions.Any(e => e.TaskId == task.Id && e.PersonId == person)
            orderby principal.Due
            select task).Take(Most).ToListAsync(cancellation);
        Todo = [.. tasks.Select(t => new MyTask(t.Title, new Wording(t.StageName, t.StageEnglishName).In(reader.Language), CaseRoutes.Task(t.Id), t.DueDay is { } day ? words.Before(day, null) : null))];
        var cases = await data.Instances.AsNoTracking().Where(c => c.StarterId == person || data.CaseParties.Any(p => p.InstanceId == c.Id && p.PersonId == person && p.Role == "party"))
            .OrderByDescending(c => c.StartedAt).ThenBy(c => c.Id).Take(Most + 1).ToListAsync(cancellation);
        HasMore = cases.Count > Most;
        var stand = await standings.OfAsync([.. cases.Take(Most)], cancellation);
        Cases = [.. cases.Take(Most).Select(c => new MyCase(c.Title, c.Number, CaseRoutes.Case(c.Id), stand[c.Id]))];
        Start = await desk.AllAsync(cancellation);
        await NoticesAsync(cancellation);
    }

    /// <summary>Notices that stand now at the reader's units or above them.</summary>
    private async Task NoticesAsync(CancellationToken cancellation)
    {
        var units = (await viewers.CurrentAsync(cancellation)).Posts.SelectMany(p => p.UnitPath.Split('/', StringSplitOptions.RemoveEmptyEntries)).Distinct().ToArray();
        var rows = await data.Notices.AsNoTracking().Where(n => n.Phase == "open" && n.UntilDay >= reader.Today && units.Contains(n.UnitId)).OrderBy(n => n.UntilDay).ThenBy(n => n.Slug).Take(Most).ToListAsync(cancellation);
        Notices = [.. rows.Select(n => new MyNotice(NoticePaper.FromJson(n.PublicValues).Heading.In(reader.Language), "/notices/" + n.Slug, n.UntilDay))];
    }
}

/// <summary>Something that waits for the member.</summary>
public sealed record MyTask(string Title, string Stage, string Href, string? Before);

/// <summary>A case of the member's and where it stands.</summary>
public sealed record MyCase(string Title, string Number, string Href, CaseStanding Standing);

/// <summary>A notice that stands at the member's unit or above it.</summary>
public sealed record MyNotice(string Words, string Href, DateOnly? Until);
