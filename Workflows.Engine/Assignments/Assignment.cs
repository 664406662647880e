using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Engine.Facts;
using Workflows.Engine.Stages;

namespace Workflows.Engine.Assignments;

/// <summary>Lays a task before the people its settings mean, with its clock.</summary>
public static class Assignment
{
    /// <summary>
    /// Opens a task. Where everybody who could answer is barred, it goes to the settings' <c>nobody</c>, else to the
    /// administrator of the root unit, and says so. Facts: TaskOpened, DeadlineSet, TimerSet, Notified.
    /// </summary>
    /// <param name="barred">Further persons who may not answer this one, with the reason.</param>
    public static IEnumerable<Fact> Open(
        StageRun run, AssignmentSettings settings, string purpose, string form, ImmutableArray<string> acts,
        params ImmutableArray<Exclusion> barred) =>
        Open(run, settings, Resolve(run, settings, barred), purpose, form, acts);

    /// <summary>The same for people already found.</summary>
    public static IEnumerable<Fact> Open(
        StageRun run, AssignmentSettings settings, Resolution found, string purpose, string form, ImmutableArray<string> acts)
    {
        var task = new OpenTask
        {
            Id = run.TaskId(purpose),
            NodeId = run.NodeId,
            Visit = run.Visit,
            Purpose = purpose,
            Principals = found.Principals,
            Excluded = found.Excluded,
            Form = form,
            Acts = acts,
            OpenedAt = run.Command.At,
            ToClaim = settings.Claim && found.Holders.Length > 1 ? true : null,
        };
        yield return new TaskOpened(task, found.Holders);
        foreach (var fact in TaskClock.Start(run.Step, task.Id, settings.Clock))
            yield return fact;
        yield return Notified.About("taskOpened", task.Principals.Select(p => p.Key), task.Id);
        foreach (var role in found.Principals.Where(p => p.IsGuestRole && found.Principals.All(o => o.IsGuestRole)))
            yield return Notified.About("guestWanted", [Principal.PersonKey(run.Command.Actor.IsPerson ? run.Command.Actor.PersonId : run.State.Responsible)], "", ("role", role.Key["guest:".Length..]));
    }

    /// <summary>
    /// Lays an open task before the same people anew, because what it asks has changed: an answer to the old one comes too
    /// late, its due day and timers go over. Facts: TaskClosed, TaskOpened, TimerSet, Notified.
    /// </summary>
    public static IEnumerable<Fact> Renew(StageRun run, OpenTask old, string purpose)
    {
        var timers = TimersOf(run, old);
        return Pass(run, old with { Id = run.TaskId(purpose), Purpose = purpose }, timers).Prepend(new TaskClosed(old.Id));
    }

    /// <summary>Lays a task before people in place of another one: the due day it bears and the timers of the other go over. Facts: TaskOpened, TimerSet, Notified.</summary>
    public static IEnumerable<Fact> Pass(StageRun run, OpenTask task, ImmutableArray<PendingTimer> timers)
    {
        task = task with { OpenedAt = run.Command.At };
        yield return new TaskOpened(task, Entitlement.Holders(run.World.Directory, task));
        foreach (var timer in timers)
            yield return new TimerSet(timer with { Id = TaskClock.IdOf(task.Id, timer.Name, timer.Count), TaskId = task.Id });
        yield return Notified.About("taskOpened", task.Principals.Select(p => p.Key), task.Id);
    }

    /// <summary>The timers of a task that still wait; to be asked before it is closed or answered.</summary>
    public static ImmutableArray<PendingTimer> TimersOf(StageRun run, OpenTask task) => [.. run.State.Timers.Where(t => t.TaskId == task.Id)];

    /// <summary>
    /// Who would answer now: the same answer the preview of approvers gives. Whoever stands in is looked at like the
    /// candidates themselves: somebody barred does not come back by that door.
    /// </summary>
    public static Resolution Resolve(StageRun run, AssignmentSettings settings, ImmutableArray<Exclusion> barred)
    {
        var found = Look(run, settings, barred);
        return found.Holders.IsEmpty && !found.Principals.Any(p => p.IsGuestRole) ? Instead(run, settings, found, barred) : found;
    }

    /// <summary>Whom the settings mean, and who of them remains; nobody stands in where nobody remains.</summary>
    public static Resolution Look(StageRun run, AssignmentSettings settings, ImmutableArray<Exclusion> barred) =>
        Screen(run, settings, [.. settings.Candidates.SelectMany(c => Meant(run, settings, c)).DistinctBy(p => p.Key)], barred);

    /// <summary>Who answers where nobody of those meant remains: the one named for it, else the administrator of the root unit.</summary>
    public static Resolution Instead(StageRun run, AssignmentSettings settings, Resolution found, ImmutableArray<Exclusion> barred)
    {
        var why = found.Excluded.IsEmpty ? "why.nobodyElse" : "why.othersBarred";
        var instead = Screen(run, settings, settings.Nobody is { } nobody ? [.. Find(run, nobody)] : [], barred);
        if (!instead.Holders.IsEmpty)
            return instead with { Principals = [.. instead.Principals.Select(p => p with { Why = why })], Excluded = All(found, instead) };
        var root = run.World.Directory.UnitAt(run.State.UnitId, "root")?.Id ?? "";
        var last = Screen(run, settings, [Principal.Post("administrator", root, "why.administrator")], barred);
        return last with { Excluded = All(found, instead, last) };
    }

