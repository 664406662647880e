using System.Text.Json.Nodes;

namespace Workflows.Definitions.Feel;

/// <summary>
/// Values as JSON, lossless and canonical: text, booleans and null plain; <c>{"n":"12.5"}</c> number, <c>{"d":…}</c> day,
/// <c>{"t":…}</c> time, <c>{"dt":…}</c> date and time, <c>{"dd":…}</c> and <c>{"ym":…}</c> durations, an array for a list,
/// <c>{"c":{…}}</c> for a context. Members may be re-ordered by whoever stores them, so a context whose names are not in
/// ordinal order also carries them: <c>{"c":{…},"o":[…]}</c>. A range is <c>{"r":{"s":…,"si":true,"e":…,"ei":true}}</c>.
/// </summary>
public static class FeelJson
{
    /// <summary>C#'s null is JSON's null, which is FEEL's null.</summary>
    /// <exception cref="ArgumentException">A function lies in the value; functions cannot be stored.</exception>
    public static JsonNode? Write(FeelValue value) => value switch
    {
        FeelNull => null,
        FeelString s => JsonValue.Create(s.Value),
        FeelBoolean b => JsonValue.Create(b.Value),
        FeelNumber => Tagged("n", value.Text),
        FeelDate => Tagged("d", value.Text),
        FeelTime => Tagged("t", value.Text),
        FeelDateTime => Tagged("dt", value.Text),
        FeelDaysDuration => Tagged("dd", value.Text),
        FeelYearsDuration => Tagged("ym", value.Text),
        FeelList list => new JsonArray([.. list.Items.Select(Write)]),
        FeelContext context => Context(context),
        FeelRange range => Tagged("r", new JsonObject
        {
            ["s"] = Write(range.Start), ["si"] = range.StartIncluded, ["e"] = Write(range.End), ["ei"] = range.EndIncluded,
        }),
        _ => throw new ArgumentException($"A value of the kind '{value.TypeName}' cannot be stored.", nameof(value)),
    };

    /// <exception cref="FormatException">The JSON was not written by <see cref="Write"/>.</exception>
    public static FeelValue Read(JsonNode? json) => json switch
    {
        null => FeelValue.Null,
        JsonValue v when v.TryGetValue<string>(out var text) => FeelValue.Of(text),
        JsonValue v when v.TryGetValue<bool>(out var truth) => FeelValue.Of(truth),
        JsonArray items => new FeelList([.. items.Select(Read)]),
        JsonObject tagged => Tagged(tagged),
        _ => throw Unreadable(json),
    };

    private static JsonObject Tagged(string tag, JsonNode content) => new() { [tag] = content };

    private static JsonObject Context(FeelContext context)
    {
        var json = Tagged("c", new JsonObject(context.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => KeyValuePair.Create(e.Key, Write(e.Value)))));
        if (!context.Names.SequenceEqual(context.Names.Order(StringComparer.Ordinal)))
            json["o"] = new JsonArray([.. context.Names.Select(n => (JsonNode)n)]);
        return json;
    }

    private static FeelValue Tagged(JsonObject json)
    {
        if (json["c"] is JsonObject entries) return Context(json, entries);
        if (json.Count != 1) throw Unreadable(json);
        var (tag, content) = json.First();
        if (tag == "r" && content is JsonObject r) return new FeelRange(Read(r["s"]), Flag(r, "si"), Read(r["e"]), Flag(r, "ei"));
        if (content is not JsonValue value || !value.TryGetValue<string>(out var text)) throw Unreadable(json);
        return tag switch
        {
            "n" => FeelNumber.Parse(text),
            "d" => TemporalText.Date(text),
            "t" => TemporalText.Time(text),
            "dt" => TemporalText.DateTime(text, dayAlone: false),
            "dd" => TemporalText.Duration(text) as FeelDaysDuration,
            "ym" => TemporalText.Duration(text) as FeelYearsDuration,
            _ => null,
        } ?? throw Unreadable(json);
    }

    private static FeelContext Context(JsonObject json, JsonObject entries)
    {
        var names = json["o"] is JsonArray order ? order.Select(n => (string?)n ?? throw Unreadable(json)) : entries.Select(e => e.Key).Order(StringComparer.Ordinal);
        return FeelContext.Of([.. names.Select(n => (n, Read(entries[n])))]);
    }

    private static bool Flag(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : throw Unreadable(json);

    private static FormatException Unreadable(JsonNode json) => new($"Expected a stored value, but found {json.ToJsonString()}.");
}
