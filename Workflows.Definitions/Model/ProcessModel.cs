using System.Collections.Immutable;

namespace Workflows.Definitions.Model;

/// <summary>One BPMN process as data: nodes, flows and what our extension namespace says of the whole.</summary>
public sealed record ProcessModel
{
    /// <summary>Namespace of our extension elements, prefix <c>wf</c>.</summary>
    public const string ExtensionNamespace = "http://union-workflows.example/schema/1";

    public required string Id { get; init; }
    public string Name { get; init; } = "";
    public string EnglishName { get; init; } = "";

    /// <summary>Nodes by id.</summary>
    public required ImmutableSortedDictionary<string, FlowNode> Nodes { get; init; }

    /// <summary>Sequence flows by id.</summary>
    public required ImmutableSortedDictionary<string, SequenceFlow> Flows { get; init; }

    /// <summary>Lanes in file order, each with the ids of its nodes.</summary>
    public ImmutableArray<Lane> Lanes { get; init; } = [];

    /// <summary><c>&lt;wf:case …&gt;</c>: how a case is titled, numbered, started and read.</summary>
    public CaseSettings Case { get; init; } = new();

    public FlowNode Node(string id) => Nodes[id];

    public StartEvent Start => StartOf("");

    /// <summary>The start event of a sub-process; of the process itself for the empty id.</summary>
    public StartEvent StartOf(string subProcess) => Nodes.Values.OfType<StartEvent>().Single(s => s.Parent == subProcess);

    public IEnumerable<BoundaryEvent> BoundariesOf(string activity) =>
        Nodes.Values.OfType<BoundaryEvent>().Where(b => b.AttachedTo == activity);

    public IEnumerable<SequenceFlow> OutgoingOf(FlowNode node) => node.Outgoing.Select(id => Flows[id]);
}

/// <summary>A lane: who does the nodes in it. Says nothing to the engine.</summary>
public sealed record Lane(string Id, string Name, ImmutableArray<string> Nodes)
{
    public string EnglishName { get; init; } = "";
}

/// <summary>Settings of the whole process, from <c>&lt;wf:case&gt;</c> under the process's extension elements.</summary>
public sealed record CaseSettings
{
    /// <summary>FEEL giving the title of a case. Must not read sensitive fields.</summary>
    public string Title { get; init; } = "";

    /// <summary>FEEL giving the ids of the persons whose matter it is: relatives of theirs are barred (G-44).</summary>
    public string Parties { get; init; } = "";

    /// <summary>FEEL giving the amount of money a case is about, in yuan; empty = none. Shown in lists.</summary>
    public string Amount { get; init; } = "";

    /// <summary>Form answered when a case is started.</summary>
    public string StartForm { get; init; } = "";

    /// <summary>Posts whose holders may start a case, e.g. <c>enterprise.officer</c>.</summary>
    public ImmutableArray<string> Starters { get; init; } = [];

    /// <summary>Words of the number, e.g. <c>示帮〔{year}〕{n}号</c>.</summary>
    public string Number { get; init; } = "{year}-{n}";

    /// <summary>Kind of unit whose counter gives the number, e.g. <c>district</c>; empty = the case's own unit.</summary>
    public string NumberLevel { get; init; } = "";

    /// <summary>How sensitive the case is: <c>ordinary</c>, <c>personal</c>, <c>sealed</c>.</summary>
    public string Sensitivity { get; init; } = "ordinary";

    /// <summary>Posts whose holders at the case's unit or above may read it.</summary>
    public ImmutableArray<string> Readers { get; init; } = [];

    /// <summary>Names for parameters of the rule pack, readable in FEEL: name → parameter key.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Names for ledgers, readable in FEEL as <c>{id, balance}</c> (yuan).</summary>
    public ImmutableSortedDictionary<string, LedgerReference> Ledgers { get; init; } =
        ImmutableSortedDictionary.Create<string, LedgerReference>(StringComparer.Ordinal);

    /// <summary>As what people without a post may be invited to a case, by role.</summary>
    public ImmutableSortedDictionary<string, GuestRole> Guests { get; init; } =
        ImmutableSortedDictionary.Create<string, GuestRole>(StringComparer.Ordinal);

    /// <summary>Conditions on the start form without which a case is not filed.</summary>
    public ImmutableArray<StartGuard> Guards { get; init; } = [];

    /// <summary>Decision evaluated on the start form before filing, to explain eligibility; empty = none.</summary>
    public string PreviewDecision { get; init; } = "";
}

/// <summary>A condition on what is filed: FEEL that must be true, the rule behind it, and the package's text said otherwise.</summary>
public sealed record StartGuard(string Test, string Rule, string Text, int Line);

/// <summary>
/// The budget line of <paramref name="Kind"/> kept by the unit at <paramref name="At"/> (<c>self</c>, <c>parent</c> or
/// <c>level:street</c>), of the year in which it is read. Its id is <c>kind:unit:year</c>.
/// </summary>
public sealed record LedgerReference(string Kind, string At);
