using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Definitions.Texts;
using Workflows.Engine.Journal;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>
/// A notice as it was put up: who puts it up, its words and its lines, in both languages. Made once when it is published
/// and never again, so that later changes of the case change nothing on the wall; the hash says so.
/// </summary>
/// <param name="Issuer">The union that signs.</param>
/// <param name="Lines">Public values with their labels (G-43).</param>
public sealed record NoticePaper(
    Wording Issuer, Wording Heading, ImmutableArray<Wording> Paragraphs, ImmutableArray<PaperLine> Lines)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = true };

    /// <summary>SHA-256 over the words in canonical form, 64 hexadecimal digits in lower case.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(Node)));

    public string ToJson() => CanonicalJson.Text(Node);

    /// <exception cref="JsonException">The text was not written by <see cref="ToJson"/>.</exception>
    public static NoticePaper FromJson(string json) =>
        JsonSerializer.Deserialize<NoticePaper>(json, Json) ?? throw new JsonException("Expected a notice, but found null.");

    private JsonNode? Node => JsonSerializer.SerializeToNode(this, Json);
}

/// <summary>One public value: 「困难类别　深度困难」.</summary>
public sealed record PaperLine(Wording Label, Wording Value);
