using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Model;
using Workflows.Definitions.RulePacks;
using Workflows.Engine.Effects;
using Workflows.Engine.Elements;
using Workflows.Engine.Facts;
using Workflows.Engine.Stages;

namespace Workflows.Engine;

/// <summary>
/// One step while it runs: applies each fact the moment it is emitted and queues the reactions of the elements. What
/// elements and stages may ask stands here; they never change anything but by yielding facts.
/// </summary>
public sealed class StepRun
{
    /// <summary>More facts than this in one step mean a diagram that turns in a circle.</summary>
    public const int MaxFacts = 2_000;

    private readonly ImmutableArray<Fact>.Builder _facts = ImmutableArray.CreateBuilder<Fact>();
    private readonly ImmutableArray<Effect>.Builder _effects = ImmutableArray.CreateBuilder<Effect>();
    private readonly Queue<IEnumerable<Fact>> _reactions = new();
    private ProcessInstance? _state;

    internal StepRun(ExecutableProcess process, ProcessInstance? state, Command command, IWorld world) =>
        (Process, _state, Command, World) = (process, state, command, world);

    public ExecutableProcess Process { get; }
    public Command Command { get; }
    public IWorld World { get; }
    public bool HasState => _state is not null;

    /// <summary>True while other elements still have to react in this step.</summary>
    internal bool HasReactions => _reactions.Count > 0;

    /// <summary>The case as it is now, all facts so far applied.</summary>
    public ProcessInstance State => _state ?? throw new InvalidOperationException("The case has not begun.");

    /// <summary>The legal day of the command.</summary>
    public DateOnly Today => World.DayOf(Command.At);

    public RulePack Rules => field ??= World.Rules(State.UnitId, State.RulePack, State.RulePackVersion);

    internal StageBehaviour StageOf(string nodeId) => Process.Stages[nodeId];

    internal StageRun At(string nodeId, int visit) => new(this, nodeId, visit);

    internal StepResult Perform(IEnumerable<Fact> facts)
    {
        Emit(facts);
        while (_facts.Count <= MaxFacts && State.Status == InstanceStatus.Running && _reactions.TryDequeue(out var reaction))
            Emit(reaction);
        if (State.Status == InstanceStatus.Running && State.Active.IsEmpty)
            Emit(State.Arrived.IsEmpty ? End("completed", "") : Stop(StuckJoin(), Incidents.JoinWaitsForEver));
        if (_facts.Count > MaxFacts)
            return new Rejected(new Rejection("engine.endlessLoop"));
        _state = State with { Seq = State.Seq + 1 };
        return new Accepted(_facts.ToImmutable(), State, _effects.ToImmutable());
    }

    private void Emit(IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        {
            _state = ProcessEngine.Apply(_state, fact);
            _facts.Add(fact);
            _effects.AddRange(fact.Effects(State));
            if (ReactionTo(fact) is { } reaction)
                _reactions.Enqueue(reaction);
            if (fact is VariablesSet && DescribeCaseIfChanged() is { } described)
                Emit([described]);
            if (_facts.Count > MaxFacts)
                return;
        }
    }

    /// <summary>Facts that move a token make the next element react.</summary>
    private IEnumerable<Fact>? ReactionTo(Fact fact) => fact switch
    {
        FlowTaken taken => Arrive(Process.Model.Flows[taken.FlowId]),
        NodeLeft left => Leave(Process.Model.Node(left.NodeId)),
        NodeReturned returned => Enter(Process.Model.Node(returned.To)),
        CameBack back => Enter(Process.Model.Node(back.To)),
        TokenMoved moved => Enter(Process.Model.Node(moved.To)),
        _ => null,
    };

    private IEnumerable<Fact> Arrive(SequenceFlow flow) =>
        Process.Model.Node(flow.Target) is ParallelGateway { Incoming.Length: > 1 } gateway
            ? ParallelGatewayElement.Arrive(this, gateway, flow)
            : Enter(Process.Model.Node(flow.Target));

    /// <summary>A token comes to a node. One file of <c>Elements</c> for each.</summary>
    internal IEnumerable<Fact> Enter(FlowNode node) => node switch
    {
        StartEvent start => StartEventElement.Enter(this, start),
        EndEvent end => EndEventElement.Enter(this, end),
        ExclusiveGateway gateway => ExclusiveGatewayElement.Enter(this, gateway),
        ParallelGateway gateway => ParallelGatewayElement.Enter(this, gateway),
        TimerCatchEvent timer => TimerCatch.Enter(this, timer),
        UserTask task => UserTaskElement.Enter(this, task),
        ServiceTask task => ServiceTaskElement.Enter(this, task),
        ScriptTask task => ScriptTaskElement.Enter(this, task),
        BusinessRuleTask task => BusinessRuleTaskElement.Enter(this, task),
        _ => throw new InvalidOperationException($"A token cannot enter {node.GetType().Name} {node.Id}."),
    };

    /// <summary>A token stopped at a node for a reason tries again where it stopped: before the node, in it, or at its flows.</summary>
    internal IEnumerable<Fact> Again(FlowNode node, string reason) => node switch
    {
        ParallelGateway { Incoming.Length: > 1 } join => ParallelGatewayElement.Activate(this, join),
        Activity when reason == Incidents.NoFlowChosen => TakeAll(node),
        _ => Enter(node),
    };

