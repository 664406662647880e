using System.Collections.Immutable;
using Workflows.Engine.Assignments;
using Workflows.Engine.State;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>The persons an open task waits for now: who holds its posts at this moment, less those who are barred; where one of them took it, only they.</summary>
public sealed class Waiting(CaseWords said)
{
    public ImmutableArray<(string Person, Principal Principal)> Of(CaseFile file, OpenTask task) =>
    [
        .. from principal in task.Principals
           from person in Entitlement.PersonsBehind(file.Directory, principal)
           where task.Excluded.All(e => e.PersonId != person) && (task.Claim is not { } claim || claim.PersonId == person)
           group principal by person into one
           select (one.Key, one.First()),
    ];

    public string Names(CaseFile file, OpenTask task) => said.People(file.Directory, Of(file, task).Select(w => w.Person)) is { Length: > 0 } names ? names : string.Join(' ', Guests(file, task));

    /// <summary>Roles of guests it waits for, nobody having been invited yet.</summary>
    public IEnumerable<string> Guests(CaseFile file, OpenTask task) => task.Principals.Where(p => p.IsGuestRole)
        .Select(p => file.Process.Model.Case.Guests.GetValueOrDefault(p.Key["guest:".Length..])).OfType<Definitions.Model.GuestRole>().Select(g => said.Chosen(g.Name, g.EnglishName));
}
