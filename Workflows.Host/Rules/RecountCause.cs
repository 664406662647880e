using System.Globalization;
using Workflows.Engine.Commands;

namespace Workflows.Host.Rules;

/// <summary>Why the open deadlines of all running cases are counted again. Equal causes are one run.</summary>
/// <param name="Recorded">The kind of the entry in the system journal when it is over.</param>
public abstract record RecountCause(string Recorded)
{
    /// <summary>What each case is told. The same cause gives a case the same command, so a case is not counted twice.</summary>
    public abstract CountAgain CommandFor(string instanceId, string source, string by, DateTimeOffset at);
}

/// <summary>A year's days off were published or put right (G-28).</summary>
/// <param name="Import">The number of the import.</param>
public sealed record YearImported(long Import) : RecountCause("deadlinesRecounted")
{
    public override CountAgain CommandFor(string instanceId, string source, string by, DateTimeOffset at) => new RecomputeDeadlines
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"recount:{Import}"), InstanceId = instanceId, Actor = new(by), At = at, Source = source,
    };
}

/// <summary>Cases that run are to follow the rules in force now.</summary>
/// <param name="Run">Names the run.</param>
public sealed record RulesChanged(Guid Run) : RecountCause("rulesApplied")
{
    public override CountAgain CommandFor(string instanceId, string source, string by, DateTimeOffset at) => new ApplyRules
    {
        Id = $"rules:{Run:n}", InstanceId = instanceId, Actor = new(by), At = at, Source = source,
    };
}