    private IEnumerable<Fact> Leave(FlowNode node) => State.ComeBack.TryGetValue(node.Id, out var back)
        ? [new CameBack(node.Id, back)]
        : TakeAll(node);

    /// <summary>
    /// Sends a token down each outgoing flow whose condition holds (an activity's flows are an implicit split, §13.2.1). Where
    /// none does the token stays, with an incident: it must not vanish.
    /// </summary>
    internal IEnumerable<Fact> TakeAll(FlowNode node)
    {
        var chosen = Process.Model.OutgoingOf(node).Where(f => f.Id != Default(node) && Holds(f)).ToArray();
        if (chosen.Length == 0 && Default(node) is { } fallback)
            chosen = [Process.Model.Flows[fallback]];
        if (chosen.Length == 0 && node.Outgoing.Length > 0)
            return Stop(node, Incidents.NoFlowChosen);
        return chosen.Select(f => new FlowTaken(f.Id));
    }

    private static string? Default(FlowNode node) => (node as Activity)?.DefaultFlow;

    /// <summary>True where the flow has no condition or its condition is true; null and errors are not true.</summary>
    internal bool Holds(SequenceFlow flow) =>
        flow.Condition is null || Process.Expression(flow.Condition).Evaluate(RevealingScope()).Value is FeelBoolean { Value: true };

    internal int NextVisit(string nodeId) => State.Visits.GetValueOrDefault(nodeId) + 1;

    /// <summary>The token stays at a node that cannot go on by itself.</summary>
    internal IEnumerable<Fact> Stop(FlowNode node, string reason)
    {
        var visit = NextVisit(node.Id);
        yield return new NodeEntered(node.Id, visit, Command.At);
        yield return new IncidentRaised(node.Id, visit, reason);
    }

    /// <summary>A gateway at which tokens wait for one that can no longer come.</summary>
    private FlowNode StuckJoin() => Process.Model.Node(Process.Model.Flows[State.Arrived.Keys.First()].Target);

    /// <summary>The case ends: reserved amounts are free again, nothing stays open.</summary>
    internal IEnumerable<Fact> End(string outcome, string words)
    {
        foreach (var fact in State.Active.SelectMany(BreakOff))
            yield return fact;
        foreach (var held in State.Reservations.Values)
            yield return new AmountReleased(held.Ledger, held.EntryKey, held.Fen);
        yield return new InstanceEnded(outcome, Command.At, words);
    }

    /// <summary>The value of an expression over the case's data; sealed values stay sealed.</summary>
    public FeelValue Evaluate(string expression) => Process.Expression(expression).Evaluate(Scope()).Value;

    public FeelScope Scope() => new(CaseVariables.Of(this, reveal: false), Command.At, World.Zone);

    /// <summary>The same with sealed values in clear, for conditions and decisions whose result alone is kept.</summary>
    internal FeelScope RevealingScope() => new(CaseVariables.Of(this, reveal: true), Command.At, World.Zone);

    /// <summary>What the stage of a node does when its visit is broken off.</summary>
    internal IEnumerable<Fact> BreakOff(ActiveNode active) =>
        Process.Stages.TryGetValue(active.NodeId, out var stage) ? stage.BreakOff(At(active.NodeId, active.Visit)) : [];

    /// <summary>The free balance of a ledger, after what this step has already set aside and released.</summary>
    public Money? Balance(string ledger) => World.Balance(ledger) is not { } before ? null
        : new Money(before.Fen + _effects.OfType<WriteLedger>().Where(e => e.Ledger == ledger).Sum(e => e.Kind switch
        {
            LedgerEntryKind.Reserve => -e.Fen,
            LedgerEntryKind.Release or LedgerEntryKind.Return => e.Fen,
            _ => 0,
        }));

    internal NumberIssued IssueNumber()
    {
        var settings = Process.Model.Case;
        var unit = World.Directory.UnitAt(State.UnitId, settings.NumberLevel is "" ? "self" : $"level:{settings.NumberLevel}")?.Id ?? State.UnitId;
        var year = Today.Year.ToString(CultureInfo.InvariantCulture);
        var next = World.NextNumber($"{State.PackageName}:{unit}:{year}");
        return new(settings.Number.Replace("{year}", year, StringComparison.Ordinal)
            .Replace("{n}", next.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    internal CaseDescribed DescribeCase()
    {
        var settings = Process.Model.Case;
        var title = settings.Title is "" ? Process.Model.Name : Evaluate(settings.Title) is FeelString said ? said.Value : Process.Model.Name;
        var amount = settings.Amount is "" ? null : (Evaluate(settings.Amount) as FeelNumber)?.ToMoney()?.Fen;
        var parties = settings.Parties is "" ? FeelValue.Null : Evaluate(settings.Parties);
        return new(title, amount, parties switch
        {
            FeelString one => [one.Value],
            FeelList many => [.. many.Items.OfType<FeelString>().Select(p => p.Value)],
            _ => [],
        });
    }

    private CaseDescribed? DescribeCaseIfChanged()
    {
        var now = DescribeCase();
        return now.Title == State.Title && now.AmountFen == State.AmountFen && now.Parties.SequenceEqual(State.Parties) ? null : now;
    }
}
