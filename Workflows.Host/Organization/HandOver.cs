using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Organization;
using Workflows.Definitions.Texts;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Host.Audit;
using Workflows.Host.Execution;
using Workflows.Host.Web;

namespace Workflows.Host.Organization;

/// <summary>
/// Somebody leaves and another takes everything over (离职转办): posts, those they stand in for, tasks laid before them by name, the
/// cases they filed. First it is only looked at. Done, the posts change in one transaction with an entry of the system journal;
/// then each case by a command of its own, so that what was interrupted is finished by doing it again.
/// </summary>
public sealed class HandOver(WorkflowsContext data, CommandRunner runner, SystemJournal journal, Reader reader, TimeProvider clock)
{
    /// <summary>As many cases as are handed over at a time; what is left is done by pressing again.</summary>
    public const int MostCases = 500;

    /// <summary>Membership and auditing are the person's own and are not handed over.</summary>
    private static readonly string[] Personal = ["member", "auditor"];

    /// <summary>What there is to hand over; nothing is changed.</summary>
    public async Task<HandOverPlan> LookAsync(string from, CancellationToken cancellation)
    {
        var (now, named) = (clock.GetUtcNow(), Principal.PersonKey(from));
        var posts = await Posts(from, now).AsNoTracking().OrderBy(p => p.UnitId).ThenBy(p => p.Post).ToListAsync(cancellation);
        var standsInFor = await StandsInFor(from, now).AsNoTracking().OrderBy(s => s.ValidFrom).ToListAsync(cancellation);
        var standIns = await StandIns(from, now).AsNoTracking().OrderBy(s => s.ValidFrom).ToListAsync(cancellation);
        var tasks = await data.TaskPrincipals.CountAsync(p => p.Principal == named, cancellation);
        var cases = await Cases(from).CountAsync(cancellation);
        var sample = await Cases(from).OrderBy(c => c.StartedAt).Take(20).Select(c => new HandedCase(c.Id, c.Number, c.Title)).ToListAsync(cancellation);
        return new([.. posts], [.. standsInFor], [.. standIns], tasks, cases, [.. sample]);
    }

    /// <summary>Does it. What could not be handed over is answered with the sentence why.</summary>
    /// <param name="words">Why, for the record of each case.</param>
    public async Task<HandOverResult> DoAsync(string from, string to, string words, CancellationToken cancellation)
    {
        var plan = await LookAsync(from, cancellation);
        var posts = await MoveAsync(from, to, plan, cancellation);
        var ids = await Cases(from).OrderBy(c => c.StartedAt).Take(MostCases).Select(c => new HandedCase(c.Id, c.Number, c.Title)).ToListAsync(cancellation);
        var left = ImmutableArray.CreateBuilder<(HandedCase, Sentence)>();
        var done = 0;
        foreach (var one in ids)
        {
            var outcome = await runner.RunAsync(new HandOverCase
            {
                Id = Guid.NewGuid().ToString("N"), InstanceId = one.Id, Actor = reader.Signed(new(reader.Person!.Id)), At = clock.GetUtcNow(), From = from, To = to, Words = words,
            }, cancellation);
            if (outcome is Outcome.Rejected no) left.Add((one, no.Rejection.Sentence));
            else done++;
        }
        return new(posts, done, left.ToImmutable(), plan.Cases - ids.Count);
    }

    private async Task<int> MoveAsync(string from, string to, HandOverPlan plan, CancellationToken cancellation)
    {
        if (plan.Posts.IsEmpty && plan.StandsInFor.IsEmpty && plan.StandIns.IsEmpty) return 0;
        var now = clock.GetUtcNow();
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        var held = await Posts(to, now).Select(p => new { p.Post, p.UnitId }).ToListAsync(cancellation);
        var posts = await Posts(from, now).ToListAsync(cancellation);
        foreach (var post in posts)
        {
            if (held.All(h => h.Post != post.Post || h.UnitId != post.UnitId))
                data.Add(new PostRow { Post = post.Post, UnitId = post.UnitId, PersonId = to, ValidFrom = now, ValidTo = post.ValidTo });
            post.ValidTo = now;
        }
        foreach (var substitute in await StandsInFor(from, now).ToListAsync(cancellation))
        {
            if (substitute.PersonId != to)
                data.Add(new SubstituteRow
                {
                    PersonId = substitute.PersonId, SubstituteId = to, Process = substitute.Process, LimitFen = substitute.LimitFen,
                    ValidFrom = substitute.ValidFrom > now ? substitute.ValidFrom : now, ValidTo = substitute.ValidTo,
                });
            substitute.ValidTo = substitute.ValidFrom > now ? substitute.ValidFrom : now;
        }
        foreach (var substitute in await StandIns(from, now).ToListAsync(cancellation))
            substitute.ValidTo = substitute.ValidFrom > now ? substitute.ValidFrom : now;
        await journal.AppendAsync(data, "handedOver", reader.Person!.Id, [("from", from), ("to", to), ("posts", string.Join(' ', posts.Select(p => $"{p.Post}@{p.UnitId}")))], cancellation);
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return posts.Count;
    }

    private IQueryable<PostRow> Posts(string person, DateTimeOffset now) =>
        data.Posts.Where(p => p.PersonId == person && !Personal.Contains(p.Post) && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo));

    private IQueryable<SubstituteRow> StandsInFor(string person, DateTimeOffset now) =>
        data.Substitutes.Where(s => s.SubstituteId == person && (s.ValidTo == null || now < s.ValidTo));

    private IQueryable<SubstituteRow> StandIns(string person, DateTimeOffset now) =>
        data.Substitutes.Where(s => s.PersonId == person && (s.ValidTo == null || now < s.ValidTo));

    /// <summary>Running cases in which something is the person's by name: a task, or the place of the starter.</summary>
    private IQueryable<Data.Instances.InstanceRow> Cases(string person)
    {
        var named = Principal.PersonKey(person);
        return data.Instances.AsNoTracking().Where(c => c.Running && (
            data.Tasks.Any(t => t.InstanceId == c.Id && data.TaskPrincipals.Any(p => p.TaskId == t.Id && p.Principal == named))
            || data.CaseParties.Any(p => p.InstanceId == c.Id && p.PersonId == person && p.Role == Data.Instances.CaseRoles.Starter)));
    }
}

/// <param name="StandsInFor">Whom they stand in for; the other does so from now on.</param>
/// <param name="StandIns">Who stands in for them; ends, for there is nothing left to stand in for.</param>
/// <param name="Tasks">Open tasks by name.</param>
/// <param name="Cases">Running cases with a task by name or filed by them.</param>
/// <param name="Sample">The first of these.</param>
public sealed record HandOverPlan(
    ImmutableArray<PostRow> Posts, ImmutableArray<SubstituteRow> StandsInFor, ImmutableArray<SubstituteRow> StandIns, int Tasks, int Cases, ImmutableArray<HandedCase> Sample)
{
    public bool IsEmpty => Posts.IsEmpty && StandsInFor.IsEmpty && StandIns.IsEmpty && Cases == 0;
}

public sealed record HandedCase(string Id, string Number, string Title);

/// <param name="Left">Cases that could not be handed over, each with the reason.</param>
/// <param name="More">Cases nobody has come to yet.</param>
public sealed record HandOverResult(int Posts, int Cases, ImmutableArray<(HandedCase Case, Sentence Why)> Left, int More);
