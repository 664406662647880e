using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>What a person at a node may do with a field; <see cref="Required"/> is edit, and an empty answer is refused.</summary>
public enum FieldRight { Hidden, Read, Edit, Required }

/// <summary>
/// The rights of one node over the fields of its form. A field has the right written for its way
/// (<c>family.idNumber</c>), else that of the rows or group around it (<c>family</c>), else that of <c>*</c>, else read.
/// </summary>
public sealed record FieldRights(ImmutableDictionary<string, FieldRight> ByWay)
{
    public static FieldRights EditAll { get; } = Everywhere(FieldRight.Edit);
    public static FieldRights ReadAll { get; } = Everywhere(FieldRight.Read);

    /// <summary>The right at a way or a path.</summary>
    public FieldRight At(string pathOrWay)
    {
        for (var way = FieldPath.Way(pathOrWay); way.Length > 0; way = Around(way))
            if (ByWay.TryGetValue(way, out var right)) return right;
        return ByWay.GetValueOrDefault("*", FieldRight.Read);
    }

    public bool MayEdit(string pathOrWay) => At(pathOrWay) >= FieldRight.Edit;

    /// <summary>Reads <c>{"*":"read","amount":"edit","idNumber":"hidden"}</c>; empty text gives <see cref="ReadAll"/>.</summary>
    public static FieldRightsReading Parse(string json)
    {
        if (string.IsNullOrWhiteSpace(json)) return new(ReadAll, null);
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return Unreadable();
            var rights = ImmutableDictionary.CreateBuilder<string, FieldRight>(StringComparer.Ordinal);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (RightOf(member.Value) is not { } right)
                    return new(null, Sentence.Of("forms.rights.unknown", ("field", member.Name), ("right", member.Value.ToString())));
                rights[member.Name] = right;
            }
            return new(new FieldRights(rights.ToImmutable()), null);
        }
        catch (JsonException) { return Unreadable(); }
    }

    private static FieldRight? RightOf(JsonElement written) => written.ValueKind != JsonValueKind.String ? null : written.GetString() switch
    {
        "hidden" => FieldRight.Hidden,
        "read" => FieldRight.Read,
        "edit" => FieldRight.Edit,
        "required" => FieldRight.Required,
        _ => null,
    };

    private static string Around(string way) => way.LastIndexOf('.') is var dot and > 0 ? way[..dot] : "";

    private static FieldRights Everywhere(FieldRight right) =>
        new(ImmutableDictionary.Create<string, FieldRight>(StringComparer.Ordinal).Add("*", right));

    private static FieldRightsReading Unreadable() => new(null, Sentence.Of("forms.rights.unreadable", ("example", """{"*":"read","amount":"edit"}""")));
}

/// <summary>Rights, or the sentence that says why the text gives none.</summary>
public sealed record FieldRightsReading(FieldRights? Rights, Sentence? Problem);
