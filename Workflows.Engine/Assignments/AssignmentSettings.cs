using System.Collections.Immutable;
using Workflows.Definitions.Model;
using Workflows.Engine.Stages;

namespace Workflows.Engine.Assignments;

/// <summary>
/// Who answers and by when: the part of a stage's settings that all stages with people share.
/// <code>
/// &lt;wf:candidates post="street.vice-chair" at="level:street"/>   more than one: all of them
/// &lt;wf:exclude earlier="opinion homeVisit" starter="true" relatives="true"/>
/// &lt;wf:nobody post="district.office" at="level:district"/>
/// &lt;wf:clock rule="T.approval" before="T.reminderBefore" most="5"
///     overdue="nothing|escalate|decide">&lt;wf:superior post=… at=…/>&lt;/wf:clock>
/// </code>
/// </summary>
public sealed record AssignmentSettings
{
    public required ImmutableArray<CandidateSetting> Candidates { get; init; }

    /// <summary>Whoever acted in these earlier nodes is barred (职责分离, A-19).</summary>
    public ImmutableArray<string> ExcludeEarlier { get; init; } = [];

    /// <summary>Whether the starter is barred.</summary>
    public bool ExcludeStarter { get; init; }

    /// <summary>Whether parties and their near relatives are barred (回避, G-44). Default true.</summary>
    public bool ExcludeRelatives { get; init; } = true;

    /// <summary>Who answers where nobody is left; null = the installation's administrator.</summary>
    public CandidateSetting? Nobody { get; init; }

    public ClockSettings? Clock { get; init; }

    public static AssignmentSettings Read(StageSettings settings)
    {
        var exclude = settings.Element.One("exclude") is { } e ? settings.Of(e) : null;
        var candidates = settings.Element.All("candidates").Select(c => CandidateSetting.Read(settings.Of(c))).ToImmutableArray();
        return new()
        {
            Candidates = candidates.IsEmpty ? [new CandidateSetting(CandidateKind.Starter, "", "")] : candidates,
            ExcludeEarlier = exclude?.NodeNames("earlier") ?? [],
            ExcludeStarter = exclude?.Flag("starter") ?? false,
            ExcludeRelatives = exclude?.Flag("relatives", true) ?? true,
            Nobody = settings.Element.One("nobody") is { } n ? CandidateSetting.Read(settings.Of(n)) : null,
            Clock = settings.Element.One("clock") is { } c ? ClockSettings.Read(settings.Of(c)) : null,
        };
    }
}

public enum CandidateKind { Starter, Post, Person, ActorOf }

/// <summary>One way of saying who: the starter, a post somewhere, persons named in the case, or who acted in a node.</summary>
/// <param name="Value">The post, the FEEL text giving person ids, or the node's id.</param>
/// <param name="At">For posts: where, see <see cref="World.DirectoryQuestions"/>.</param>
public sealed record CandidateSetting(CandidateKind Kind, string Value, string At)
{
    public static CandidateSetting Read(StageSettings settings)
    {
        if (settings.Element["post"] is { } post)
            return new(CandidateKind.Post, post, settings.Text("at", "self"));
        if (settings.Element["person"] is not null)
            return new(CandidateKind.Person, settings.NeededExpression("person"), "");
        if (settings.Element["actorOf"] is not null)
            return new(CandidateKind.ActorOf, settings.NodeName("actorOf"), "");
        if (!settings.Flag("starter"))
            settings.Fault("engine.candidateUnknown");
        return new(CandidateKind.Starter, "", "");
    }
}

public enum OverdueAct { Nothing, Escalate, Decide }

/// <summary>When a task is due and what happens around that day.</summary>
/// <param name="Rule">Parameter with the term, e.g. <c>A-11</c>.</param>
/// <param name="Before">Parameter with the term before the due day at which to remind; empty = no such reminder.</param>
/// <param name="Most">How many reminders after the due day; null = as the rule pack says.</param>
public sealed record ClockSettings(string Rule, string Before, int? Most, OverdueAct Overdue, CandidateSetting? Superior)
{
    /// <summary>Parameters of the pack: the time between reminders after the due day, and how many there are.</summary>
    public const string EveryKey = "T-06.reminderEvery", MostKey = "T-07.reminderMost";

    /// <summary>Reminders where neither diagram nor pack says how many.</summary>
    public const int MostOtherwise = 5;

    public static ClockSettings Read(StageSettings settings) => new(
        settings.Needed("rule"),
        settings.Text("before"),
        settings.Element["most"] is null ? null : settings.Number("most", MostOtherwise),
        settings.OneOf("overdue", "nothing", "nothing", "escalate", "decide") switch
        {
            "escalate" => OverdueAct.Escalate,
            "decide" => OverdueAct.Decide,
            _ => OverdueAct.Nothing,
        },
        settings.Element.One("superior") is { } s ? CandidateSetting.Read(settings.Of(s)) : null);
}
