using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Definitions.Texts;
using Workflows.Engine.Journal;

namespace Workflows.Host.Pages.Audit.Checking;

/// <summary>
/// Follows a chain of entries that each name the hash of the one before: ledgers and the system journal. Entries come in
/// order of their numbers; the check keeps nothing but the last hash, so a chain of any length is checked in pieces.
/// </summary>
public sealed class Chain
{
    private string _previous = JournalRow.Beginning;
    private long _seq;

    /// <summary>Entries followed so far.</summary>
    public long Count => _seq;

    /// <summary>The hash of the last entry followed.</summary>
    public string Last => _previous;

    /// <summary>What the entry says, or what is wrong with it.</summary>
    public ChainStep Next(long seq, byte[] bytes, string hash)
    {
        _seq++;
        if (seq != _seq) return Fault("journal.rowMissing", _seq);
        if (JournalRow.HashOf(bytes) != hash) return Fault("journal.bytesChanged", seq);
        if (Read(bytes) is not { } said) return Fault("journal.unreadable", seq);
        if (Text(said, "prevHash") != _previous || Text(said, "seq") != seq.ToString(System.Globalization.CultureInfo.InvariantCulture))
            return Fault("journal.linkBroken", seq);
        _previous = hash;
        return new(said, null);
    }

    /// <summary>A member as text, whether it was written as text or as a number; null where it is missing.</summary>
    public static string? Text(JsonObject said, string member) => said[member]?.ToString();

    private static ChainStep Fault(string key, long seq) => new(null, Sentence.Of(key, ("seq", seq)));

    private static JsonObject? Read(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One step along a chain: what the entry says, or the fault.</summary>
public sealed record ChainStep(JsonObject? Said, Sentence? Fault);
