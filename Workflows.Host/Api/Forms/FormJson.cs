using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Forms;

namespace Workflows.Host.Api;

/// <summary>
/// Writes the values of a request as the fields a page's form would send, so that one binder and one validator take both. What is
/// not named keeps what the form begins with; <c>null</c> clears; rows named at all replace the rows there were; a file is named
/// by its hash; <c>{"sealed":true}</c> leaves a sealed value as it is.
/// </summary>
public sealed class FormJson
{
    private readonly FormSchema _schema;
    private readonly ImmutableDictionary<string, RawAnswer> _start;
    private readonly Dictionary<string, RawAnswer> _typed;
    private readonly List<FieldFault> _faults = [];

    private FormJson(FormSchema schema, ImmutableDictionary<string, RawAnswer> start) =>
        (_schema, _start, _typed) = (schema, start, new(start, StringComparer.Ordinal));

    /// <param name="start">What stands in the form as it is opened, as far as it may be edited.</param>
    public static FormJson Read(JsonObject? values, FormSchema schema, ImmutableDictionary<string, RawAnswer> start)
    {
        var form = new FormJson(schema, start);
        if (values is not null) form.Members(values, "");
        return form;
    }

    /// <summary>Members the form does not know, or that are not of the shape their field takes.</summary>
    public ImmutableArray<FieldFault> Faults => [.. _faults];

    /// <summary>As a browser would have sent it.</summary>
    public FormCollection Fields(IEnumerable<KeyValuePair<string, string>>? besides = null)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (path, raw) in _typed)
        {
            if (raw.Texts.Length > 0) fields[path] = raw.Texts.ToArray();
            if (raw.KeptSeal is { } seal) fields[path + FormBinder.Kept] = seal;
            if (!raw.Files.IsEmpty) fields[path + FormBinder.Kept] = raw.Files.Select(f => f.Hash).ToArray();
        }
        foreach (var (name, value) in besides ?? []) fields[name] = value;
        return new(fields);
    }

    /// <summary>Files that were named and that the sender has not uploaded.</summary>
    public IEnumerable<FieldFault> MissingFiles(FormPost? read) => _typed
        .Where(t => t.Value.Files.Length > (read?.Typed.GetValueOrDefault(t.Key)?.Files.Length ?? 0))
        .Select(t => new FieldFault(t.Key, Sentence.Of("api.file.unknown")));

    private void Members(JsonObject values, string prefix)
    {
        foreach (var (name, value) in values) Member(FieldPath.Under(prefix, name), value);
    }

    private void Member(string path, JsonNode? value)
    {
        if (_schema.Find(path) is { } field) Answer(path, field, value);
        else if (value is JsonObject group && _schema.Answers.Any(a => a.Way.StartsWith(FieldPath.Way(path) + ".", StringComparison.Ordinal))) Members(group, path);
        else _faults.Add(new(path, Sentence.Of("forms.answer.unknown", ("key", path))));
    }

    private void Answer(string path, AnswerField field, JsonNode? value)
    {
        Forget(path);
        switch (field, value)
        {
            case (_, null):
                break;
            case (_, JsonObject seal) when seal[ApiValues.Sealed] is JsonValue && _start.TryGetValue(path, out var kept):
                _typed[path] = kept;
                break;
            case (RepeatingField, JsonArray rows) when rows.All(r => r is JsonObject):
                for (var i = 0; i < rows.Count; i++) Members((JsonObject)rows[i]!, FieldPath.Row(path, i));
                break;
            case (AttachmentField, JsonArray files) when files.All(f => HashOf(f) is not null):
                _typed[path] = RawAnswer.Attached([.. files.Select(f => new AttachedFile(HashOf(f)!, "", 0, ""))]);
                break;
            case (MultiChoiceField, JsonArray chosen) when chosen.All(c => Text(c) is not null):
                _typed[path] = RawAnswer.Typed([.. chosen.Select(c => Text(c)!)]);
                break;
            case (ChoiceField, JsonValue truth) when truth.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                _typed[path] = RawAnswer.Typed(truth.ToJsonString());
                break;
            case (CheckField, JsonValue tick) when tick.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                _typed[path] = RawAnswer.Typed(tick.GetValueKind() is JsonValueKind.True ? "true" : "");
                break;
            case (not (RepeatingField or AttachmentField or MultiChoiceField or CheckField), JsonValue) when Text(value) is { } text:
                _typed[path] = RawAnswer.Typed(text);
                break;
            default:
                _faults.Add(new(path, Sentence.Of("api.value.shape", ("label", field.Label))));
                break;
        }
    }

    private void Forget(string path)
    {
        foreach (var key in _typed.Keys.Where(k => k == path || k.StartsWith(path + "[", StringComparison.Ordinal)).ToArray()) _typed.Remove(key);
    }

    /// <summary>A text or a number as it is written; null for anything else.</summary>
    private static string? Text(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number => value.ToJsonString(),
        _ => null,
    };

    private static string? HashOf(JsonNode? file) => Text(file is JsonObject named ? named["hash"] : file);
}
