namespace Workflows.Stages.Approval;

/// <summary>Who sits at the table where each person answers for themselves, in the order in which the diagram names them, and who of them approved before.</summary>
internal static class Seating
{
    /// <summary>One seat for each person, by the posts nobody else holds, so that a successor may; else by name.</summary>
    public static ImmutableArray<Seat> Of(StageRun run, ApprovalSettings settings, Resolution found)
    {
        var weights = settings.Assignment.Candidates
            .SelectMany(c => Assignment.Meant(run, settings.Assignment, c).Select(p => (p.Key, c.Weight)))
            .ToLookup(w => w.Key, w => w.Weight, StringComparer.Ordinal);
        return [.. found.Holders.Select(person => new Seat($"decide-{person}", AskedAs(run, found, person), WeightOf(run, found, weights, person)))];
    }

    /// <summary>The node at which one of the persons a seat is for approved before and need not again; null where somebody has to be asked.</summary>
    public static (string Person, string From)? ApprovedBefore(StageRun run, ApprovalSettings settings, IEnumerable<string> persons)
    {
        if (settings.Again is AskedAgain.Ask || Guard.AnyBroken(run, settings.Guards))
            return null;
        var since = run.State.Past.Reverse().TakeWhile(p => p.Outcome is not "returned").Where(p => p.NodeId != run.NodeId && !p.Actors.IsEmpty);
        var before = settings.Again is AskedAgain.OnceForConsecutive ? since.Take(1) : since;
        return (
            from visit in before
            where visit.Outcome is "approved" && run.Step.Process.Stages.GetValueOrDefault(visit.NodeId) is IApproval
            where run.State.Changes.Values.All(change => change.At <= visit.At)
            from person in persons
            where visit.Actors.Contains(person)
            select ((string, string)?)(person, visit.NodeId)).FirstOrDefault();
    }

    private static ImmutableArray<Principal> AskedAs(StageRun run, Resolution found, string person)
    {
        var alone = found.Principals.Where(p =>
            Entitlement.PersonsBehind(run.World.Directory, p).Intersect(found.Holders).SequenceEqual([person])).ToImmutableArray();
        return alone.IsEmpty ? [Principal.Person(person, "why.named")] : alone;
    }

    /// <summary>The greatest weight of what the person was found by.</summary>
    private static int WeightOf(StageRun run, Resolution found, ILookup<string, int> weights, string person) => found.Principals
        .Where(p => Entitlement.PersonsBehind(run.World.Directory, p).Contains(person))
        .SelectMany(p => weights[p.Key]).DefaultIfEmpty(1).Max();
}
