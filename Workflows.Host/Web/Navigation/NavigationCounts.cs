using System.Collections.Immutable;

namespace Workflows.Host.Web;

/// <summary>The open items behind the entries of the navigation.</summary>
public interface INavigationCounts
{
    /// <summary>Counts by the entry's key: inbox, claimable, copies, drafts, notices, bargaining, votes, stuck, messages. Absent means none.</summary>
    ValueTask<ImmutableDictionary<string, int>> CountAsync(ReaderPerson person, CancellationToken cancellation);
}

public sealed class NoNavigationCounts : INavigationCounts
{
    public ValueTask<ImmutableDictionary<string, int>> CountAsync(ReaderPerson person, CancellationToken cancellation) =>
        ValueTask.FromResult(ImmutableDictionary<string, int>.Empty);
}
