namespace Workflows.Engine.Facts;

/// <summary>Somebody stands in the place of a person who left: in tasks laid before that person by name, and as who filed the case. Who filed it stays in the record.</summary>
[StoredName("caseHandedOver", 1)]
public sealed record CaseHandedOver(string From, string To, string Words) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance with
    {
        HandedTo = instance.Responsible == From ? To : instance.HandedTo,
        Tasks = [.. instance.Tasks.Select(Handed)],
    };

    private OpenTask Handed(OpenTask task)
    {
        var (left, takes) = (Principal.PersonKey(From), Principal.PersonKey(To));
        var named = task.Principals.Any(p => p.Key == left);
        return !named && task.Claim?.PersonId != From ? task : task with
        {
            Principals = [.. task.Principals.Select(p => p.Key == left ? p with { Key = takes, Why = "why.handedOver" } : p).DistinctBy(p => p.Key)],
            Claim = task.Claim?.PersonId == From ? null : task.Claim,
        };
    }
}
