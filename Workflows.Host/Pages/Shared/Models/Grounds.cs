using System.Collections.Immutable;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>Why it may be granted: finding, formula with its inputs, hidden facts, separation of duties.</summary>
public sealed record Grounds
{
    /// <summary>Null says 「为什么可以办」.</summary>
    public string? Title { get; init; }

    public ActionLink? Link { get; init; }

    public required ImmutableArray<GroundsLine> Lines { get; init; }
}

/// <summary>One ground: 「认定 · <b>深度困难</b>：月人均 933.33 元，低于当地低保」.</summary>
public sealed record GroundsLine(string Name, Emphasis Words)
{
    public Tone Tone { get; init; }

    public string? Icon { get; init; }

    /// <summary>Set where the words are sealed: the post that opens them and is journalled. The words then say that they are hidden.</summary>
    public ActionLink? Reveal { get; init; }

    /// <summary>The file that came with the words.</summary>
    public ActionLink? File { get; init; }
}
