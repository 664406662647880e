using System.Collections.Immutable;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>What narrows a list; everything stands in the address, so a filter can be kept and sent.</summary>
public sealed record Filters
{
    /// <summary>The lists themselves, as a strip on phones: 待办 · 可认领 · 已办.</summary>
    public ImmutableArray<FilterLink> Lists { get; init; } = [];

    public ImmutableArray<FilterLink> Segments { get; init; } = [];

    /// <summary>Filters kept under a name.</summary>
    public ImmutableArray<FilterLink> Saved { get; init; } = [];

    public string? SaveHref { get; init; }

    /// <summary>Choices that open a list of their own: process, order.</summary>
    public ImmutableArray<FilterLink> More { get; init; } = [];
}

public sealed record FilterLink(string Words, string Href, bool Current = false, Tone Tone = Tone.Plain);
