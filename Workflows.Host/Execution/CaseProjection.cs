using Microsoft.EntityFrameworkCore;
using Workflows.Data.Instances;
using Workflows.Engine.State;
using Workflows.Engine.World;

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
        var parties = before?.Parties ?? [];
        if (!parties.SequenceEqual(after.Parties))
        {
            if (!parties.IsEmpty)
                await step.Context.CaseParties.Where(p => p.InstanceId == step.Row.Id && p.Role == CaseRoles.Party).ExecuteDeleteAsync(cancellation);
            step.Context.AddRange(after.Parties.Distinct().Select(p => Party(step, p, CaseRoles.Party)));
        }
        if (before is null || before.Title != after.Title || before.Number != after.Number || !parties.SequenceEqual(after.Parties))
            await SaveTermsAsync(step, cancellation);
    }

    private static async Task SaveTermsAsync(SavedStep step, CancellationToken cancellation)
    {
        if (step.Before is not null)
            await step.Context.CaseTerms.Where(t => t.InstanceId == step.Row.Id).ExecuteDeleteAsync(cancellation);
        step.Context.AddRange(SearchTerms.Of(Words(step)).Select(term => new CaseTermRow { Term = term, InstanceId = step.Row.Id }));
    }

    private static IEnumerable<string> Words(SavedStep step)
    {
        var directory = step.World.Directory;
        return [step.After.Number, step.After.Title, directory.Unit(step.After.UnitId)?.Name ?? "", directory.NameOf(step.After.StarterId),
            .. step.After.Parties.Select(directory.NameOf)];
    }

    private static CasePartyRow Party(SavedStep step, string person, string role) => new() { InstanceId = step.Row.Id, PersonId = person, Role = role };
}
