using System.Collections.Immutable;

namespace Workflows.Host.Web;

/// <summary>One entry of the side bar or the tab bar, in the reader's words.</summary>
/// <param name="Count">Open items behind it, never news; null or 0 shows nothing.</param>
/// <param name="Current">True where the reader is at this entry or below it.</param>
public sealed record NavigationEntry(string Words, string Href, string Icon, int? Count, bool Current);

/// <summary>Entries under one heading. A heading without words stands for entries of a single list.</summary>
public sealed record NavigationGroup(string Words, ImmutableArray<NavigationEntry> Entries);

/// <summary>All entries one reader may use: the side bar of desks and the tab bar of phones.</summary>
public sealed record Navigation(ImmutableArray<NavigationGroup> Groups, ImmutableArray<NavigationEntry> Tabs)
{
    public static Navigation None { get; } = new([], []);

    public bool HasSideBar => !Groups.IsEmpty;
}
