using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Feel;

namespace Workflows.Engine.State;

/// <summary>
/// A case (办件): everything that decides what may happen next, as immutable data. It is the fold of its facts and
/// holds no ended element but the last visit of each node, which separation of duties and returning ask for.
/// </summary>
public sealed record ProcessInstance
{
    /// <summary>
    /// Number of this shape; a stored state of another number is rebuilt from the journal. Goes up with every change of what is
    /// written of a state: a member added that is not left out while empty, an upgrade of a fact or of a stage's state.
    /// </summary>
    public const int Schema = 2;

    public required string Id { get; init; }
    public required string PackageName { get; init; }
    public required string PackageHash { get; init; }

    /// <summary>Accepted commands so far; the journal row of the last one bears this number.</summary>
    public long Seq { get; init; }

    public InstanceStatus Status { get; init; } = InstanceStatus.Running;

    /// <summary>How it ended (<c>approved</c>, <c>rejected</c>, <c>withdrawn</c> …); empty while running.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The number people know it by, e.g. 示帮〔2026〕173号.</summary>
    public string Number { get; init; } = "";

    /// <summary>The title in lists and mails. Holds nothing sensitive.</summary>
    public string Title { get; init; } = "";

    /// <summary>The amount it is about in fen, or null.</summary>
    public long? AmountFen { get; init; }

    public required string StarterId { get; init; }

    /// <summary>Who stands in the starter's place since they left (离职转办); null where nobody does.</summary>
    public string? HandedTo { get; init; }

    /// <summary>Who answers for the case as its starter now.</summary>
    public string Responsible => HandedTo ?? StarterId;

    /// <summary>The unit whose case it is; posts and ledgers are sought from here upwards.</summary>
    public required string UnitId { get; init; }

    /// <summary>Persons whose matter it is (ids). Their near relatives may not handle it (G-44).</summary>
    public ImmutableArray<string> Parties { get; init; } = [];

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>People without a post who were invited, those whose access was taken back among them; null while nobody was.</summary>
    public ImmutableArray<CaseGuest>? Guests { get; init; }

    /// <summary>Rule pack and version in force for this case, pinned at the start.</summary>
    public required string RulePack { get; init; }
    public required string RulePackVersion { get; init; }

    /// <summary>The case's data. Sensitive values stand sealed.</summary>
    public FeelContext Variables { get; init; } = FeelContext.Empty;

    /// <summary>Who last gave a variable another value after the start, and what it was before: for saying what changed meanwhile.</summary>
    public ImmutableSortedDictionary<string, VariableChange> Changes { get; init; } = Map<VariableChange>();

    /// <summary>How often each node was entered.</summary>
    public ImmutableSortedDictionary<string, int> Visits { get; init; } = Map<int>();

    /// <summary>How often each sequence flow was taken: the path on the live diagram.</summary>
    public ImmutableSortedDictionary<string, int> Taken { get; init; } = Map<int>();

    /// <summary>Tokens of the process waiting at joining parallel gateways, by incoming flow; those inside a sub-process stand in its <see cref="ActiveNode"/>.</summary>
    public ImmutableSortedDictionary<string, int> Arrived { get; init; } = Map<int>();

    /// <summary>Activities and catch events that hold a token now, oldest first; a sub-process stands before what is active inside it.</summary>
    public ImmutableArray<ActiveNode> Active { get; init; } = [];

    public ImmutableArray<OpenTask> Tasks { get; init; } = [];
    public ImmutableArray<PendingTimer> Timers { get; init; } = [];

    /// <summary>The last finished visit of each node, in the order they finished.</summary>
    public ImmutableArray<PastVisit> Past { get; init; } = [];

    /// <summary>Amounts reserved on ledgers and not yet released or paid, by entry key.</summary>
    public ImmutableSortedDictionary<string, Reservation> Reservations { get; init; } = Map<Reservation>();

    /// <summary>Amounts paid out, by entry key: what was once paid is not withdrawn.</summary>
    public ImmutableSortedDictionary<string, Reservation> AmountsPaid { get; init; } = Map<Reservation>();

    /// <summary>Where a token goes back to when the node ends, instead of down its flows (退回后直接回到我这里); inside a sub-process see its <see cref="ActiveNode"/>.</summary>
    public ImmutableSortedDictionary<string, string> ComeBack { get; init; } = Map<string>();

    /// <summary>The oldest visit of a node that is going on; tokens that meet at one node are visits beside each other.</summary>
    public ActiveNode? ActiveAt(string nodeId) => Active.FirstOrDefault(a => a.NodeId == nodeId);

    public ActiveNode? ActiveAt(string nodeId, int visit) => Active.FirstOrDefault(a => a.NodeId == nodeId && a.Visit == visit);

    public OpenTask? Task(string taskId) => Tasks.FirstOrDefault(t => t.Id == taskId);

    /// <summary>Everybody who acted at a node so far, visits that are going on included.</summary>
    public IEnumerable<string> ActedAt(string nodeId) =>
        [.. LastVisit(nodeId)?.Acted ?? [], .. Active.Where(a => a.NodeId == nodeId).SelectMany(a => a.Acted)];

    public PastVisit? LastVisit(string nodeId) => Past.LastOrDefault(p => p.NodeId == nodeId);

    internal static ImmutableSortedDictionary<string, T> Map<T>() =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}

public enum InstanceStatus { Running, Ended }

/// <summary>The last change of a variable: by whom, when, and the value before; null where there was none.</summary>
public sealed record VariableChange(string ActorId, DateTimeOffset At, FeelValue Before);

/// <summary>A node that holds a token. <paramref name="Stage"/> is what its stage remembers, null for plain nodes.</summary>
public sealed record ActiveNode(string NodeId, int Visit, DateTimeOffset EnteredAt, StageState? Stage = null)
{
    /// <summary>Why it cannot go on, as the key of a sentence; empty while nothing is wrong.</summary>
    public string Incident { get; init; } = "";

    /// <summary>The scope it stands in: <see cref="Inner"/> of a sub-process that is going on; null for the process itself.</summary>
    public string? Scope { get; init; }

    /// <summary>The scope inside it, where it is a sub-process: each visit is one of its own.</summary>
    public string Inner => string.Create(CultureInfo.InvariantCulture, $"{NodeId}.{Visit}");

    /// <summary>Of a sub-process: tokens waiting at joins inside it, by incoming flow; null where none waits.</summary>
    public ImmutableSortedDictionary<string, int>? Arrived { get; init; }

    /// <summary>Of a sub-process: where tokens inside it go back to; null where none does.</summary>
    public ImmutableSortedDictionary<string, string>? ComeBack { get; init; }

    /// <summary>Persons who answered a task in this visit, and those in whose name they did.</summary>
    public ImmutableArray<string> Acted { get; init; } = [];
}

/// <summary>A finished visit of a node.</summary>
public sealed record PastVisit(
    string NodeId, int Visit, string Outcome, ImmutableArray<string> Actors, DateTimeOffset EnteredAt, DateTimeOffset At)
{
    /// <summary>The words given with the outcome (opinion, reason); empty where none were.</summary>
    public string Words { get; init; } = "";

    /// <summary>Everybody who ever acted at this node, in any visit, and those in whose name it was done: what separation of duties asks for.</summary>
    public ImmutableArray<string> Acted { get; init; } = [];
}

/// <summary>An amount set aside on a ledger.</summary>
public sealed record Reservation(string EntryKey, string Ledger, long Fen);

/// <summary>What a stage remembers between commands. Each kind of stage has one, with a stored name.</summary>
public abstract record StageState;
