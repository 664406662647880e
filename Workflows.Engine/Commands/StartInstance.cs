using Workflows.Definitions.Feel;
using Workflows.Definitions.Packages;
using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>Files a case: purpose – a running instance with number and title; facts – InstanceStarted, NumberIssued, CaseDescribed; next – the start event.</summary>
[StoredName("startInstance", 1)]
public sealed record StartInstance : Command
{
    public required string UnitId { get; init; }
    public FeelContext Values { get; init; } = FeelContext.Empty;

    internal override Rejection? Refuse(StepRun run) =>
        run.HasState ? new Rejection("engine.alreadyStarted")
        : run.World.Directory.Unit(UnitId) is null ? new Rejection("engine.unknownUnit")
        : Entitlement.RefuseActor(run, Actor) is { } ended ? ended
        : !MayStart(run) ? new Rejection("engine.mayNotStart")
        : RefuseByGuard(run) ?? RefuseByStage(run);

    internal override IEnumerable<Fact> Decide(StepRun run)
    {
        yield return Begun(run);
        yield return run.IssueNumber();
        yield return run.DescribeCase();
        foreach (var fact in run.Enter(run.Process.Model.Start, scope: null))
            yield return fact;
    }

    private InstanceStarted Begun(StepRun run)
    {
        var pack = run.World.Rules(UnitId, null, null);
        return new()
        {
            InstanceId = InstanceId,
            PackageName = run.Process.Package.Name,
            PackageHash = run.Process.Package.Hash,
            StarterId = Actor.PersonId,
            UnitId = UnitId,
            At = At,
            RulePack = pack.Id,
            RulePackVersion = pack.Version,
            Values = Values,
        };
    }

    /// <summary>The sentence of the first stage that could not be done, looked at with the case as it would begin.</summary>
    private Rejection? RefuseByStage(StepRun run)
    {
        var begun = new StepRun(run.Process, Begun(run).Begin(), this, run.World);
        var described = new StepRun(run.Process, begun.DescribeCase().Apply(begun.State), this, run.World);
        return run.Process.Stages.Select(s => s.Value.RefuseStart(described.At(s.Key, 0))).OfType<Rejection>().FirstOrDefault();
    }

    /// <summary>The sentence of the first condition on the start form that does not hold.</summary>
    private Rejection? RefuseByGuard(StepRun run)
    {
        var scope = FeelScope.Of(Values, At, run.World.Zone);
        return run.Process.Model.Case.Guards
            .Where(g => run.Process.Expression(g.Test).Evaluate(scope).Value is not FeelBoolean { Value: true })
            .Select(g => new Rejection("engine.guard", ("text", run.Process.Package.Texts[g.Text].Filled(scope.Find))))
            .FirstOrDefault();
    }

    private bool MayStart(StepRun run)
    {
        var posts = run.Process.Model.Case.Starters;
        return posts.IsEmpty || posts.Any(post =>
            run.World.Directory.Holders(post, UnitId).Any(p => p.Id == Actor.Principal));
    }
}
