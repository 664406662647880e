using Workflows.Definitions.Feel;
using Workflows.Definitions.Packages;
using Workflows.Definitions.RulePacks;

namespace Workflows.Stages;

/// <summary>
/// A condition without which a task cannot be completed or approved, with the rule behind it and the sentence said
/// otherwise: <c>&lt;wf:guard test="authorisation != null" rule="A-14" text="noAuthorisation"/></c>. The text is the package's.
/// Where the rule is a parameter of the case's rule pack that does not block yet (<see cref="RuleParameter.Blocks"/>), it
/// warns: an answer may go against it that names the rule and gives a reason, which is recorded.
/// </summary>
public sealed record Guard(string Test, string Rule, string Text)
{
    public static ImmutableArray<Guard> Read(StageSettings settings)
    {
        var guards = settings.Element.All("guard").Select(settings.Of)
            .Select(g => new Guard(g.NeededExpression("test"), g.Text("rule"), g.Text("text"))).ToImmutableArray();
        foreach (var guard in guards.Where(g => !settings.Package.Texts.ContainsKey(g.Text)))
            settings.Fault("engine.unknownText", ("text", guard.Text));
        return guards;
    }

    /// <summary>The sentence of the first condition that does not hold once the answer's values stand, and is not knowingly set aside.</summary>
    internal static Rejection? Refuse(StageRun run, ImmutableArray<Guard> guards, AnswerTask answer)
    {
        var scope = ScopeOf(run, answer);
        return Broken(run, guards, scope).Where(g => g.Blocks(run) || !answer.Despite.Contains(g.Rule) || Words.RefuseShort(answer) is not null)
            .Select(g => new Rejection(g.Blocks(run) ? "engine.guard" : "engine.guardWarns",
                ("text", run.Step.Process.Package.Texts[g.Text].Filled(scope.Find)), ("rule", g.Rule)))
            .FirstOrDefault();
    }

    /// <summary>What the record has of an answer that goes against rules that warn.</summary>
    internal static IEnumerable<Fact> SetAside(StageRun run, ImmutableArray<Guard> guards, AnswerTask answer) =>
        Broken(run, guards, ScopeOf(run, answer)).Select(g => new RuleSetAside(answer.TaskId, g.Rule, g.Text, answer.Words));

    /// <summary>True where one of them does not hold as things stand.</summary>
    internal static bool AnyBroken(StageRun run, ImmutableArray<Guard> guards) => Broken(run, guards, run.Step.Scope()).Any();

    private static FeelScope ScopeOf(StageRun run, AnswerTask answer) =>
        answer.Values.Names.Aggregate(run.Step.Scope(), (s, name) => s.With(name, answer.Values.Get(name)!));

    private static IEnumerable<Guard> Broken(StageRun run, ImmutableArray<Guard> guards, FeelScope scope) =>
        guards.Where(g => run.Step.Process.Expression(g.Test).Evaluate(scope).Value is not FeelBoolean { Value: true });

    /// <summary>A rule that is no parameter of the pack is one of the process itself.</summary>
    private bool Blocks(StageRun run) => run.Step.Rule(Rule) is not { Blocks: false };
}
