using System.Globalization;
using System.Text.Json.Nodes;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Registers;

namespace Workflows.Host.Api;

/// <summary>
/// Values as programs read them: texts, days (<c>2026-06-18</c>) and numbers as strings – amounts in yuan with two decimals –,
/// truth as itself, rows as arrays, a sealed value as <c>{"sealed":true}</c>.
/// </summary>
public static class ApiValues
{
    public const string Sealed = "sealed";

    /// <summary>The answers of a form; what the form does not ask is left out.</summary>
    public static JsonObject Of(FormSchema schema, FeelContext values)
    {
        var asked = schema.Answers.Select(a => a.Way.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        return new(values.Entries.Where(e => asked.Contains(e.Key)).Select(e => KeyValuePair.Create(e.Key,
            Write(e.Value, e.Key, way => schema.Find(way) is MoneyField or ComputedField { IsMoney: true }))));
    }

    /// <summary>The values of a register's entry.</summary>
    public static JsonObject Of(RegisterSchema? schema, FeelContext values) =>
        new(values.Entries.Select(e => KeyValuePair.Create(e.Key, Write(e.Value, e.Key, way => schema?.Find(way)?.Kind == "money"))));

    /// <summary><c>8000.00</c>; null for none.</summary>
    public static string? Amount(long? fen) => fen is { } whole ? Plain(whole / 100m) : null;

    public static string Amount(Money money) => Plain(money.Fen / 100m);

    private static JsonNode? Write(FeelValue value, string way, Func<string, bool> isMoney) => value switch
    {
        FeelNull => null,
        _ when SealedValue.IsSealed(value) => new JsonObject { [Sealed] = true },
        FeelBoolean truth => JsonValue.Create(truth.Value),
        FeelNumber number when isMoney(way) && number.AsDecimal() is { } yuan => JsonValue.Create(Plain(yuan)),
        FeelList list => new JsonArray([.. list.Items.Select(item => Write(item, way, isMoney))]),
        FeelContext context => new JsonObject(context.Entries.Select(e => KeyValuePair.Create(e.Key, Write(e.Value, FieldPath.Under(way, e.Key), isMoney)))),
        _ => JsonValue.Create(value.Text),
    };

    private static string Plain(decimal yuan) => yuan.ToString("0.00", CultureInfo.InvariantCulture);
}
