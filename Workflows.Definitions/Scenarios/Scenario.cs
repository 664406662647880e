using System.Collections.Immutable;

namespace Workflows.Definitions.Scenarios;

/// <summary>
/// A course of events as a union officer writes it down: the world it happens in, and rows saying when, who, does what, with
/// which values, and what must then be so. The same file is played by the tests, on a database, and by the release gate.
/// </summary>
public sealed record Scenario
{
    /// <summary>The heading of the file.</summary>
    public required string Title { get; init; }

    /// <summary>Name of the file inside its package.</summary>
    public required string File { get; init; }

    /// <summary>When the clock begins, as the clock on the wall shows it.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Id of the rule pack that holds where a unit names none.</summary>
    public required string RulePack { get; init; }

    public ImmutableArray<ScenarioUnit> Units { get; init; } = [];
    public ImmutableArray<ScenarioPerson> Persons { get; init; } = [];
    public ImmutableArray<ScenarioLedger> Ledgers { get; init; } = [];

    /// <summary>Answers that many rows share, by name: field → what is written.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<WrittenValue>> Sets { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<WrittenValue>>(StringComparer.Ordinal);

    /// <summary>Rows of people or things for repeating fields, by name.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<ImmutableArray<WrittenValue>>> Lists { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<ImmutableArray<WrittenValue>>>(StringComparer.Ordinal);

    public ImmutableArray<ScenarioStep> Steps { get; init; } = [];
}

/// <param name="Level"><c>district</c>, <c>street</c>, <c>enterprise</c> …</param>
/// <param name="Parent">Id of the unit above; empty for the topmost.</param>
/// <param name="RulePack">Rule pack of its region; empty = that of the unit above, at last the scenario's.</param>
public sealed record ScenarioUnit(string Id, string Name, string Level, string Parent, string RulePack, string DocumentWord);

/// <param name="Name">Also the way rows name the person; unique.</param>
/// <param name="Posts">Posts held at <paramref name="Unit"/>; none for people who only apply.</param>
/// <param name="Unit">Id of the unit.</param>
/// <param name="Relatives">Names of near relatives (G-07).</param>
public sealed record ScenarioPerson(string Name, ImmutableArray<string> Posts, string Unit, ImmutableArray<string> Relatives);

/// <param name="Name">How rows name it.</param>
/// <param name="Budget">What the year began with.</param>
/// <param name="Spent">What was paid out before the scenario begins.</param>
public sealed record ScenarioLedger(string Name, string Kind, string Unit, int Year, Money Budget, Money Spent)
{
    public Money Balance => Budget - Spent;
}

/// <summary>A field – by label, key or path – and what is written into it.</summary>
public sealed record WrittenValue(string Field, string Text);

/// <summary>One row.</summary>
public sealed record ScenarioStep
{
    /// <summary>Line of the row in its file.</summary>
    public required int Line { get; init; }

    /// <summary>Time on the wall clock; never before the row above.</summary>
    public required DateTime At { get; init; }

    /// <summary>Name of the person; empty where nobody acts.</summary>
    public string Who { get; init; } = "";

    public required ScenarioAct Act { get; init; }

    public ImmutableArray<WrittenValue> Values { get; init; } = [];

    /// <summary>Name of a set of answers the values are laid over; empty = none.</summary>
    public string Set { get; init; } = "";

    /// <summary>Opinion or reason.</summary>
    public string Words { get; init; } = "";

    public ImmutableArray<Expectation> Then { get; init; } = [];

    public string Remark { get; init; } = "";
}

/// <summary>What a row does. <c>Case</c> is the name rows give a case, without its brackets.</summary>
public abstract record ScenarioAct
{
    /// <summary>Empty where the row is about no case.</summary>
    public string Case { get; init; } = "";
}

/// <summary>Time passes.</summary>
public sealed record Waits : ScenarioAct;

/// <summary>A case is filed.</summary>
/// <param name="Process">Name of the process or of its package.</param>
public sealed record FilesCase(string Process) : ScenarioAct;

/// <summary>A task is answered.</summary>
/// <param name="Verb">The act of the task: <c>complete</c>, <c>approve</c> …</param>
/// <param name="Node">Name or id of the node.</param>
/// <param name="ReturnTo">Name or id of the node to return to; empty unless returning.</param>
public sealed record AnswersTask(string Verb, string Node, string ReturnTo = "", bool ComeStraightBack = false) : ScenarioAct;

/// <summary>Somebody objects to the public notice of a node.</summary>
public sealed record ObjectsToNotice(string Node) : ScenarioAct;

/// <summary>The case is withdrawn.</summary>
public sealed record WithdrawsCase : ScenarioAct;
