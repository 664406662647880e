using System.Collections.Immutable;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// Something asked of a case. Time, identity and every accident of the outside world are in it; <see cref="Id"/> makes
/// a repeat answer as the first time did.
/// </summary>
public abstract record Command
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required Actor Actor { get; init; }

    /// <summary>The instant of the act, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why it cannot be accepted now, or null. Looked at before any fact is made.</summary>
    internal abstract Rejection? Refuse(StepRun run);

    /// <summary>What follows from it, fact by fact; each is applied before the next is asked for.</summary>
    internal abstract IEnumerable<Fact> Decide(StepRun run);
}

/// <summary>
/// Who acts. <paramref name="PersonId"/> is the one at the keyboard, <paramref name="OnBehalfOf"/> the one substituted
/// for, <paramref name="AsPost"/> the post acted as (<c>street.chair@unit</c>). The machine itself is <see cref="System"/>.
/// </summary>
public sealed record Actor(string PersonId, string AsPost = "", string OnBehalfOf = "")
{
    /// <summary>The name of the access token by which a program acted for the person; null where the person did.</summary>
    public string? Through { get; init; }

    /// <summary>Timers and other acts without a person.</summary>
    public static Actor System { get; } = new("system");

    /// <summary>Somebody who did not sign in: an objector on a public page.</summary>
    public static Actor Public { get; } = new("public");

    public bool IsPerson => PersonId is not ("system" or "public");
}

public static class ActorQuestions
{
    extension(Actor actor)
    {
        /// <summary>Whose right is used: the one substituted for, else the one at the keyboard.</summary>
        public string Principal => actor.OnBehalfOf is "" ? actor.PersonId : actor.OnBehalfOf;

        /// <summary>The one at the keyboard, then the one substituted for: an act binds and bars both.</summary>
        public ImmutableArray<string> Persons => actor.OnBehalfOf is "" ? [actor.PersonId] : [actor.PersonId, actor.OnBehalfOf];
    }
}

/// <summary>A command only one kind of stage understands. Open family, found by the catalog.</summary>
public abstract record StageCommand : Command
{
    public required string NodeId { get; init; }
    public required int Visit { get; init; }

    internal sealed override Rejection? Refuse(StepRun run) =>
        run.State.Status != InstanceStatus.Running ? Rejection.OfEnded(run)
        : run.State.ActiveAt(NodeId, Visit) is null ? new Rejection("engine.nodeNotActive")
        : !run.Process.Stages.ContainsKey(NodeId) ? new Rejection("engine.actNotAllowed")
        : run.StageOf(NodeId).Refuse(run.At(NodeId, Visit), this);

    internal sealed override IEnumerable<Fact> Decide(StepRun run) =>
        run.StageOf(NodeId).Handle(run.At(NodeId, Visit), this);
}
