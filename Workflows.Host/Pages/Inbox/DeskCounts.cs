using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Inbox;

/// <summary>The numbers beside the entries of the navigation: open items, never news.</summary>
public sealed class DeskCounts(WorkflowsContext data, InboxQuery inbox) : INavigationCounts
{
    public async ValueTask<ImmutableDictionary<string, int>> CountAsync(ReaderPerson person, CancellationToken cancellation) =>
        ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, int>
        {
            ["inbox"] = await inbox.CountAsync(new(), cancellation),
            ["claimable"] = await inbox.CountAsync(new() { Laid = InboxLaid.ToClaim }, cancellation),
            ["copies"] = await data.CaseCopies.Where(p => p.PersonId == person.Id && p.ReadAt == null).Take(InboxQuery.CountedUpTo).CountAsync(cancellation),
            ["drafts"] = await data.Drafts.CountAsync(d => d.PersonId == person.Id, cancellation),
        });
}
