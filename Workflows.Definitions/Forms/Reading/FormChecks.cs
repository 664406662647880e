using System.Text.RegularExpressions;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>What must hold of a form beyond its shape, each with the component that breaks it.</summary>
public static partial class FormChecks
{
    public static IEnumerable<FormProblem> Of(FormSchema schema) =>
        [.. Size(schema), .. Twice(schema), .. schema.Everything.SelectMany(One)];

    private static IEnumerable<FormProblem> Size(FormSchema schema)
    {
        if (schema.Everything.Count() is var count && count > FormReader.MostFields)
            yield return new("", Sentence.Of("forms.reader.tooMany", ("count", count), ("most", FormReader.MostFields)));
    }

    private static IEnumerable<FormProblem> Twice(FormSchema schema) =>
        from same in schema.Answers.GroupBy(a => a.Way, StringComparer.Ordinal)
        from again in same.Skip(1)
        select Problem(again.Field, "forms.reader.twice", ("key", again.Field.Key));

    private static IEnumerable<FormProblem> One(FormField field)
    {
        if (field is GroupField { Path: { Length: > 0 } path } && !IsKey(path)) yield return Problem(field, "forms.reader.key", ("key", path));
        if (field is not AnswerField answer) yield break;
        if (!IsKey(answer.Key)) yield return Problem(field, "forms.reader.key", ("key", answer.Key));
        if (answer.Label.Chinese.Length == 0) yield return Problem(field, "forms.reader.label", ("key", answer.Key));
        if (answer is { Sensitive: true, Public: true }) yield return Problem(field, "forms.reader.publicSensitive", ("label", answer.Label));
        if (answer.Checks.Any(c => c.Refusal.Chinese.Length == 0)) yield return Problem(field, "forms.reader.checkText", ("label", answer.Label));
        if (HasCrossedBounds(answer)) yield return Problem(field, "forms.reader.bounds", ("label", answer.Label));
        if (OptionsOf(answer) is { } options && !AreUsable(options)) yield return Problem(field, "forms.reader.options", ("label", answer.Label));
        if (answer is RepeatingField rows && HoldsRows(rows.Fields)) yield return Problem(field, "forms.reader.rowsInRows", ("label", answer.Label));
    }

    private static bool HasCrossedBounds(AnswerField field) => field switch
    {
        TextField f => f.MinLength > f.MaxLength,
        TextArea f => f.MinLength > f.MaxLength,
        NumberField f => f.Min > f.Max,
        MoneyField f => f.Min > f.Max,
        AttachmentField f => f.MinFiles > f.MaxFiles || f.MaxMegabytes is < 1 or > 200,
        RepeatingField f => f.MinRows > f.MaxRows || f.MaxRows > RepeatingField.MostRows,
        _ => false,
    };

    private static IReadOnlyCollection<ChoiceOption>? OptionsOf(AnswerField field) => field switch
    {
        ChoiceField choice => choice.Options,
        MultiChoiceField choice => choice.Options,
        _ => null,
    };

    private static bool AreUsable(IReadOnlyCollection<ChoiceOption> options) =>
        options.Count > 0
        && options.All(o => o.Value.Length > 0 && o.Label.Chinese.Length > 0)
        && options.DistinctBy(o => o.Value, StringComparer.Ordinal).Count() == options.Count;

    private static bool HoldsRows(IEnumerable<FormField> fields) =>
        fields.Any(f => f is RepeatingField || (f is GroupField group && HoldsRows(group.Fields)));

    private static FormProblem Problem(FormField field, string text, params (string, object?)[] values) =>
        new(field.Id, Sentence.Of(text, values));

    private static bool IsKey(string text) => KeyShape().IsMatch(text);

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,59}$", RegexOptions.NonBacktracking)]
    private static partial Regex KeyShape();
}
