using System.Collections.Immutable;

namespace Workflows.Host.Pages.Audit.Checking;

/// <summary>The check of many records, while it runs and afterwards.</summary>
public sealed record CheckRun
{
    public required string Id { get; init; }

    /// <summary>The auditor who began it; nobody else sees it.</summary>
    public required string PersonId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required int Total { get; init; }
    public int Done { get; init; }
    public long Rows { get; init; }
    public ImmutableArray<FaultyCase> Faults { get; init; } = [];

    /// <summary>Number of the case last looked at.</summary>
    public string Current { get; init; } = "";
    public bool Stopped { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>A case whose record does not hold, and what is wrong with it.</summary>
public sealed record FaultyCase(string Id, string Number, RecordVerdict Verdict);
