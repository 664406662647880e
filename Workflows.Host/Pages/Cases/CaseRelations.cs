using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary><see cref="Relation.SeesCase"/>.</summary>
public sealed class SeesCaseCheck(CaseAccess access) : IRelationCheck
{
    public Relation Relation => Relation.SeesCase;

    public string Parameter => "id";

    public Task<bool> HoldsAsync(string id, HttpContext context, CancellationToken cancellation) => access.MaySeeAsync(id, cancellation);
}

/// <summary><see cref="Relation.OwnCase"/>.</summary>
public sealed class OwnCaseCheck(WorkflowsContext data, Reader reader) : IRelationCheck
{
    public Relation Relation => Relation.OwnCase;

    public string Parameter => "id";

    public async Task<bool> HoldsAsync(string id, HttpContext context, CancellationToken cancellation)
    {
        var person = reader.Person?.Id;
        return await data.Instances.AnyAsync(c => c.Id == id && (c.StarterId == person || data.CaseParties.Any(p => p.InstanceId == id && p.PersonId == person && p.Role == CaseRoles.Starter)), cancellation);
    }
}
