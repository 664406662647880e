using Workflows.Definitions.Feel;
using Workflows.Definitions.Packages;

namespace Workflows.Stages;

/// <summary>
/// A condition without which a task cannot be completed or approved, with the rule behind it and the sentence said
/// otherwise: <c>&lt;wf:guard test="authorisation != null" rule="A-14" text="noAuthorisation"/></c>. The text is the package's.
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

    /// <summary>The sentence of the first condition that does not hold once the answer's values stand.</summary>
    internal static Rejection? Refuse(StageRun run, ImmutableArray<Guard> guards, AnswerTask answer)
    {
        var scope = answer.Values.Names.Aggregate(run.Step.Scope(), (s, name) => s.With(name, answer.Values.Get(name)!));
        return guards.Where(g => run.Step.Process.Expression(g.Test).Evaluate(scope).Value is not FeelBoolean { Value: true })
            .Select(g => new Rejection("engine.guard", ("text", run.Step.Process.Package.Texts[g.Text].Filled(scope.Find))))
            .FirstOrDefault();
    }
}
