using Workflows.Host.Identity;

namespace Workflows.Host.Pages.Funds;

/// <summary><see cref="Relation.SeesLedger"/>.</summary>
public sealed class SeesLedgerCheck(BudgetLines ledgers) : IRelationCheck
{
    public Relation Relation => Relation.SeesLedger;

    public string Parameter => "id";

    public async Task<bool> HoldsAsync(string id, HttpContext context, CancellationToken cancellation) =>
        await ledgers.OneAsync(id, cancellation) is not null;
}
