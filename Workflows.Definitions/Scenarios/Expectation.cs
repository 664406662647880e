using System.Collections.Immutable;

namespace Workflows.Definitions.Scenarios;

/// <summary>Something that must be so after a row. <c>Case</c> names the case it is about.</summary>
public abstract record Expectation
{
    public string Case { get; init; } = "";

    /// <summary>As it is written, for messages.</summary>
    public string Written { get; init; } = "";
}

/// <summary>A task is open at a node; where people are named, exactly they may answer it.</summary>
public sealed record TaskIsOpen(string Node, ImmutableArray<string> People) : Expectation;

/// <summary>No task is open at a node; without a node, none of the case.</summary>
public sealed record NoTaskIsOpen(string Node) : Expectation;

/// <summary>The task of a node is due on a day by a rule.</summary>
public sealed record IsDue(string Node, DateOnly Day, string Rule) : Expectation;

/// <summary>The notice of a node is open until a day by a rule.</summary>
public sealed record NoticeIsOpenUntil(string Node, DateOnly Day, string Rule) : Expectation;

/// <summary>The notice of a node stands still.</summary>
public sealed record NoticeIsPaused(string Node) : Expectation;

/// <summary>A ledger has this much left.</summary>
public sealed record BalanceIs(string Ledger, Money Amount) : Expectation;

/// <summary>A person was sent a mail of a kind since the row before.</summary>
public sealed record MailWasSent(string Person, string Kind) : Expectation;

/// <summary>The row is refused, with these words in the sentence.</summary>
public sealed record IsRefused(string Words) : Expectation;

/// <summary>The case is over; its outcome by name or in the words of its texts.</summary>
public sealed record CaseEnded(string Outcome) : Expectation;

/// <summary>The case has this number.</summary>
public sealed record NumberIs(string Number) : Expectation;

/// <summary>A value of the case, by FEEL path, reads like this.</summary>
public sealed record ValueReads(string Path, string Text) : Expectation;

/// <summary>A register has an entry under the person's key.</summary>
public sealed record RegisterHas(string Register, string Person) : Expectation;

/// <summary>A document of the case bears this number and stands so: made, stamped, sent, void.</summary>
public sealed record DocumentIs(string Number, string Standing) : Expectation;

/// <summary>A node cannot go on by itself.</summary>
public sealed record IsStuck(string Node) : Expectation;
