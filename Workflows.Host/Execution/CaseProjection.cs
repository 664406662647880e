using Microsoft.EntityFrameworkCore;
using Workflows.Data.Instances;

namespace Workflows.Host.Execution;

/// <summary>Who belongs to a case, and the characters it is found by.</summary>
internal sealed class CaseProjection
{
    public async Task SaveAsync(SavedStep step, CancellationToken cancellation)
    {
        var (before, after) = (step.Before, step.After);
        if (before is null)
            step.Context.Add(Party(step, after.StarterId, CaseRoles.Starter));
        else if (step.Command.Actor.IsPerson)
            step.Statements.Add(step.Context.Sql.EnsureParty, step.Row.Id, step.Command.Actor.PersonId, CaseRoles.Actor);
        if (before is not null && after.HandedTo is { } successor && before.HandedTo != successor)
        {
            var left = before.Responsible;
            await step.Context.CaseParties.Where(p => p.InstanceId == step.Row.Id && p.PersonId == left && p.Role == CaseRoles.Starter).ExecuteDeleteAsync(cancellation);
            step.Statements.Add(step.Context.Sql.EnsureParty, step.Row.Id, successor, CaseRoles.Starter);
        }
        var parties = before?.Parties ?? [];
        if (!parties.SequenceEqual(after.Parties))
        {
            if (!parties.IsEmpty)
                await step.Context.CaseParties.Where(p => p.InstanceId == step.Row.Id && p.Role == CaseRoles.Party).ExecuteDeleteAsync(cancellation);
            step.Context.AddRange(after.Parties.Distinct().Select(p => Party(step, p, CaseRoles.Party)));
        }
        if (before is null || CaseTerms.Differ(step.Process, before, after))
            await SaveTermsAsync(step, cancellation);
    }

    private static async Task SaveTermsAsync(SavedStep step, CancellationToken cancellation)
    {
        var terms = CaseTerms.Of(step.Process, step.After, step.World.Directory);
        if (step.Before is null)
            step.Context.Add(new CaseSearchRow { InstanceId = step.Row.Id, StartedAt = step.Row.StartedAt, UnitPath = step.Row.UnitPath, Terms = terms });
        else
            await step.Context.CaseSearch.Where(s => s.InstanceId == step.Row.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Terms, terms), cancellation);
    }

    private static CasePartyRow Party(SavedStep step, string person, string role) => new() { InstanceId = step.Row.Id, PersonId = person, Role = role };
}
