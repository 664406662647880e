using System.Collections.Immutable;
using Workflows.Host.Pages.Shared.Models;

namespace Workflows.Host.Pages.Inbox;

/// <summary>What the lists of the desk have in common: a heading, filters, rows, what is said where there are none, paging.</summary>
public sealed record DeskPage(string Title, string Sub, InboxList List, Empty Empty, Pager Pager)
{
    public Filters? Filters { get; init; }

    /// <summary>What may be done with the whole list, beside its heading.</summary>
    public ImmutableArray<ActionLink> Actions { get; init; } = [];

    public bool IsEmpty => List.Groups.All(g => g.Rows.IsEmpty);
}
