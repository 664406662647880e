using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflows.Engine.Journal;

/// <summary>
/// The one byte form of a JSON value: members in ordinal order of their names, no white space, numbers as strings in
/// plain notation, UTF-8 without escapes that JSON does not demand. What is hashed is exactly this.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(JsonNode? node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
            Write(writer, node);
        return stream.ToArray();
    }

    /// <summary>The same, where the lists under some members are known in their bytes already, element by element.</summary>
    public static byte[] Bytes(JsonObject members, IReadOnlyDictionary<string, IEnumerable<byte[]>> known)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                if (known.TryGetValue(name, out var elements))
                    WriteArray(writer, elements);
                else
                    Write(writer, value);
            }
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void WriteArray(Utf8JsonWriter writer, IEnumerable<byte[]> elements)
    {
        writer.WriteStartArray();
        foreach (var element in elements)
            writer.WriteRawValue(element, skipInputValidation: true);
        writer.WriteEndArray();
    }

    public static string Text(JsonNode? node) => Encoding.UTF8.GetString(Bytes(node));

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }
                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                writer.WriteStringValue(Plain(value.ToJsonString()));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                writer.WriteStringValue(value.GetValue<string>());
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    private static string Plain(string number) => number.AsSpan().ContainsAny('e', 'E')
        ? decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
        : number;
}
