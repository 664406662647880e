using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Engine.Effects;

namespace Workflows.Engine.Facts;

/// <summary>
/// Something that has happened to a case. It knows how it changes the state and what it asks of the outside; folding
/// the facts of the journal gives the state again, without deciding anything. Stored under a name that never changes.
/// </summary>
public abstract record Fact
{
    public abstract ProcessInstance Apply(ProcessInstance instance);

    /// <summary>What is asked of the outside, given the state after this fact.</summary>
    public virtual IEnumerable<Effect> Effects(ProcessInstance after) => [];
}

/// <summary>A fact only one kind of stage knows: it changes what that stage remembers of its visit.</summary>
public abstract record StageFact : Fact
{
    public required string NodeId { get; init; }
    public required int Visit { get; init; }

    protected abstract StageState Change(StageState? stage);

    public sealed override ProcessInstance Apply(ProcessInstance instance) =>
        instance.WithActive(NodeId, Visit, active => active with { Stage = Change(active.Stage) });
}

/// <summary>The case exists. The first fact of every journal.</summary>
[StoredName("instanceStarted", 1)]
public sealed record InstanceStarted : Fact
{
    public required string InstanceId { get; init; }
    public required string PackageName { get; init; }
    public required string PackageHash { get; init; }
    public required string StarterId { get; init; }
    public required string UnitId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string RulePack { get; init; }
    public required string RulePackVersion { get; init; }
    public required FeelContext Values { get; init; }

    /// <summary>The state a case begins with.</summary>
    public ProcessInstance Begin() => new()
    {
        Id = InstanceId,
        PackageName = PackageName,
        PackageHash = PackageHash,
        StarterId = StarterId,
        UnitId = UnitId,
        StartedAt = At,
        RulePack = RulePack,
        RulePackVersion = RulePackVersion,
        Variables = Values,
    };

    public override ProcessInstance Apply(ProcessInstance instance) =>
        throw new InvalidOperationException("A case begins once.");
}

/// <summary>The case follows another version of the rules from now on.</summary>
[StoredName("rulesPinned", 1)]
public sealed record RulesPinned(string Pack, string Version) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance with { RulePack = Pack, RulePackVersion = Version };
}

/// <summary>The case has the number people know it by.</summary>
[StoredName("numberIssued", 1)]
public sealed record NumberIssued(string Number) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance with { Number = Number };
}

/// <summary>Title, amount and parties of the case, as lists show them.</summary>
[StoredName("caseDescribed", 1)]
public sealed record CaseDescribed(string Title, long? AmountFen, ImmutableArray<string> Parties) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) =>
        instance with { Title = Title, AmountFen = AmountFen, Parties = Parties };
}

/// <summary>Data of the case were given. Variables not named keep their value.</summary>
[StoredName("variablesSet", 1)]
public sealed record VariablesSet(FeelContext Values, string By, DateTimeOffset At) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance)
    {
        var variables = instance.Variables;
        var changes = instance.Changes;
        foreach (var name in Values.Names)
        {
            var value = Values.Get(name)!;
            var before = variables.Get(name) ?? FeelValue.Null;
            if (!before.Equals(value))
                changes = changes.SetItem(name, new VariableChange(By, At, before));
            variables = variables.With(name, value);
        }
        return instance with { Variables = variables, Changes = changes };
    }
}

/// <summary>The case is over. Nothing stays open in it.</summary>
[StoredName("instanceEnded", 1)]
public sealed record InstanceEnded(string Outcome, DateTimeOffset At, string Words) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance with
    {
        Status = InstanceStatus.Ended,
        Outcome = Outcome,
        EndedAt = At,
        Active = [],
        Tasks = [],
        Timers = [],
        Arrived = instance.Arrived.Clear(),
        ComeBack = instance.ComeBack.Clear(),
    };
}
