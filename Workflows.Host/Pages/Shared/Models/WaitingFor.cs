using System.Collections.Immutable;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>Who or what a case waits for: people, or a condition in words. Never "the system".</summary>
public sealed record WaitingFor
{
    public ImmutableArray<PersonLine> People { get; init; } = [];

    /// <summary>「等公示期满」; null where people are waited for.</summary>
    public string? Condition { get; init; }

    /// <summary>「6月23日 周二 17:30 前」.</summary>
    public string? Before { get; init; }

    public Due? Due { get; init; }

    public WhyThisDay? WhyThisDay { get; init; }

    /// <summary>Reminding those waited for; null where the reader cannot.</summary>
    public ActionLink? Urge { get; init; }
}
