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

    /// <summary>Id of the sub-process it stands in; empty for the process itself. No flow passes that border.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Ids of the sequence flows that lead here, in file order.</summary>
    public ImmutableArray<string> Incoming { get; init; } = [];

    /// <summary>Ids of the sequence flows that lead away, in file order.</summary>
    public ImmutableArray<string> Outgoing { get; init; } = [];

    /// <summary>Line of the element in its file, 1-based; 0 where it was not read from a file.</summary>
    public int Line { get; init; }
}

/// <summary>A none start event (§10.5.2), of the process or of a sub-process.</summary>
public sealed record StartEvent : FlowNode;

/// <summary>An end event (§10.5.3): consumes its token. <see cref="Outcome"/> names how the case, or the sub-process around it, ended.</summary>
public record EndEvent : FlowNode
{
    /// <summary><c>wf:outcome</c>, e.g. <c>approved</c>; empty means <c>completed</c>.</summary>
    public string Outcome { get; init; } = "";
}

/// <summary>A terminate end event (§10.5.3): ends the process or the sub-process it stands in at once, whatever else goes on there.</summary>
public sealed record TerminateEndEvent : EndEvent;

/// <summary>An error end event (§10.5.3): breaks off the sub-processes around it up to the one whose boundary catches the error.</summary>
public sealed record ErrorEndEvent : EndEvent
{
    /// <summary><c>errorCode</c> of the error it names, its id where it has no code; empty where it names none.</summary>
    public string ErrorCode { get; init; } = "";
}

/// <summary>An intermediate timer catch event (§10.5.4).</summary>
public sealed record TimerCatchEvent : FlowNode
{
    public required TimerDefinition Timer { get; init; }
}

/// <summary>A boundary event (§10.5.4) on the activity <see cref="AttachedTo"/>.</summary>
public abstract record BoundaryEvent : FlowNode
{
    public required string AttachedTo { get; init; }

    /// <summary>True: the activity ends when the event occurs (<c>cancelActivity</c>, default true).</summary>
    public bool Interrupting { get; init; } = true;
}

/// <summary>A timer boundary event: counted from when the activity began.</summary>
public sealed record TimerBoundaryEvent : BoundaryEvent
{
    public required TimerDefinition Timer { get; init; }
}

/// <summary>An error boundary event on a sub-process: catches what an error end inside it throws. "Always interrupts" (§10.5.4).</summary>
public sealed record ErrorBoundaryEvent : BoundaryEvent
{
    /// <summary>The code it catches; empty = every error.</summary>
    public string ErrorCode { get; init; } = "";
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

/// <summary>
/// An embedded sub-process (§10.3.5): the nodes whose <see cref="FlowNode.Parent"/> it is, with one start event. It is done when
/// no token is left inside. Its nodes see the data of the case and have none of their own.
/// </summary>
public sealed record SubProcess : Activity;

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
    public string EnglishName { get; init; } = "";

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
