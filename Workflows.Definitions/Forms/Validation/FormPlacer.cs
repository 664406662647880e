using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>Puts each field of the schema in its place and reads what was typed there, or takes what was there before.</summary>
internal sealed class FormPlacer(FormSchema schema, FieldRights rights, IReadOnlyDictionary<string, RawAnswer> typed, FeelContext before, FormWorld world)
{
    private readonly ImmutableDictionary<string, AnswerField> _fields =
        schema.Answers.DistinctBy(a => a.Way).ToImmutableDictionary(a => a.Way, a => a.Field, StringComparer.Ordinal);

    public ImmutableArray<FormNode> Nodes() => Place(schema.Fields, "", before);

    /// <summary>Something was typed for the path that is more than the field's default.</summary>
    public bool IsFilled(string path) => typed.TryGetValue(path, out var raw) && IsFilled(path, raw);

    public bool IsFilled(string path, RawAnswer raw) =>
        !raw.IsBlank && !(raw.Files.IsEmpty && raw.KeptSeal is null
            && _fields.TryGetValue(FieldPath.Way(path), out var field) && raw.Texts.SequenceEqual(field.Default));

    private ImmutableArray<FormNode> Place(ImmutableArray<FormField> fields, string prefix, FeelContext? old) =>
        [.. fields.Select(field => Place(field, prefix, old))];

    private FormNode Place(FormField field, string prefix, FeelContext? old) => field switch
    {
        GroupField { Path: { Length: > 0 } path } group =>
            new GroupNode(group, FieldPath.Of(prefix, field), Place(group.Fields, FieldPath.Under(prefix, path), old?.Get(path) as FeelContext)),
        GroupField group => new GroupNode(group, FieldPath.Of(prefix, field), Place(group.Fields, prefix, old)),
        RepeatingField rows => Place(rows, FieldPath.Of(prefix, field), old?.Get(rows.Key)),
        AnswerField answer => Place(answer, FieldPath.Of(prefix, field), old?.Get(answer.Key) ?? FeelValue.Null),
        _ => new ShownNode(field, FieldPath.Of(prefix, field)),
    };

    private RowsNode Place(RepeatingField rows, string path, FeelValue? old)
    {
        var right = rights.At(path);
        var oldRows = old is FeelList list ? list.Items : [];
        var sent = typed.Keys.Where(IsFilled).Select(key => FieldPath.RowOf(key, path)).OfType<int>().ToImmutableHashSet();
        var indices = right >= FieldRight.Edit
            ? typed.Keys.Select(key => FieldPath.RowOf(key, path)).OfType<int>().Distinct().Order()
            : Enumerable.Range(0, oldRows.Length);
        var refusal = right < FieldRight.Edit && sent.Any(i => i >= oldRows.Length) ? NotYours(rows, right) : null;
        return new(rows, path, right, [.. indices.Select(i => Row(rows, FieldPath.Row(path, i), i < oldRows.Length ? oldRows[i] as FeelContext : null,
            isBlank: right >= FieldRight.Edit && !sent.Contains(i)))], refusal);
    }

    private RowNode Row(RepeatingField rows, string path, FeelContext? old, bool isBlank) =>
        new(path, old ?? FeelContext.Empty, Place(rows.Fields, path, old), isBlank);

    private AnswerNode Place(AnswerField field, string path, FeelValue old)
    {
        var right = rights.At(path);
        var raw = typed.GetValueOrDefault(path) ?? RawAnswer.Typed();
        if (field is ComputedField) return new(field, path, right, old);
        if (right >= FieldRight.Edit) return Edited(field, path, right, raw);
        return new(field, path, right, old, IsFilled(path) && (right == FieldRight.Hidden || !IsSame(field, raw, old)) ? NotYours(field, right) : null);
    }

    private AnswerNode Edited(AnswerField field, string path, FieldRight right, RawAnswer raw)
    {
        if (raw.KeptSeal is { } seal && raw.Texts.All(string.IsNullOrWhiteSpace) && raw.Files.IsEmpty)
            return Stored(path, seal) is { } kept
                ? new(field, path, right, kept)
                : new(field, path, right, FeelValue.Null, Sentence.Of("forms.answer.seal", ("label", field.Label)));
        var read = field is AttachmentField files && raw.KeptSeal is { } list ? Added(files, path, list, raw) : AnswerReader.Read(field, raw, world);
        return new(field, path, right, read.Refusal is null ? read.Value : FeelValue.Null, read.Refusal);
    }

    /// <summary>New files beside a sealed list: possible only where the list may be opened.</summary>
    private Answer<FeelValue> Added(AttachmentField field, string path, string seal, RawAnswer raw) =>
        SealedValue.From(Stored(path, seal)) is { } stored && world.Reveal(stored) is FeelList list
            ? AnswerReader.Read(field, raw with { Files = [.. FileReader.Files(list), .. raw.Files] }, world)
            : Sentence.Of("forms.file.sealed", ("label", field.Label));

    /// <summary>The sealed value of that id which stood in this field before, in whichever row.</summary>
    private FeelValue? Stored(string path, string seal) =>
        FormValues.In(schema, before).FirstOrDefault(place =>
            FieldPath.Way(place.Path) == FieldPath.Way(path) && SealedValue.From(place.Value)?.Id == seal)?.Value;

    private bool IsSame(AnswerField field, RawAnswer raw, FeelValue old) =>
        (raw.KeptSeal is { } seal && SealedValue.From(old)?.Id == seal && raw.Texts.All(string.IsNullOrWhiteSpace))
        || (AnswerReader.Read(field, raw, world) is { Refusal: null, Value: var value } && value.Equals(old));

    private static Sentence NotYours(AnswerField field, FieldRight right) =>
        Sentence.Of(right == FieldRight.Hidden ? "forms.answer.hidden" : "forms.answer.readOnly", ("label", field.Label));
}
