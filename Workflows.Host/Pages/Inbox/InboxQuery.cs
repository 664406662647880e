using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Tasks;
using Workflows.Engine.State;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;

namespace Workflows.Host.Pages.Inbox;

/// <summary>
/// The open tasks that are somebody's: the first rows of each of their claims, which an index gives in order, merged. A post
/// with 50,000 tasks costs no more than one with five.
/// </summary>
public sealed class InboxQuery(WorkflowsContext data, Viewers viewers, Claims claims)
{
    public const int PageSize = 50;

    /// <summary>Counts stop here.</summary>
    public const int CountedUpTo = 1000;

    public async Task<InboxPage> FindAsync(InboxFilter filter, CancellationToken cancellation) =>
        await FindAsync((await viewers.CurrentAsync(cancellation)).PersonId, await claims.CurrentAsync(cancellation), filter, cancellation);

    /// <summary>The same for a person and their claims.</summary>
    public async Task<InboxPage> FindAsync(string person, ImmutableArray<Claim> all, InboxFilter filter, CancellationToken cancellation)
    {
        var mine = Chosen(all, filter);
        var key = PageKey.Read(filter.After);
        var merged = mine.Select(c => After(Of(c, person, filter), key).OrderBy(p => p.Due).ThenBy(p => p.TaskId).Take(PageSize + 1))
            .Aggregate((left, right) => left.Concat(right));
        var found = await merged.Join(data.Tasks, p => p.TaskId, t => t.Id, (p, t) => new { Laid = p, Task = t }).AsNoTracking().ToListAsync(cancellation);
        var rows = found.GroupBy(f => f.Task.Id, StringComparer.Ordinal)
            .Select(g => g.MinBy(f => mine.TakeWhile(c => c.Principal != f.Laid.Principal).Count())!)
            .OrderBy(f => f.Laid.Due).ThenBy(f => f.Task.Id, StringComparer.Ordinal).ToList();
        var ids = rows.Take(PageSize).Select(r => r.Task.Id).ToArray();
        var holders = filter.Laid is InboxLaid.Held ? await HoldersAsync(ids, cancellation) : [];
        var opened = await data.Opened.Where(o => o.PersonId == person && ids.Contains(o.Subject)).Select(o => o.Subject).ToListAsync(cancellation);
        var shown = rows.Take(PageSize).Select(r => new InboxTask(r.Task, r.Laid.Why, Own(mine.First(c => c.Principal == r.Laid.Principal), filter.Laid), opened.Contains(r.Task.Id)) { HolderId = holders.GetValueOrDefault(r.Task.Id) }).ToImmutableArray();
        return new(shown, rows.Count > PageSize ? PageKey.Of(shown[^1].Task.DueAt ?? TaskPrincipalRow.Never, shown[^1].Task.Id) : null);
    }

    /// <summary>How many tasks there are under a filter, at most <see cref="CountedUpTo"/>.</summary>
    public async Task<int> CountAsync(InboxFilter filter, CancellationToken cancellation)
    {
        var (person, mine) = ((await viewers.CurrentAsync(cancellation)).PersonId, Chosen(await claims.CurrentAsync(cancellation), filter));
        if (mine.IsEmpty) return 0;
        return await mine.Select(c => Of(c, person, filter).OrderBy(p => p.Due).ThenBy(p => p.TaskId).Select(p => p.TaskId).Take(CountedUpTo))
            .Aggregate((left, right) => left.Concat(right)).Distinct().CountAsync(cancellation);
    }

    private static ImmutableArray<Claim> Chosen(ImmutableArray<Claim> all, InboxFilter filter) =>
    [
        .. all.Where(c => !filter.OnlySubstitute || c.OnBehalfOf.Length > 0).Select(c => c with { Principal = Prefix(filter.Laid) + c.Principal }),
    ];

    /// <summary>The claim as it is without the key of the list it was found in.</summary>
    private static Claim Own(Claim claim, InboxLaid laid) => claim with { Principal = claim.Principal[Prefix(laid).Length..] };

    private static string Prefix(InboxLaid laid) => laid switch
    {
        InboxLaid.ToClaim => TaskPrincipalRow.ToClaim,
        InboxLaid.Held => TaskPrincipalRow.Held,
        _ => "",
    };

    /// <summary>Who took each of these tasks.</summary>
    private async Task<Dictionary<string, string>> HoldersAsync(string[] ids, CancellationToken cancellation) =>
        await data.TaskPrincipals.AsNoTracking().Where(p => ids.Contains(p.TaskId) && p.Principal.StartsWith("person:") && p.Why == "why.claimed")
            .ToDictionaryAsync(p => p.TaskId, p => p.Principal["person:".Length..], cancellation);

    private IQueryable<TaskPrincipalRow> Of(Claim claim, string person, InboxFilter filter)
    {
        var (principal, absent, process, limit) = (claim.Principal, claim.OnBehalfOf, claim.Process, claim.LimitFen);
        var laid = data.TaskPrincipals.Where(p => p.Principal == principal
            && !data.TaskExclusions.Any(e => e.TaskId == p.TaskId && (e.PersonId == person || e.PersonId == absent)));
        if (filter.Laid is InboxLaid.Held)
        {
            var (own, theirs) = (Principal.PersonKey(person), Principal.PersonKey(absent));
            laid = laid.Where(p => !data.TaskPrincipals.Any(o => o.TaskId == p.TaskId && o.Why == "why.claimed" && (o.Principal == own || o.Principal == theirs)));
        }
        if (filter.DueFrom is { } from) laid = laid.Where(p => p.Due > from);
        if (filter.DueUntil is { } until) laid = laid.Where(p => p.Due <= until);
        if (filter.Process is { } chosen) laid = laid.Where(p => data.Tasks.Any(t => t.Id == p.TaskId && t.PackageName == chosen));
        if (process is not null) laid = laid.Where(p => data.Tasks.Any(t => t.Id == p.TaskId && t.PackageName == process));
        if (limit is not null) laid = laid.Where(p => data.Tasks.Any(t => t.Id == p.TaskId && (t.AmountFen == null || t.AmountFen <= limit)));
        return laid;
    }

    private static IQueryable<TaskPrincipalRow> After(IQueryable<TaskPrincipalRow> laid, (DateTimeOffset Due, string Id)? key)
    {
        if (key is not { } last) return laid;
        var (due, id) = last;
        return laid.Where(p => p.Due > due || (p.Due == due && string.Compare(p.TaskId, id) > 0));
    }
}

/// <summary>What narrows the list. A task is due within <c>(DueFrom, DueUntil]</c>.</summary>
public sealed record InboxFilter
{
    public InboxLaid Laid { get; init; }
    public DateTimeOffset? DueFrom { get; init; }
    public DateTimeOffset? DueUntil { get; init; }
    public bool OnlySubstitute { get; init; }
    public string? Process { get; init; }
    public string? After { get; init; }
}

/// <summary>How tasks lie before the reader.</summary>
public enum InboxLaid
{
    /// <summary>To be answered: nobody has to take it first, or the reader did.</summary>
    ToDo,
    /// <summary>To be taken first, by whoever comes.</summary>
    ToClaim,
    /// <summary>Taken by somebody else.</summary>
    Held,
}

public sealed record InboxPage(ImmutableArray<InboxTask> Tasks, string? Next);

/// <param name="Why">Key of the sentence that says why it is the reader's.</param>
public sealed record InboxTask(TaskRow Task, string Why, Claim Claim, bool Opened)
{
    /// <summary>Who took it; null where nobody did, or in lists that do not ask.</summary>
    public string? HolderId { get; init; }
}
