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
        settings.Text("text", "decided"), Telling.Read(settings), AssignmentSettings.Read(settings).Candidates));
}

/// <param name="Text">Which mail: <c>decided</c> …</param>
public sealed record NotifySettings(string Text, Telling Telling, ImmutableArray<CandidateSetting> To);

/// <summary>Settings other rooms read.</summary>
public interface INotify
{
    NotifySettings Settings { get; }
}

internal sealed class NotifyBehaviour(NotifySettings settings) : StageBehaviour, INotify
{
    public NotifySettings Settings => settings;

    public override IEnumerable<Fact> Enter(StageRun run)
    {
        yield return Notified.About(
            settings.Text, settings.To.SelectMany(c => Assignment.Find(run, c)).Select(p => p.Key).Distinct(), "", settings.Telling.Values(run));
        yield return run.Leave("told", settings.Telling.WordsOf(run));
    }
}
