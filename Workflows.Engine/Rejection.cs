using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Engine;

/// <summary>
/// Why a command was not accepted: a sentence for the reader, and what changed where something changed under the page.
/// Nothing of the case is touched.
/// </summary>
public sealed record Rejection(Sentence Sentence, ImmutableArray<ShownChange> Changes = default)
{
    public Rejection(string key, params (string Name, object? Value)[] values) : this(Sentence.Of(key, values)) { }

    /// <summary>The key of the sentence, for callers that choose by it.</summary>
    public string Key => Sentence.Key;

    internal static Rejection OfEnded(StepRun run) => new(
        run.State.Outcome == "withdrawn" ? "engine.withdrawnMeanwhile" : "engine.endedMeanwhile",
        ("at", run.World.LocalTime(run.State.EndedAt)),
        ("outcome", OutcomeWords.Of(run.Process.Package, run.State.Outcome)));

    /// <summary>The task was answered, returned or cancelled before this command came.</summary>
    internal static Rejection OfGoneTask(StepRun run, string taskId)
    {
        var node = run.State.Past.LastOrDefault(p => taskId.StartsWith($"{run.State.Id}.{p.NodeId}.{p.Visit}.", StringComparison.Ordinal));
        if (node is null)
            return OfOpenVisit(run, taskId) ?? new("engine.taskGone");
        if (node.Actors.Contains(run.Command.Actor.PersonId))
            return new("engine.youDidAlready", ("at", run.World.LocalTime(node.At)), ("outcome", OutcomeWords.Of(run.Process.Package, node.Outcome)));
        if (node.Acted.Contains(run.Command.Actor.PersonId))
            return new("engine.closedSince", ("at", run.World.LocalTime(node.At)), ("outcome", OutcomeWords.Of(run.Process.Package, node.Outcome)));
        if (node.Actors.IsEmpty)
            return new("engine.closedMeanwhile", ("at", run.World.LocalTime(node.At)), ("outcome", OutcomeWords.Of(run.Process.Package, node.Outcome)));
        return new(node.Outcome is "returned" ? "engine.returnedMeanwhile" : "engine.decidedMeanwhile",
            ("who", string.Join('、', node.Actors.Select(run.World.Directory.NameOf))),
            ("at", run.World.LocalTime(node.At)),
            ("outcome", OutcomeWords.Of(run.Process.Package, node.Outcome)));
    }

    /// <summary>The task is gone while its node goes on: the stage knows more.</summary>
    private static Rejection? OfOpenVisit(StepRun run, string taskId) =>
        run.State.Active.FirstOrDefault(a => taskId.StartsWith($"{run.State.Id}.{a.NodeId}.{a.Visit}.", StringComparison.Ordinal)) is { } active
            ? run.StageOf(active.NodeId).Gone(run.At(active.NodeId, active.Visit), taskId, run.Command.Actor)
            : null;
}

/// <summary>A field that is no longer as it was shown: who changed it, when, from what to what.</summary>
public sealed record ShownChange(string Field, string ActorId, DateTimeOffset At, Definitions.Feel.FeelValue Before, Definitions.Feel.FeelValue Now);
