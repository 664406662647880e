using System.Collections.Immutable;
using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Commands;

/// <summary>
/// An administrator puts somebody in the place of a person who leaves (离职转办): what lies before that person by name goes to the
/// other, and where they filed the case the other takes it back or answers for it from now on. What lies before posts goes with
/// the posts. Refused where the other is barred from a task. Fact: CaseHandedOver.
/// </summary>
[StoredName("handOverCase", 1)]
public sealed record HandOverCase : AdministratorAct
{
    public required string From { get; init; }
    public required string To { get; init; }

    internal override Rejection? RefuseAct(StepRun run)
    {
        if (From == To || run.World.Directory.Person(To) is null) return new("engine.handOverToNobody");
        var tasks = run.State.Tasks.Where(t => t.Principals.Any(p => p.Key == Principal.PersonKey(From)) || t.Claim?.PersonId == From).ToImmutableArray();
        if (tasks.IsEmpty && run.State.Responsible != From) return new("engine.nothingToHandOver");
        return tasks.Select(t => Bar(run, t)).OfType<string>().FirstOrDefault() is { } barred ? new(barred) : null;
    }

    internal override IEnumerable<Fact> Decide(StepRun run) => [new CaseHandedOver(From, To, Words)];

    private string? Bar(StepRun run, OpenTask task) =>
        task.Principals.All(p => p.Key != Principal.PersonKey(From)) ? null
        : task.Excluded.FirstOrDefault(e => e.PersonId == To)?.Reason
            ?? Exclusions.Against(run, run.StageOf(task.NodeId).AssignmentOf(task.Purpose), task.Principals, To);
}
