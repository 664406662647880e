using System.Collections.Immutable;
using Workflows.Definitions.Feel;

namespace Workflows.Engine.Effects;

/// <summary>
/// What a fact asks of the outside. Ledger and register entries are written in the transaction that saves the fact;
/// notices go to the outbox and are delivered after it, at least once, under the key (instance, seq, n).
/// Task rows and due work are no effects: they are projections of the state.
/// </summary>
public abstract record Effect;

/// <summary>Writes an entry to a ledger. <paramref name="EntryKey"/> is unique in it together with the kind.</summary>
public sealed record WriteLedger(string Ledger, LedgerEntryKind Kind, string EntryKey, long Fen) : Effect;

/// <summary>Reserve and pay-without-reserve lower the balance, release and return raise it; commit and pay leave it.</summary>
public enum LedgerEntryKind { Reserve, Release, Pay, Return }

/// <summary>Writes a new version of a register entry.</summary>
public sealed record WriteRegister(string Register, string Key, string UnitId, FeelContext Values) : Effect;

/// <summary>Lays a case among what people were sent to read, unread; they see it from then on.</summary>
public sealed record WriteCopies(ImmutableArray<string> To, string By, string Words) : Effect
{
    /// <summary>Why: <c>copied</c>, or <c>mentioned</c> in a comment.</summary>
    public string Kind { get; init; } = "copied";
}

/// <summary>
/// Tells people something by mail and in the inbox.
/// </summary>
/// <param name="Kind">Which text: <c>taskOpened</c>, <c>reminder</c>, <c>overdue</c>, <c>returned</c>, <c>decided</c> …</param>
/// <param name="To">Principals' keys; a post means all who hold it.</param>
/// <param name="TaskId">The task it leads to; empty for a notice about the case.</param>
public sealed record Notify(string Kind, ImmutableArray<string> To, string TaskId = "") : Effect
{
    /// <summary>Values for the places of the text; nothing sensitive.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
