using Workflows.Host.Identity;

namespace Workflows.Host.Tasks.Files;

/// <summary><see cref="Relation.WorksOnCase"/>.</summary>
public sealed class WorksOnCaseCheck(CaseFiles files) : IRelationCheck
{
    public Relation Relation => Relation.WorksOnCase;

    public string Parameter => "id";

    public Task<bool> HoldsAsync(string id, HttpContext context, CancellationToken cancellation) => files.MayOpenAsync(id, cancellation);
}
