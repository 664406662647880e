using System.Collections.Immutable;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>Nothing to show: why, and what next. Never 「暂无数据」.</summary>
public sealed record Empty(string Words, string Why, ImmutableArray<ActionLink> Actions)
{
    public string Icon { get; init; } = "check";
}
