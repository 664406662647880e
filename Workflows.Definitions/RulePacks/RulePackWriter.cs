using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflows.Definitions.RulePacks;

/// <summary>Writes a pack as <see cref="RulePackReader"/> reads it, one parameter after the other in order of key and day.</summary>
public static class RulePackWriter
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>The pack alone, not laid over another.</summary>
    public static string Write(RulePack pack)
    {
        var json = new JsonObject
        {
            ["id"] = pack.Id, ["version"] = pack.Version, ["zh"] = pack.Name.Chinese, ["en"] = pack.Name.English, ["region"] = pack.Region,
        };
        if (pack.Extends is { } extends) json["extends"] = extends;
        if (pack.Demonstration) json["demonstration"] = true;
        if (pack.Confirmed is { } confirmed) json["confirmed"] = Write(confirmed);
        json["parameters"] = new JsonArray([.. pack.Values.Values.SelectMany(v => v).Select(p => (JsonNode?)Write(p, pack))]);
        return json.ToJsonString(Plain);
    }

    private static JsonObject Write(RuleParameter parameter, RulePack pack)
    {
        var (kind, text) = RuleValueReader.Written(parameter.Value);
        var json = new JsonObject
        {
            ["key"] = parameter.Key, ["rule"] = parameter.RuleId, ["zh"] = parameter.Name.Chinese, ["en"] = parameter.Name.English,
            [kind] = text, ["source"] = parameter.Source, ["confidence"] = Camel(parameter.Confidence),
        };
        if (parameter.LocalExample) json["localExample"] = true;
        if (parameter.EffectiveFrom is { } from) json["effectiveFrom"] = Day(from);
        if (parameter.Demonstration && !pack.Demonstration) json["demonstration"] = true;
        if (parameter.FixedAt != FixedAt.EachDeadline) json["fixedAt"] = Camel(parameter.FixedAt);
        if (parameter.RollOver is { } rollOver) json["rollOver"] = Camel(rollOver);
        if (parameter.Remark is { } remark) json["remark"] = remark;
        if (parameter.Counting is { } counting) json["counted"] = Write(counting);
        if (parameter.Decision is { } decision) json["decision"] = Write(decision);
        return json;
    }

    private static JsonObject Write(Counting counting)
    {
        var json = new JsonObject { ["start"] = Camel(counting.Start), ["zh"] = counting.From.Chinese, ["en"] = counting.From.English };
        if (counting.Before) json["before"] = true;
        if (counting.Extends is { } extends) json["extends"] = extends;
        if (!counting.Units.IsEmpty) json["unitKinds"] = string.Join(' ', counting.Units.Select(Camel));
        return json;
    }

    private static JsonObject Write(RuleDecision decision)
    {
        var json = new JsonObject { ["by"] = decision.By, ["on"] = Day(decision.On) };
        if (decision.Document is not "") json["document"] = decision.Document;
        if (decision.AsAdvice) json["advice"] = true;
        return json;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Camel<T>(T value) where T : struct, Enum => value.ToString() is var word ? char.ToLowerInvariant(word[0]) + word[1..] : "";
}
