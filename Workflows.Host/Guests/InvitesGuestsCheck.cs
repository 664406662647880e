using Workflows.Host.Identity;

namespace Workflows.Host.Guests;

/// <summary><see cref="Relation.InvitesGuests"/>.</summary>
public sealed class InvitesGuestsCheck(Invitations invitations) : IRelationCheck
{
    public Relation Relation => Relation.InvitesGuests;

    public string Parameter => "id";

    public async Task<bool> HoldsAsync(string id, HttpContext context, CancellationToken cancellation) => await invitations.ListAsync(id, cancellation) is not null;
}
