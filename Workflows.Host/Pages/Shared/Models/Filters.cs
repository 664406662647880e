using System.Collections.Immutable;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>What narrows a list; everything stands in the address, so a filter can be kept and sent.</summary>
public sealed record Filters
{
    /// <summary>The lists themselves, as a strip on phones: 待办 · 可认领 · 已办.</summary>
    public ImmutableArray<FilterLink> Lists { get; init; } = [];

    /// <summary>Shown on phones too, where filters are left out otherwise: the page is of little use without them.</summary>
    public bool OnPhones { get; init; }

    public ImmutableArray<FilterLink> Segments { get; init; } = [];

    /// <summary>Chips everybody has: the processes.</summary>
    public ImmutableArray<FilterLink> Saved { get; init; } = [];

    /// <summary>The reader's own, kept under a name.</summary>
    public ImmutableArray<FilterLink> Kept { get; init; } = [];

    /// <summary>Where the filter that is on can be kept under a name; null where nothing is to be kept.</summary>
    public string? SaveHref { get; init; }

    /// <summary>Where kept filters are taken away; null where there are none.</summary>
    public string? ManageHref { get; init; }

    /// <summary>Choices that open a list of their own: process, order.</summary>
    public ImmutableArray<FilterLink> More { get; init; } = [];
}

public sealed record FilterLink(string Words, string Href, bool Current = false, Tone Tone = Tone.Plain);
