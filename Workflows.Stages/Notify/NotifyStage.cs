namespace Workflows.Stages.Notify;

/// <summary>
/// Tells people something (service task): <c>&lt;wf:stage kind="notify" text="decided" outcome="approved">&lt;wf:candidates …/></c>.
/// Outcome: <c>told</c>.
/// </summary>
public sealed class NotifyStage : StageKind
{
    public override string Name => "notify";

    public override StageBehaviour Bind(StageSettings settings) => new NotifyBehaviour(
        settings.Text("text", "decided"), settings.Text("outcome"), settings.NodeName("words"), AssignmentSettings.Read(settings).Candidates);
}

/// <param name="words">A node whose last words are passed on: the reasons of a decision .</param>
internal sealed class NotifyBehaviour(string text, string outcome, string words, ImmutableArray<CandidateSetting> to) : StageBehaviour
{
    public override IEnumerable<Fact> Enter(StageRun run)
    {
        var said = words is "" ? "" : run.State.LastVisit(words)?.Words ?? "";
        yield return Notified.About(text, to.SelectMany(c => Assignment.Find(run, c)).Select(p => p.Key), "", ("outcome", outcome), ("words", said));
        yield return run.Leave("told");
    }
}
