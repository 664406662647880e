using System.Collections.Immutable;

namespace Workflows.Host.Mail.Receiving;

/// <summary>Between whom a mail was handed over, which its headers need not tell.</summary>
/// <param name="From">The return path; empty for bounces and automatic mail, null where it is not known.</param>
/// <param name="To">The address it was delivered to.</param>
public sealed record MailEnvelope(string? From, string? To);

/// <summary>What must be known about the task whose secret address a mail was sent to.</summary>
public sealed record ReplyContext
{
    /// <summary>The secret address, of one visit of one task and one person.</summary>
    public required string ReplyAddress { get; init; }

    /// <summary>The address of the person who was asked, as the directory has it now.</summary>
    public required string Approver { get; init; }

    /// <summary>The name our border server signs its verdicts with; empty: replies are off.</summary>
    public required string AuthservId { get; init; }

    public required ReplyTask Task { get; init; }

    public required ReplyKind Kind { get; init; }

    /// <summary>Addresses of the installation itself; what comes from them is never answered.</summary>
    public ImmutableArray<string> Own { get; init; } = [];

    /// <summary>True once the person may not act on the task any more, as a substitute whose time is over.</summary>
    public bool RightEnded { get; init; }

    /// <summary>True where the sender had an answer today.</summary>
    public bool AnsweredToday { get; init; }

    /// <summary>Whether a mail of this Message-ID came before.</summary>
    public required Func<string, bool> HasSeen { get; init; }
}

public enum ReplyTask { Open, Decided, Returned }

/// <summary>Only ordinary cases are decided by mail.</summary>
public enum ReplyKind { Ordinary, Money, Ballot }
