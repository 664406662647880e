using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.RulePacks;
using Workflows.Engine.Effects;
using Workflows.Engine.Facts;
using Workflows.Engine.Stages;

namespace Workflows.Engine;

/// <summary>
/// One step while it runs: applies each fact the moment it is emitted and queues the reactions of the elements. What
/// elements and stages may ask stands here; they never change anything but by yielding facts.
/// </summary>
public sealed partial class StepRun
{
    /// <summary>More facts than this in one step mean a diagram that turns in a circle.</summary>
    public const int MaxFacts = 10_000;

    private readonly ImmutableArray<Fact>.Builder _facts = ImmutableArray.CreateBuilder<Fact>();
    private readonly ImmutableArray<Effect>.Builder _effects = ImmutableArray.CreateBuilder<Effect>();
    private readonly Queue<(string? Scope, IEnumerable<Fact> Facts)> _reactions = new();
    private ProcessInstance? _state;

    internal StepRun(ExecutableProcess process, ProcessInstance? state, Command command, IWorld world) =>
        (Process, _state, Command, World) = (process, state, command, world);

    public ExecutableProcess Process { get; }
    public Command Command { get; }
    public IWorld World { get; }
    public bool HasState => _state is not null;

    /// <summary>The case as it is now, all facts so far applied.</summary>
    public ProcessInstance State => _state ?? throw new InvalidOperationException("The case has not begun.");

    /// <summary>The legal day of the command.</summary>
    public DateOnly Today => World.DayOf(Command.At);

    /// <summary>The pack pinned in the case.</summary>
    public RulePack Rules
    {
        get
        {
            if (field?.Reference != new PackReference(State.RulePack, State.RulePackVersion))
                field = World.Rules(State.UnitId, State.RulePack, State.RulePackVersion);
            return field;
        }
    }

    /// <summary>The value of a parameter that holds for the case: of the day it began where the parameter is fixed at the application, else of today; null where the pack has none.</summary>
    public RuleParameter? Rule(string key) =>
        Rules.Find(key, Today) is { FixedAt: FixedAt.Application } ? Rules.Find(key, World.DayOf(State.StartedAt)) : Rules.Find(key, Today);

    internal StageBehaviour StageOf(string nodeId) => Process.Stages[nodeId];

    internal StageRun At(string nodeId, int visit) => new(this, nodeId, visit);

    internal StepResult Perform(IEnumerable<Fact> facts)
    {
        Emit(facts);
        while (_facts.Count <= MaxFacts && State.Status == InstanceStatus.Running && Next() is { } reaction)
            Emit(reaction);
        if (_facts.Count > MaxFacts)
            return new Rejected(new Rejection("engine.endlessLoop"));
        _state = State with { Seq = State.Seq + 1 };
        return new Accepted(_facts.ToImmutable(), State, _effects.ToImmutable());
    }

    /// <summary>The next reaction in a scope that still goes on; when none is left, what becomes of a scope without a token; null when all is still.</summary>
    private IEnumerable<Fact>? Next()
    {
        while (_reactions.TryDequeue(out var reaction))
            if (State.IsOpen(reaction.Scope))
                return reaction.Facts;
        return Settle();
    }

    private void Emit(IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        {
            var scope = ScopeOf(fact);
            _state = ProcessEngine.Apply(_state, fact);
            _facts.Add(fact);
            _effects.AddRange(fact.Effects(State));
            if (ReactionTo(fact, scope) is { } reaction)
                _reactions.Enqueue((scope, reaction));
            if (fact is VariablesSet && DescribeCaseIfChanged() is { } described)
                Emit([described]);
            if (_facts.Count > MaxFacts)
                return;
        }
    }

    /// <summary>The value of an expression over the case's data; sealed values stay sealed.</summary>
    public FeelValue Evaluate(string expression) => Process.Expression(expression).Evaluate(Scope()).Value;

    public FeelScope Scope() => new(CaseVariables.Of(this, reveal: false), Command.At, World.Zone);

    /// <summary>The same with sealed values in clear, for conditions and decisions whose result alone is kept.</summary>
    internal FeelScope RevealingScope() => new(CaseVariables.Of(this, reveal: true), Command.At, World.Zone);

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
