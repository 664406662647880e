using System.Collections.Immutable;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>What stands in the place of the panel after an act; not a message that goes away.</summary>
public sealed record Result
{
    /// <summary>「已同意」.</summary>
    public required string Words { get; init; }

    public required Tone Tone { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Number and title.</summary>
    public required string Subject { get; init; }

    /// <summary>What happens next, who was told, until when it can be taken back.</summary>
    public ImmutableArray<ResultLine> Lines { get; init; } = [];

    /// <summary>The next task first; it takes the focus.</summary>
    public ImmutableArray<ActionLink> Actions { get; init; } = [];
}

/// <param name="Action">「拿回」 at the end of the line; null none.</param>
public sealed record ResultLine(string Icon, string Words, ActionLink? Action = null);
