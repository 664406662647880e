namespace Workflows.Host.Web;

/// <summary>A due day as a row shows it: words first (「还有 3 个工作日」), the day below, both in the reader's language.</summary>
public sealed record Due(string Words, string Day, Tone Tone)
{
    /// <summary>How near it is decides the group of the inbox.</summary>
    public required Nearness Nearness { get; init; }
}

/// <summary>The groups of the inbox in their order.</summary>
public enum Nearness { Over, Today, WithinSevenWorkingDays, Later, Waiting }
