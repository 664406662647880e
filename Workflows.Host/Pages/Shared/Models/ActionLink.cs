namespace Workflows.Host.Pages.Shared.Models;

/// <summary>Something the reader may do next. Without <see cref="Hidden"/> a link; with it a post of those fields.</summary>
/// <param name="Words">A verb, with its object where there is room: 「回到清单」.</param>
public sealed record ActionLink(string Words, string Href)
{
    public string? Icon { get; init; }

    /// <summary>True for the one main button of the page.</summary>
    public bool Main { get; init; }

    /// <summary>Fields of the post; null makes it a link.</summary>
    public IReadOnlyDictionary<string, string>? Hidden { get; init; }

    public bool IsPost => Hidden is not null;
}
