using System.Collections.Immutable;
using Workflows.Definitions.Model;
using Workflows.Engine.Stages;

namespace Workflows.Engine.Assignments;

/// <summary>
/// Who answers and by when: the part of a stage's settings that all stages with people share.
/// <code>
/// &lt;wf:candidates post="street.vice-chair" at="level:street"/>   more than one: all of them; see <see cref="CandidateSetting"/>
/// &lt;wf:exclude earlier="opinion homeVisit" starter="true" relatives="true"/>
/// &lt;wf:nobody post="district.office" at="level:district"/>   or do="skip", do="refuse", do="administrator"
/// &lt;wf:claim/>   one of them takes it first
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

    /// <summary>What becomes of the starter among the candidates. Stages of work ask the starter like anybody else.</summary>
    public StarterAmong IfStarter { get; init; } = StarterAmong.Ask;

    /// <summary>Who answers where nobody is left; null = the installation's administrator.</summary>
    public CandidateSetting? Nobody { get; init; }

    /// <summary>What happens where nobody is left; only some kinds of stage know <see cref="NobodyLeft.Skip"/> and <see cref="NobodyLeft.RefuseStart"/>.</summary>
    public NobodyLeft IfNobody { get; init; } = NobodyLeft.Instead;

    public ClockSettings? Clock { get; init; }

    /// <summary>Whether one of several takes the task first (认领).</summary>
    public bool Claim { get; init; }

    /// <param name="maySkip">Whether the kind of stage can go without anybody.</param>
    public static AssignmentSettings Read(StageSettings settings, bool maySkip = false)
    {
        var exclude = settings.Element.One("exclude") is { } e ? settings.Of(e) : null;
        var nobody = settings.Element.One("nobody") is { } n ? settings.Of(n) : null;
        var candidates = settings.Element.All("candidates").Select(c => CandidateSetting.Read(settings.Of(c))).ToImmutableArray();
        return new()
        {
            Candidates = candidates.IsEmpty ? [new CandidateSetting(CandidateKind.Starter, "", "")] : candidates,
            ExcludeEarlier = exclude?.NodeNames("earlier") ?? [],
            ExcludeStarter = exclude?.Flag("starter") ?? false,
            ExcludeRelatives = exclude?.Flag("relatives", true) ?? true,
            Nobody = nobody is not null && nobody.Element["do"] is null ? CandidateSetting.Read(nobody) : null,
            IfNobody = nobody is null ? NobodyLeft.Instead : ReadNobody(nobody, maySkip),
            Clock = settings.Element.One("clock") is { } c ? ClockSettings.Read(settings.Of(c)) : null,
            Claim = settings.Element.One("claim") is not null,
        };
    }

    private static NobodyLeft ReadNobody(StageSettings nobody, bool maySkip) => (maySkip
        ? nobody.OneOf("do", "administrator", "administrator", "skip", "refuse")
        : nobody.OneOf("do", "administrator", "administrator")) switch
    {
        "skip" => NobodyLeft.Skip,
        "refuse" => NobodyLeft.RefuseStart,
        _ => NobodyLeft.Instead,
    };
}

/// <summary>
/// What becomes of the starter where a post or a name makes them a candidate: the stage does without them, their superior is
/// asked – the holder of the same post at the nearest unit above –, they are asked like anybody else, or they are barred and it
/// goes to whoever is left. Who is asked <i>as</i> the starter is not meant.
/// </summary>
public enum StarterAmong { Ask, Superior, Skip, Forbid }

/// <summary>Where nobody is left: the named one or the administrator instead, the stage is skipped, or the case is not taken in at all.</summary>
public enum NobodyLeft { Instead, Skip, RefuseStart }

public enum CandidateKind { Starter, Post, Person, ActorOf, Line, Superior, Chosen, Guest }

/// <summary>
/// One way of saying who:
/// <code>
/// starter="true"                                  the starter
/// post="street.chair" at="level:street"           whoever holds a post somewhere
/// post="chair" at="self" upTo="level:district"    the post at every unit up the line, nearest first; units where nobody holds it are passed over
/// person="approver"                               persons named in the case (FEEL)
/// chosen="approver"                               whom the starter chose in that field of the start form
/// superior="chair" at="self"                      the starter's superior: the nearest holder of the post, from the unit upwards, who is not the starter
/// actorOf="homeVisit"                             who acted in a node
/// guest="civilAffairs"                            whoever was or will be invited in that role (stages of work only)
/// </code>
/// </summary>
/// <param name="Value">The post, the FEEL text giving person ids, the node's id, or the guests' role.</param>
/// <param name="At">For posts: where, see <see cref="World.DirectoryQuestions"/>.</param>
public sealed record CandidateSetting(CandidateKind Kind, string Value, string At)
{
    /// <summary>For a line: the last unit of it.</summary>
    public string UpTo { get; init; } = "";

    /// <summary>What the answer of each of them weighs where answers are counted; at least 1.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>True where who is meant can be told when the case begins.</summary>
    public bool IsKnownAtStart => Kind is not (CandidateKind.Person or CandidateKind.ActorOf or CandidateKind.Guest);

    public static CandidateSetting Read(StageSettings settings)
    {
        var weight = settings.Number("weight", 1);
        if (weight < 1)
            settings.Fault("engine.weightTooSmall", ("weight", weight));
        return Who(settings) with { Weight = Math.Max(1, weight) };
    }

    private static CandidateSetting Who(StageSettings settings)
    {
        var at = settings.Text("at", "self");
        if (settings.Element["post"] is { } post)
            return settings.Element["upTo"] is { } last ? new(CandidateKind.Line, post, at) { UpTo = last } : new(CandidateKind.Post, post, at);
        if (settings.Element["superior"] is { } superior)
            return new(CandidateKind.Superior, superior, at);
        if (settings.Element["chosen"] is { } field)
        {
            if (settings.Package.Forms.GetValueOrDefault(settings.Package.Process.Case.StartForm)?.Find(field) is not Definitions.Forms.ListedField { Thing: Definitions.Forms.ListedThing.Person })
                settings.Fault("engine.chosenUnknown", ("field", field));
            return new(CandidateKind.Chosen, field, "");
        }
        if (settings.Element["person"] is not null)
            return new(CandidateKind.Person, settings.NeededExpression("person"), "");
        if (settings.Element["actorOf"] is not null)
            return new(CandidateKind.ActorOf, settings.NodeName("actorOf"), "");
        if (settings.Element["guest"] is { } role)
            return new(CandidateKind.Guest, role, "");
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

    /// <summary>Parameter of the pack: after how many reminders the superior is asked too.</summary>
    public const string EscalateKey = "T-09.escalateAfter";

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
