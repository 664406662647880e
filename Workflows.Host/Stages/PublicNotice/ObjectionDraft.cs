using System.Collections.Immutable;
using Workflows.Definitions.Texts;
using Workflows.Host.Evidence;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>An objection as it was typed, with the checks before it is taken.</summary>
public sealed record ObjectionDraft
{
    public const int FewestCharacters = 10;
    public const int MostCharacters = 2_000;
    public const int MostOfName = 40;
    public const int MostOfContact = 100;

    /// <summary>The number on the receipt, in its one form; chosen when the form was shown.</summary>
    public required string Receipt { get; init; }
    public required string Words { get; init; }
    public bool Signed { get; init; }
    public string Name { get; init; } = "";
    public string Contact { get; init; } = "";
    public ObjectionFile? File { get; init; }

    /// <summary>What is to be changed: field and sentence.</summary>
    public ImmutableArray<(string Field, Sentence Says)> Faults() =>
    [
        .. Words.Trim().Length < FewestCharacters ? [("words", Sentence.Of("notices.object.tooShort", ("count", FewestCharacters), ("now", Words.Trim().Length)))] : Nothing,
        .. Words.Length > MostCharacters ? [("words", Sentence.Of("notices.object.tooLong", ("count", MostCharacters)))] : Nothing,
        .. Signed && Name.Trim().Length is 0 or > MostOfName ? [("name", Sentence.Of("notices.object.noName", ("count", MostOfName)))] : Nothing,
        .. Signed && Contact.Trim().Length is 0 or > MostOfContact ? [("contact", Sentence.Of("notices.object.noContact", ("count", MostOfContact)))] : Nothing,
        .. File?.Fault is { } fault ? [("file", fault)] : Nothing,
    ];

    private static readonly ImmutableArray<(string, Sentence)> Nothing = [];
}

/// <summary>A file handed in with an objection.</summary>
public sealed record ObjectionFile(string Name, byte[] Bytes)
{
    public const int MostBytes = 10 << 20;

    /// <summary>By its content, not by what the browser says; null where it is none of the kinds taken: papers and pictures.</summary>
    public ContentKind? Kind => ContentKind.Of(Bytes) is { } kind && ContentKind.IsShown(kind.MediaType) ? kind : null;

    public Sentence? Fault =>
        Bytes.Length > MostBytes ? Sentence.Of("notices.object.fileTooLarge")
        : Kind is null ? Sentence.Of("notices.object.fileKind")
        : null;
}
