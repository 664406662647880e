using System.Collections.Immutable;

namespace Workflows.Host.Mail;

/// <summary>A mail in one language before it is written as HTML and as text: all words final, nothing encoded.</summary>
internal sealed record MailPage
{
    public required string Lang { get; init; }
    public required string Subject { get; init; }
    public required string House { get; init; }
    public required string Greeting { get; init; }
    public required string Headline { get; init; }
    public ImmutableArray<MailRow> Rows { get; init; } = [];
    public string? Say { get; init; }

    /// <summary>Null where there is nothing to open.</summary>
    public MailButton? Main { get; init; }
    public MailButton? Other { get; init; }
    public string? Note { get; init; }
    public ImmutableArray<string> Foot { get; init; } = [];

    /// <summary>Where the reader chooses which mails to get; null for readers who have no such choice.</summary>
    public MailButton? Choices { get; init; }
}

/// <summary>A line of the table of facts; <paramref name="Rest"/> follows the value in ordinary type.</summary>
internal sealed record MailRow(string Label, string Value, string Rest = "", MailTone Tone = MailTone.Plain);

internal enum MailTone { Plain, Strong, Soon, Over }

internal sealed record MailButton(string Words, string Url);
