using Workflows.Host.Identity;

namespace Workflows.Host.Pages.Registers;

/// <summary><see cref="Relation.SeesRegister"/>: the entry, where the address names a <c>key</c>; else any entry of it.</summary>
public sealed class SeesRegisterCheck(RegisterEntries registers) : IRelationCheck
{
    public Relation Relation => Relation.SeesRegister;

    public string Parameter => "name";

    public Task<bool> HoldsAsync(string id, HttpContext context, CancellationToken cancellation) =>
        registers.MaySeeAsync(id, context.Request.RouteValues["key"] as string, cancellation);
}
