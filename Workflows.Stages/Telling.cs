using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;

namespace Workflows.Stages;

/// <summary>What people are told of a decision: how it came out and why. Shared by what is only mailed and what is written.</summary>
/// <param name="Outcome">How it came out; empty where nothing is decided.</param>
/// <param name="Words">Nodes whose words are passed on – those of the one finished last.</param>
/// <param name="Reason">Key of a text of the package that gives the reason; its places are filled from the case. Empty = none.</param>
public sealed record Telling(string Outcome, ImmutableArray<string> Words, string Reason)
{
    internal static Telling Read(StageSettings settings) =>
        new(settings.Text("outcome"), settings.NodeNames("words"), settings.PackageText("reason"));

    /// <summary>As a person wrote it with the decision; empty where nobody did.</summary>
    internal string WordsOf(StageRun run) => run.State.Past.LastOrDefault(p => Words.Contains(p.NodeId))?.Words ?? "";

    internal Wording ReasonOf(StageRun run) =>
        Reason is "" ? Wording.Empty : run.Step.Process.Package.Texts[Reason].Filled(run.Step.Scope().Find);

    /// <summary>The values a mail carries of it: <c>outcome</c>, <c>words</c>, <c>reason</c> and <c>reasonEn</c>.</summary>
    internal (string, string)[] Values(StageRun run)
    {
        var reason = ReasonOf(run);
        return [("outcome", Outcome), ("words", WordsOf(run)), ("reason", reason.Chinese), ("reasonEn", reason.English)];
    }
}
