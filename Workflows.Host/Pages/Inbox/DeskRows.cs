using System.Collections.Immutable;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Inbox;

/// <summary>A case as the lists of the desk read it: no more than they show.</summary>
public sealed record DeskCase(
    string Id, string Title, string Number, string PackageName, string UnitId, bool Running, bool Stuck, string Outcome, string Sensitivity, long? AmountFen);

/// <summary>Rows of lists whose entries are cases: what was done, what was filed, what was sent to read.</summary>
public sealed class DeskRows(CaseAccess access, CaseWords said, CaseStates states)
{
    /// <summary>Names of the released processes, for <see cref="Of"/>.</summary>
    public async Task<ImmutableDictionary<string, string>> ProcessesAsync(CancellationToken cancellation) =>
        (await access.ProcessesAsync(cancellation)).ToImmutableDictionary(p => p.Name, p => p.Words);

    /// <param name="why">Why it is in the list.</param>
    /// <param name="aside">What stands in the place of a due day.</param>
    public InboxRow Of(DeskCase one, Names named, ImmutableDictionary<string, string> processes, Emphasis why, string aside) => new()
    {
        Id = one.Id,
        Href = CaseRoutes.Case(one.Id),
        Title = said.Titled(one.Title, one.AmountFen),
        Meta = string.Join(" · ", processes.GetValueOrDefault(one.PackageName, one.PackageName), one.Number, named.Unit(one.UnitId)),
        Stage = states.Of(one.Running, one.Stuck, one.Outcome),
        Why = why,
        Aside = aside,
        Sensitive = one.Sensitivity != "ordinary",
    };
}
