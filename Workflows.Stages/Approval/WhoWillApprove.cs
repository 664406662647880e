namespace Workflows.Stages.Approval;

/// <summary>
/// Who will approve (谁来审批): a dry run of the engine itself from where a case stands, with the data it has now and everybody who is
/// asked approving, the first of them where several could. Nothing is kept. It ends where an act would be refused with the present
/// data, for what comes then depends on what is still to be filled in.
/// </summary>
public static class WhoWillApprove
{
    private const int MostSteps = 200;

    private static readonly ImmutableArray<string> Forward = ["approve", "complete", "confirm", "agree", "handBack", "publish", "dismiss"];

    /// <param name="at">The instant as of which the world is read; waiting ahead moves on from it.</param>
    public static Foresight Of(ExecutableProcess process, ProcessInstance instance, IWorld world, DateTimeOffset at) =>
        Follow(process, instance, world, at, [.. instance.Tasks.Select(t => new ForeseenTask(t.NodeId, Entitlement.Holders(world.Directory, t)))]);

    /// <summary>The same of a case that is about to be filed.</summary>
    public static Foresight OfStart(ExecutableProcess process, StartInstance start, IWorld world) => ProcessEngine.Step(process, null, start, world) switch
    {
        Accepted accepted => Follow(process, accepted.Instance, world, start.At, [.. accepted.Facts.SelectMany(Seen)]),
        var refused => new([], process.Model.Start.Id, (refused as Rejected)?.Rejection),
    };

    private static Foresight Follow(ExecutableProcess process, ProcessInstance instance, IWorld world, DateTimeOffset at, List<ForeseenTask> stages)
    {
        for (var step = 0; step < MostSteps && instance.Status is InstanceStatus.Running; step++)
        {
            if (Next(process, instance, world, at) is not { } command)
                return new([.. stages], instance.Standing.FirstOrDefault()?.NodeId, null);
            at = command.At;
            var result = ProcessEngine.Step(process, instance, command, world);
            if (result is not Accepted accepted)
                return new([.. stages], instance.Tasks.FirstOrDefault()?.NodeId, (result as Rejected)?.Rejection);
            instance = accepted.Instance;
            stages.AddRange(accepted.Facts.SelectMany(Seen));
        }
        return new([.. stages], null, null);
    }

    private static IEnumerable<ForeseenTask> Seen(Fact fact) => fact switch
    {
        TaskOpened opened => [new(opened.Task.NodeId, opened.Holders)],
        NodeLeft { Outcome: "skipped" } left => [new(left.NodeId, []) { IsSkipped = true }],
        CarriedOver carried => [new(carried.NodeId, carried.Vote.Persons) { ApprovedBefore = true }],
        _ => [],
    };

    /// <summary>The first who is asked goes on, else the next timer comes; null where neither can.</summary>
    private static Command? Next(ExecutableProcess process, ProcessInstance instance, IWorld world, DateTimeOffset at)
    {
        if (instance.Tasks.Select(t => Answer(instance, world, t, at)).OfType<AnswerTask>().FirstOrDefault() is { } answer)
            return answer;
        return instance.Tasks.IsEmpty && instance.Timers.MinBy(t => (t.At, t.Id)) is { } timer
            ? new FireTimer { Id = "", InstanceId = instance.Id, Actor = Actor.System, At = timer.At > at ? timer.At : at, TimerId = timer.Id } : null;
    }

    private static AnswerTask? Answer(ProcessInstance instance, IWorld world, OpenTask task, DateTimeOffset at) =>
        Forward.FirstOrDefault(task.Acts.Contains) is { } act && Entitlement.Holders(world.Directory, task) is [var first, ..]
            ? new AnswerTask { Id = "", InstanceId = instance.Id, Actor = new(first), At = at, TaskId = task.Id, Visit = task.Visit, Act = act, Words = "-----" } : null;
}

/// <summary>What is foreseen.</summary>
/// <param name="Tasks">In the order in which they come, those open now first.</param>
/// <param name="StopsAt">The node at which it cannot be said how it goes on; null where it was followed to the end.</param>
/// <param name="Why">Why the act there would be refused with the present data; null where nothing is refused.</param>
public sealed record Foresight(ImmutableArray<ForeseenTask> Tasks, string? StopsAt, Rejection? Why);

/// <summary>Whom a stage will ask; nobody where it is skipped.</summary>
public sealed record ForeseenTask(string NodeId, ImmutableArray<string> Persons)
{
    public bool IsSkipped { get; init; }

    /// <summary>True where they approved before and are not asked again.</summary>
    public bool ApprovedBefore { get; init; }
}
