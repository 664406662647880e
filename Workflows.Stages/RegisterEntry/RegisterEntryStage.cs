using Workflows.Definitions.Feel;

namespace Workflows.Stages.RegisterEntry;

/// <summary>
/// Writes an entry of a register (service task), e.g. opens the hardship file:
/// <c>&lt;wf:stage kind="registerEntry" register="hardship" key="…FEEL…" values="…FEEL context…" at="level:street"/></c>.
/// Outcome: <c>written</c>.
/// </summary>
public sealed class RegisterEntryStage : StageKind
{
    public override string Name => "registerEntry";

    public override StageBehaviour Bind(StageSettings settings) => new RegisterEntryBehaviour(
        settings.Needed("register"), settings.NeededExpression("key"), settings.NeededExpression("values"), settings.Text("at", "self"));
}

internal sealed class RegisterEntryBehaviour(string register, string key, string values, string at) : StageBehaviour
{
    public override IEnumerable<Fact> Enter(StageRun run)
    {
        if (run.Evaluate(key) is not FeelString { Value: not "" } found || run.Evaluate(values) is not FeelContext entry)
        {
            yield return run.Stop("stages.nothingToRegister");
            yield break;
        }
        var unit = run.World.Directory.UnitAt(run.State.UnitId, at)?.Id ?? run.State.UnitId;
        yield return new RegisterEntryWritten(register, found.Value, unit, entry);
        yield return run.Leave("written");
    }
}
