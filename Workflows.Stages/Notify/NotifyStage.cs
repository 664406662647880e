using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;

namespace Workflows.Stages.Notify;

/// <summary>
/// Tells people something (service task):
/// <c>&lt;wf:stage kind="notify" text="decided" outcome="rejected" words="opinion streetDecision" reason="tooMuchIncome">&lt;wf:candidates …/></c>.
/// Outcome: <c>told</c>.
/// </summary>
public sealed class NotifyStage : StageKind
{
    public override string Name => "notify";

    public override StageBehaviour Bind(StageSettings settings) => new NotifyBehaviour(new NotifySettings(
        settings.Text("text", "decided"), settings.Text("outcome"), settings.NodeNames("words"), settings.PackageText("reason"),
        AssignmentSettings.Read(settings).Candidates));
}

/// <param name="Text">Which mail: <c>decided</c> …</param>
/// <param name="Words">Nodes whose words are passed on – those of the one finished last: the reasons of a decision .</param>
/// <param name="Reason">Key of a text of the package that gives the reason; its places are filled from the case. Empty = none.</param>
public sealed record NotifySettings(string Text, string Outcome, ImmutableArray<string> Words, string Reason, ImmutableArray<CandidateSetting> To);

/// <summary>Settings other rooms read.</summary>
public interface INotify
{
    NotifySettings Settings { get; }
}

/// <summary>The notice carries <c>outcome</c>, <c>words</c> as a person wrote them, and the reason as <c>reason</c> and <c>reasonEn</c>.</summary>
internal sealed class NotifyBehaviour(NotifySettings settings) : StageBehaviour, INotify
{
    public NotifySettings Settings => settings;

    public override IEnumerable<Fact> Enter(StageRun run)
    {
        var said = run.State.Past.LastOrDefault(p => settings.Words.Contains(p.NodeId))?.Words ?? "";
        var reason = settings.Reason is "" ? Wording.Empty : run.Step.Process.Package.Texts[settings.Reason].Filled(run.Step.Scope().Find);
        yield return Notified.About(
            settings.Text, settings.To.SelectMany(c => Assignment.Find(run, c)).Select(p => p.Key).Distinct(), "",
            ("outcome", settings.Outcome), ("words", said), ("reason", reason.Chinese), ("reasonEn", reason.English));
        yield return run.Leave("told", said);
    }
}
