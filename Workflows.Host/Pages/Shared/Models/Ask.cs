using Workflows.Definitions;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>The question of a task, before everything else.</summary>
public sealed record Ask
{
    /// <summary>Above the question; null says 「请您决定」.</summary>
    public string? Kicker { get; init; }

    /// <summary>The sentence to be decided; its amount is the strong part.</summary>
    public required Emphasis Question { get; init; }

    /// <summary>Said in capital figures below; null where the matter is not money.</summary>
    public Money? Amount { get; init; }

    /// <summary>Whether this decides for good: 「您同意即为最终审批，不必再报区总工会。」</summary>
    public string? Finality { get; init; }

    /// <summary>The due day with its time, shown here on phones only: 「6月23日 周二 17:30 前」.</summary>
    public string? Before { get; init; }

    public Due? Due { get; init; }
}
