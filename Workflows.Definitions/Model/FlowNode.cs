using System.Collections.Immutable;

namespace Workflows.Definitions.Model;

/// <summary>
/// A node of a process: where a token may stand or pass (BPMN 2.0.2 §10.1). The whole family stands on this screen;
/// each case has one file in <c>Workflows.Engine/Elements</c> that says how it runs.
/// </summary>
public abstract record FlowNode
{
    /// <summary>The id in the file; unique in the package.</summary>
    public required string Id { get; init; }

    /// <summary>The name on the diagram, in the union's words. May be empty for gateways.</summary>
    public string Name { get; init; } = "";

    /// <summary>The English name (<c>wf:nameEn</c>); the Chinese one where none is given.</summary>
    public string EnglishName { get; init; } = "";

    /// <summary>Ids of the sequence flows that lead here, in file order.</summary>
    public ImmutableArray<string> Incoming { get; init; } = [];

    /// <summary>Ids of the sequence flows that lead away, in file order.</summary>
    public ImmutableArray<string> Outgoing { get; init; } = [];

    /// <summary>Line of the element in its file, 1-based; 0 where it was not read from a file.</summary>
    public int Line { get; init; }
}

/// <summary>A none start event (§10.5.2).</summary>
public sealed record StartEvent : FlowNode;

/// <summary>A none end event (§10.5.3): consumes its token. <see cref="Outcome"/> names how the case ended.</summary>
public sealed record EndEvent : FlowNode
{
    /// <summary><c>wf:outcome</c>, e.g. <c>approved</c>; empty means <c>completed</c>.</summary>
    public string Outcome { get; init; } = "";
}

/// <summary>An intermediate timer catch event (§10.5.4).</summary>
public sealed record TimerCatchEvent : FlowNode
{
    public required TimerDefinition Timer { get; init; }
}

/// <summary>A timer boundary event (§10.5.4) on the activity <see cref="AttachedTo"/>.</summary>
public sealed record TimerBoundaryEvent : FlowNode
{
    public required string AttachedTo { get; init; }

    /// <summary>True: the activity ends when the timer fires (<c>cancelActivity</c>, default true).</summary>
    public bool Interrupting { get; init; } = true;

    public required TimerDefinition Timer { get; init; }
}

/// <summary>An exclusive gateway (§10.6.2): the first flow in file order whose condition is true, else the default.</summary>
public sealed record ExclusiveGateway : FlowNode
{
    public string? DefaultFlow { get; init; }
}

/// <summary>A parallel gateway (§10.6.4): waits for a token on each incoming flow, then sends one down each outgoing.</summary>
public sealed record ParallelGateway : FlowNode;

/// <summary>What work is done in (§10.3). May carry boundary events.</summary>
public abstract record Activity : FlowNode
{
    public string? DefaultFlow { get; init; }
}

/// <summary>A user task (§10.3.3): people answer it as its <see cref="Stage"/> says.</summary>
public sealed record UserTask : Activity
{
    /// <summary>Never null after reading: without <c>wf:stage</c> it is the stage kind <c>task</c> for the starter.</summary>
    public required StageElement Stage { get; init; }
}

/// <summary>A service task (§10.3.3) done by a stage without people: register entry, reservation, notification.</summary>
public sealed record ServiceTask : Activity
{
    public required StageElement Stage { get; init; }
}

/// <summary>A script task (§10.3.3) in FEEL: its value becomes the variable <see cref="ResultVariable"/>.</summary>
public sealed record ScriptTask : Activity
{
    public required string Script { get; init; }
    public required string ResultVariable { get; init; }
}

/// <summary>A business rule task (§10.3.3): a DMN decision of the package; its value becomes <see cref="ResultVariable"/>.</summary>
public sealed record BusinessRuleTask : Activity
{
    /// <summary>Id or name of the decision (<c>wf:decision</c>).</summary>
    public required string Decision { get; init; }
    public required string ResultVariable { get; init; }
}

/// <summary>A sequence flow (§8.4.13). Ids may be missing in files; the reader then makes <c>source--target</c>.</summary>
public sealed record SequenceFlow(string Id, string Source, string Target)
{
    public string Name { get; init; } = "";

    /// <summary>FEEL text of the condition, without a leading <c>=</c>; null = always.</summary>
    public string? Condition { get; init; }

    public int Line { get; init; }
}

/// <summary>When a timer fires: exactly one of its members is set.</summary>
public sealed record TimerDefinition
{
    /// <summary>A parameter of the rule pack (e.g. <c>A-34.followUp</c>), counted from the day the node is entered.</summary>
    public string? Rule { get; init; }

    /// <summary>FEEL giving a duration (or ISO 8601 text).</summary>
    public string? Duration { get; init; }

    /// <summary>FEEL giving a date or a date and time (or ISO 8601 text).</summary>
    public string? Date { get; init; }
}
