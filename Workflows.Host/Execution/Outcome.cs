using System.Collections.Immutable;
using Workflows.Engine;
using Workflows.Engine.Facts;
using Workflows.Engine.State;

namespace Workflows.Host.Execution;

/// <summary>What became of a command.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>It was accepted: now, or the first time it was sent.</summary>
    /// <param name="Instance">The case after it; for a repeat, as it is now.</param>
    /// <param name="Seq">Its row in the journal.</param>
    /// <param name="Facts">What it led to, the first time.</param>
    public sealed record Accepted(ProcessInstance Instance, long Seq, ImmutableArray<Fact> Facts) : Outcome
    {
        /// <summary>True where the same command had been accepted before and nothing happened now.</summary>
        public bool Repeated { get; init; }
    }

    /// <summary>It was not accepted and nothing changed; the sentence says why.</summary>
    /// <param name="Instance">The case as it is now; null where there is none.</param>
    public sealed record Rejected(Rejection Rejection, ProcessInstance? Instance) : Outcome;
}
