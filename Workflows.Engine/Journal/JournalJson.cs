using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Workflows.Definitions.Calendars;
using Workflows.Engine.Facts;

namespace Workflows.Engine.Journal;

/// <summary>
/// Commands, facts and states as JSON and back, without loss. A stored type stands as an object whose member
/// <c>is</c> gives its stored name; what was stored in an earlier shape is read in that of today.
/// </summary>
public sealed class JournalJson
{
    public const string NameMember = "is";

    private readonly JsonSerializerOptions _options;
    private readonly StoredTypes _types;

    /// <summary>Bytes of tasks and timers: a case of many hands has hundreds, and a step changes few.</summary>
    private readonly ConditionalWeakTable<object, byte[]> _parts = [];

    public JournalJson(StoredTypes types)
    {
        _types = types;
        _options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            IgnoreReadOnlyProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
                new InstantConverter(),
                new FeelConverter(),
                new TermConverter(),
                new DayKindConverter(),
                new OrdinalMapConverter(),
                new NamedConverter<StageState>(types),
            },
        };
    }

    public byte[] Write(ProcessInstance instance) => CanonicalJson.Bytes(
        JsonSerializer.SerializeToNode(instance with { Tasks = [], Timers = [] }, _options)!.AsObject(),
        new Dictionary<string, IEnumerable<byte[]>>(StringComparer.Ordinal)
        {
            ["tasks"] = instance.Tasks.Select(PartOf),
            ["timers"] = instance.Timers.Select(PartOf),
        });

    private byte[] PartOf<T>(T part) where T : class =>
        _parts.GetValue(part, p => CanonicalJson.Bytes(JsonSerializer.SerializeToNode((T)p, _options)));

    public ProcessInstance ReadInstance(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<ProcessInstance>(bytes, _options)!;

    public JsonObject Write(Command command) => Named(command);

    public JsonObject Write(Fact fact) => Named(fact);

    public Command ReadCommand(JsonObject command) => (Command)Read(command);

    public Fact ReadFact(JsonObject fact) => (Fact)Read(fact);

    /// <summary>A deadline with all that explains it, for rows outside the case.</summary>
    public string Write(Deadline deadline) => CanonicalJson.Text(JsonSerializer.SerializeToNode(deadline, _options));

    public Deadline ReadDeadline(string deadline) => JsonSerializer.Deserialize<Deadline>(deadline, _options)!;

    private JsonObject Named(object value)
    {
        var members = JsonSerializer.SerializeToNode(value, value.GetType(), _options)!.AsObject();
        members[NameMember] = _types.NameOf(value.GetType());
        return members;
    }

    private object Read(JsonObject stored)
    {
        var members = _types.Upgraded(stored);
        return members.Deserialize(_types.TypeOf(members[NameMember]!.GetValue<string>()), _options)!;
    }
}