    /// <summary>The principals one candidate means, the starter's superior in place of one behind which only the starter stands, where it says so.</summary>
    public static IEnumerable<Principal> Meant(StageRun run, AssignmentSettings settings, CandidateSetting candidate) =>
        Find(run, candidate).Select(p => settings is { IfStarter: StarterAmong.Superior, ExcludeStarter: false }
            && p.Why is not "why.starter" && Entitlement.PersonsBehind(run.World.Directory, p) is [var only] && only == run.State.StarterId
                ? SuperiorOf(run, p) ?? p : p);

    /// <summary>The holder of the same post at the nearest unit above; null for a name, and where nobody above holds it.</summary>
    private static Principal? SuperiorOf(StageRun run, Principal principal) =>
        principal.Key.StartsWith("post:", StringComparison.Ordinal) && principal.Key["post:".Length..].Split('@') is [var post, var unit]
            ? NearestHeldByOthers(run, post, run.World.Directory.Upwards(unit).Skip(1)) : null;

    private static Principal? NearestHeldByOthers(StageRun run, string post, IEnumerable<Unit> units) => units
        .Where(unit => run.World.Directory.Holders(post, unit.Id).Any(p => p.Id != run.State.StarterId))
        .Select(unit => Principal.Post(post, unit.Id, "why.superior")).FirstOrDefault();

    /// <summary>Principals with the persons behind them who are barred and why, and those who remain.</summary>
    public static Resolution Screen(StageRun run, AssignmentSettings settings, ImmutableArray<Principal> principals, ImmutableArray<Exclusion> barred)
    {
        var persons = PersonsOf(run.World.Directory, principals);
        var excluded = persons.Select(p => Exclusions.Against(run.Step, settings, principals, p) is { } why ? new Exclusion(p, why) : null)
            .OfType<Exclusion>().Concat(barred)
            .DistinctBy(e => e.PersonId).ToImmutableArray();
        return new(principals, excluded, [.. persons.Where(p => excluded.All(e => e.PersonId != p))]);
    }

    private static ImmutableArray<Exclusion> All(params Resolution[] resolutions) =>
        [.. resolutions.SelectMany(r => r.Excluded).DistinctBy(e => e.PersonId)];

    /// <summary>The principals one setting means; a post nobody holds is still meant.</summary>
    public static IEnumerable<Principal> Find(StageRun run, CandidateSetting setting) => setting.Kind switch
    {
        CandidateKind.Starter => [Principal.Person(run.State.Responsible, "why.starter")],
        CandidateKind.Post => run.World.Directory.UnitAt(run.State.UnitId, setting.At) is { } unit
            ? [Principal.Post(setting.Value, unit.Id, "why.post")] : [],
        CandidateKind.Line => Line(run, setting).Select(unit => Principal.Post(setting.Value, unit.Id, "why.post")),
        CandidateKind.Superior => run.World.Directory.UnitAt(run.State.UnitId, setting.At) is { } from
            && NearestHeldByOthers(run, setting.Value, run.World.Directory.Upwards(from.Id)) is { } superior ? [superior] : [],
        CandidateKind.Guest => [Principal.GuestOf(setting.Value), .. (run.State.Guests ?? []).Where(g => g.Role == setting.Value && g.DismissedAt is null).Select(g => Principal.Person(g.Id, Principal.WhyGuest))],
        CandidateKind.ActorOf => (run.State.LastVisit(setting.Value)?.Actors ?? []).Select(p => Principal.Person(p, "why.actedBefore")),
        _ => (run.Evaluate(setting.Value) switch
        {
            FeelString one => [one.Value],
            FeelList many => many.Items.OfType<FeelString>().Select(p => p.Value),
            _ => Enumerable.Empty<string>(),
        }).Select(p => Principal.Person(p, setting.Kind is CandidateKind.Chosen ? "why.chosen" : "why.named")),
    };

    /// <summary>Units of a line at which somebody holds the post, nearest first.</summary>
    private static IEnumerable<Unit> Line(StageRun run, CandidateSetting setting)
    {
        var directory = run.World.Directory;
        if (directory.UnitAt(run.State.UnitId, setting.At) is not { } from)
            yield break;
        var last = directory.UnitAt(run.State.UnitId, setting.UpTo)?.Id;
        foreach (var unit in directory.Upwards(from.Id))
        {
            if (!directory.Holders(setting.Value, unit.Id).IsEmpty)
                yield return unit;
            if (unit.Id == last)
                yield break;
        }
    }

    private static ImmutableArray<string> PersonsOf(IDirectory directory, ImmutableArray<Principal> principals) =>
        [.. principals.SelectMany(p => Entitlement.PersonsBehind(directory, p)).Distinct(StringComparer.Ordinal)];
}

/// <summary>Whom a task goes to, who is barred and why, and the persons behind it at that instant.</summary>
public sealed record Resolution(ImmutableArray<Principal> Principals, ImmutableArray<Exclusion> Excluded, ImmutableArray<string> Holders);
