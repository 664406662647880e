using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail.Receiving;

/// <summary>A sentence about a mail as it is kept until somebody reads it in their language; its values are words.</summary>
internal static class StoredSentence
{
    public static string Write(Sentence sentence) =>
        JsonSerializer.Serialize(new Kept(sentence.Key, sentence.Values.ToImmutableDictionary(v => v.Key, v => Convert.ToString(v.Value, System.Globalization.CultureInfo.InvariantCulture) ?? "")));

    public static Sentence Read(string stored) =>
        JsonSerializer.Deserialize<Kept>(stored) is { } kept ? Sentence.Of(kept.Key, [.. kept.Values.Select(v => (v.Key, (object?)v.Value))]) : Sentence.Of("receiving.fault.header");

    private sealed record Kept(string Key, ImmutableDictionary<string, string> Values);
}
