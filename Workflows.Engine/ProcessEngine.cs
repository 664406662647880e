using System.Collections.Immutable;
using Workflows.Engine.Effects;
using Workflows.Engine.Facts;

namespace Workflows.Engine;

/// <summary>
/// The sentence this house is built on: a definition and a case meet a command, and answer with facts or a rejection.
/// Pure: the same four arguments give the same answer.
/// </summary>
public static class ProcessEngine
{
    /// <summary>
    /// One step of a case. <paramref name="instance"/> is null for the command that starts it. Never throws for anything a
    /// person or a diagram may do; an exception means this code is wrong.
    /// </summary>
    public static StepResult Step(ExecutableProcess process, ProcessInstance? instance, Command command, IWorld world)
    {
        var run = new StepRun(process, instance, command, world);
        if (!run.HasState && command is not StartInstance)
            return new Rejected(new Rejection("engine.unknownInstance"));
        if (command.Refuse(run) is { } rejection)
            return new Rejected(rejection);
        return run.Perform(command.Decide(run));
    }

    /// <summary>The state that stored facts lead to. Needs no world: nothing is decided again.</summary>
    /// <param name="before">The state before the first of the facts; null where they begin the case.</param>
    public static ProcessInstance Fold(ProcessInstance? before, IEnumerable<Fact> facts) => facts.Aggregate(before, Apply)
        ?? throw new ArgumentException("A case begins with a fact.", nameof(facts));

    internal static ProcessInstance Apply(ProcessInstance? instance, Fact fact) =>
        fact is InstanceStarted started ? started.Begin() : fact.Apply(instance!);
}

/// <summary>What a step answers.</summary>
public abstract record StepResult;

/// <summary>The command was accepted: its facts in order, the state after them, and what they ask of the outside.</summary>
public sealed record Accepted(ImmutableArray<Fact> Facts, ProcessInstance Instance, ImmutableArray<Effect> Effects) : StepResult;

/// <summary>The command was not accepted; nothing changed.</summary>
public sealed record Rejected(Rejection Rejection) : StepResult;
