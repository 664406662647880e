using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Gallery;

/// <summary>
/// How sample models are written in JSON: amounts in yuan as text, sentences as text or <c>{words, strong}</c>, a due day
/// as <c>{day, at, workingDaysLeft}</c> or <c>{waiting, tone}</c>, a day strip as <c>{from, term, start}</c>, which is counted
/// by the real calendar.
/// </summary>
public static class SampleJson
{
    public static JsonSerializerOptions Options(Reader reader) => new(JsonSerializerDefaults.Web)
    {
        Converters =
        {
            new JsonStringEnumConverter(),
            new From<Money>(node => Money.Yuan(decimal.Parse((string)node!, CultureInfo.InvariantCulture))),
            new From<Emphasis>(node => node is JsonValue ? new((string)node!) : new((string)node["words"]!, (string?)node["strong"])),
            new From<Due>(node => Due(node, new Words(reader))),
            new From<WhyThisDay>(node => Strip(node, reader)),
        },
    };

    private static Due Due(JsonNode node, Words words) => node["waiting"] is { } why
        ? words.Waiting((string)why!, Enum.Parse<Tone>((string?)node["tone"] ?? nameof(Tone.Pause)))
        : words.Due(Day(node["day"]!), node["at"] is { } at ? TimeOnly.Parse((string)at!, CultureInfo.InvariantCulture) : null, (int?)node["workingDaysLeft"]);

    private static WhyThisDay Strip(JsonNode node, Reader reader)
    {
        var rule = new RuleParameter
        {
            Key = (string?)node["rule"] ?? "B-09",
            Name = new("", ""),
            Value = new TermValue(Term.Parse((string)node["term"]!)),
            Source = (string?)node["source"] ?? "",
            Confidence = Confidence.Verified,
            Pack = new("sample", "2026.1"),
        };
        var deadline = LegalClock.Due(Day(node["from"]!), rule, ShippedCalendars.Calendar, Pack(rule));
        return WhyThisDay.Of(deadline, Enum.Parse<ClockStart>((string)node["start"]!), reader) with { Opened = (bool?)node["opened"] ?? false };
    }

    private static RulePack Pack(RuleParameter rule) => new()
    {
        Id = "sample",
        Version = "2026.1",
        Name = rule.Name,
        Region = "",
        Demonstration = true,
        Values = ImmutableSortedDictionary<string, ImmutableArray<RuleParameter>>.Empty,
    };

    private static DateOnly Day(JsonNode node) => DateOnly.Parse((string)node!, CultureInfo.InvariantCulture);

    /// <summary>Reads a value by a function of its node.</summary>
    private sealed class From<T>(Func<JsonNode, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(JsonNode.Parse(ref reader)!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
