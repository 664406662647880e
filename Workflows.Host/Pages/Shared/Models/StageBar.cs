using System.Collections.Immutable;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>How far a case is, in words; the text twin of its diagram.</summary>
public sealed record StageBar(ImmutableArray<StageStep> Steps);

public enum StageProgress
{
    Done,
    Here,
    /// <summary>Not needed; never shown as approved.</summary>
    Off,
    Ahead,
}

/// <param name="Below">「5月22日」, 「6月23日 前」, 「限额内不需要」; empty says nothing.</param>
public sealed record StageStep(string Name, StageProgress Progress, string Below);
