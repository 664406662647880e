namespace Workflows.Host.Pages.Shared.Models;

/// <summary>Paging by key: onward and back to the start, no page numbers.</summary>
/// <param name="Words">「共 10 件，已全部列出」 or 「约 12,000 件」.</param>
/// <param name="FirstHref">Null on the first page.</param>
/// <param name="NextHref">Null on the last page.</param>
public sealed record Pager(string Words, string? FirstHref, string? NextHref)
{
    /// <summary>Whether the keys of lists are named at the end of the line.</summary>
    public bool ShowKeys { get; init; }
}
