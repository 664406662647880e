using Workflows.Engine;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Pages.Admin.Stuck;

/// <summary>Which running cases the reader administers: those of the units at which they are administrator, and below.</summary>
public sealed class CaseAdministration(InstanceStore instances, Worlds worlds, Reader reader, TimeProvider clock)
{
    /// <summary>Null where there is no such running case, or it is not the reader's to administer.</summary>
    public async Task<AdministeredCase?> FindAsync(string id, CancellationToken cancellation)
    {
        if (await instances.FindAsync(id, cancellation) is not { Instance: { Status: InstanceStatus.Running } instance, Process: { } process }) return null;
        var unit = await worlds.AskAsync(clock.GetUtcNow(), instance, world => UnitOf(world.Directory, instance.UnitId), cancellation);
        return unit is null ? null : new(instance, process, unit);
    }

    /// <summary>The nearest unit at which the reader administers cases of a unit.</summary>
    private string? UnitOf(IDirectory directory, string unitId) =>
        directory.Upwards(unitId).FirstOrDefault(u => directory.Holders(PersonClaims.Administrator, u.Id).Any(p => p.Id == reader.Person!.Id))?.Id;
}

/// <param name="UnitId">Where the reader is the administrator.</param>
public sealed record AdministeredCase(ProcessInstance Instance, ExecutableProcess Process, string UnitId);

/// <summary><see cref="Relation.AdministersCase"/>.</summary>
public sealed class AdministersCaseCheck(CaseAdministration administration) : IRelationCheck
{
    public Relation Relation => Relation.AdministersCase;

    public string Parameter => "id";

    public async Task<bool> HoldsAsync(string id, HttpContext context, CancellationToken cancellation) =>
        await administration.FindAsync(id, cancellation) is not null;
}
