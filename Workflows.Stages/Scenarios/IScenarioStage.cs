using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Packages;
using Workflows.Stages.Document;

namespace Workflows.Stages.Scenarios;

/// <summary>
/// Where a scenario is played: in memory, or on a database with the whole host around it. The player reads the rows and asks
/// here; an implementation acts and answers what became of it. Cases are named as in the rows.
/// </summary>
public interface IScenarioStage
{
    DateTimeOffset Now { get; }
    TimeZoneInfo Zone { get; }
    IDirectory Directory { get; }

    /// <summary>The package a process name or a package name means; null where there is none.</summary>
    ProcessPackage? Package(string process);

    /// <summary>The id of a person called so; null where there is none.</summary>
    string? PersonId(string name);

    /// <summary>The id of a unit called so; null where there is none.</summary>
    string? UnitId(string name);

    /// <summary>Moves the clock, firing in their order all timers that come on the way. Answers them.</summary>
    ImmutableArray<FiredTimer> AdvanceTo(DateTimeOffset instant);

    /// <summary>Files a case. The values are plain; sealing what is sensitive is the implementation's.</summary>
    Rejection? Start(string name, ProcessPackage package, string personId, FeelContext values);

    Rejection? Answer(string name, ScenarioAnswer answer);

    /// <summary>Objects to the notice of a node; nobody's id where <paramref name="personId"/> is empty.</summary>
    Rejection? Object(string name, string nodeId, string personId);

    Rejection? Withdraw(string name, string personId, string words);

    /// <summary>The case as it is now; null before it was filed.</summary>
    ProcessInstance? State(string name);

    /// <summary>What the process of a case names besides its data, see <see cref="CaseReading.Figures"/>; empty before it was filed.</summary>
    FeelContext Figures(string name);

    /// <summary>The clear value behind a seal, for showing a form again.</summary>
    FeelValue? Reveal(string sealedId);

    Money? Balance(string ledger);

    FeelContext? RegisterEntry(string register, string key);

    /// <summary>The documents of a case, in the order they were begun.</summary>
    ImmutableArray<DocumentState> Documents(string name);

    /// <summary>What people were told since this was asked last.</summary>
    ImmutableArray<SentNotice> TakeNotices();
}

/// <summary>An answer to a task as a row gives it.</summary>
public sealed record ScenarioAnswer(string TaskId, int Visit, string Act, string PersonId, FeelContext Values, string Words, string ReturnTo, bool ComeStraightBack);

/// <summary>A timer that came: in which case, at which node, what it was about.</summary>
public sealed record FiredTimer(string Case, string NodeId, string Name, DateTimeOffset At);

/// <summary>Something a person was told.</summary>
public sealed record SentNotice(string Case, string Kind, string PersonId, DateTimeOffset At);
