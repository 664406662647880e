using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;

namespace Workflows.Engine.Journal;

/// <summary>Instants in UTC with seven digits: <c>2026-06-18T02:32:00.0000000Z</c>.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        DateTimeOffset.ParseExact(reader.GetString()!, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture));
}

/// <summary>FEEL values of every kind, by <see cref="FeelJson"/>.</summary>
internal sealed class FeelConverter : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsAssignableTo(typeof(FeelValue));

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type))!;

    private sealed class Of<T> : JsonConverter<T> where T : FeelValue
    {
        public override bool HandleNull => true;

        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => (T)FeelJson.Read(JsonNode.Parse(ref reader));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            if (FeelJson.Write(value) is { } node)
                node.WriteTo(writer);
            else
                writer.WriteNullValue();
        }
    }
}

/// <summary>Terms in their canonical form: <c>5wd</c>.</summary>
internal sealed class TermConverter : JsonConverter<Term>
{
    public override bool CanConvert(Type type) => type.IsAssignableTo(typeof(Term));

    public override Term Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Term.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Term value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>What a day of a deadline was: <c>working</c>, <c>weekend</c>, <c>makeup</c>, or <c>holiday:端午</c> with its name.</summary>
internal sealed class DayKindConverter : JsonConverter<DayKind>
{
    private const string HolidayMark = "holiday:";

    public override bool CanConvert(Type type) => type.IsAssignableTo(typeof(DayKind));

    public override DayKind Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetString()! switch
    {
        "working" => new WorkingDay(),
        "weekend" => new Weekend(),
        "makeup" => new MakeupWorkday(),
        var text when text.StartsWith(HolidayMark, StringComparison.Ordinal) => new Holiday(text[HolidayMark.Length..]),
        var text => throw new JsonException($"Expected a kind of day, but found '{text}'."),
    };

    public override void Write(Utf8JsonWriter writer, DayKind value, JsonSerializerOptions options) => writer.WriteStringValue(value switch
    {
        Holiday holiday => HolidayMark + holiday.Name,
        Weekend => "weekend",
        MakeupWorkday => "makeup",
        _ => "working",
    });
}

/// <summary>Maps by name keep ordinal order when they are read back.</summary>
internal sealed class OrdinalMapConverter : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsGenericType
        && type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>) && type.GetGenericArguments()[0] == typeof(string);

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type.GetGenericArguments()[1]))!;

    private sealed class Of<T> : JsonConverter<ImmutableSortedDictionary<string, T>>
    {
        public override ImmutableSortedDictionary<string, T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            (JsonSerializer.Deserialize<Dictionary<string, T>>(ref reader, options) ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);

        public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToDictionary(), options);
    }
}

/// <summary>An open family whose members are known by stored name.</summary>
internal sealed class NamedConverter<T>(StoredTypes types) : JsonConverter<T> where T : class
{
    public override bool CanConvert(Type type) => type == typeof(T);

    public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var members = types.Upgraded(JsonNode.Parse(ref reader)!.AsObject());
        return (T)members.Deserialize(types.TypeOf(members[JournalJson.NameMember]!.GetValue<string>()), options)!;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var members = JsonSerializer.SerializeToNode(value, value.GetType(), options)!.AsObject();
        members[JournalJson.NameMember] = types.NameOf(value.GetType());
        members.WriteTo(writer);
    }
}
