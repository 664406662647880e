using System.Collections.Immutable;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>Attachments in the order in which they are to be read.</summary>
public sealed record Documents(ImmutableArray<DocumentLine> Lines);

/// <param name="Measure">「2 页」, 「3.1 MB」; for sensitive ones 「查看留痕」.</param>
public sealed record DocumentLine(string Name, string Href, string Measure)
{
    /// <summary>Opening is journalled; opened by a post.</summary>
    public bool Sensitive { get; init; }
}
