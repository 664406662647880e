using System.Collections.Immutable;

namespace Workflows.Definitions.Forms;

/// <summary>A form as its administrator drew it. Keys are unique within the form and within a row.</summary>
public sealed record FormSchema(string Id, ImmutableArray<FormField> Fields)
{
    /// <summary>Every answer field with its way through the form, rows entered once: <c>family.idNumber</c>.</summary>
    public IEnumerable<PlacedField> Answers => Walk(Fields, "");

    /// <summary>Every part of the form, those within groups and rows after the part that holds them.</summary>
    public IEnumerable<FormField> Everything => Flat(Fields);

    /// <summary>The field at a way such as <c>family.idNumber</c> or a path such as <c>family[1].idNumber</c>; null when there is none.</summary>
    public AnswerField? Find(string pathOrWay)
    {
        var way = FieldPath.Way(pathOrWay);
        return Answers.FirstOrDefault(a => a.Way == way)?.Field;
    }

    private static IEnumerable<FormField> Flat(ImmutableArray<FormField> fields) => fields.SelectMany(field => field switch
    {
        GroupField group => Flat(group.Fields).Prepend(group),
        RepeatingField rows => Flat(rows.Fields).Prepend(rows),
        _ => [field],
    });

    private static IEnumerable<PlacedField> Walk(ImmutableArray<FormField> fields, string prefix) =>
        fields.SelectMany(field => field switch
        {
            GroupField group => Walk(group.Fields, FieldPath.Under(prefix, group.Path)),
            RepeatingField rows => [
                new PlacedField(FieldPath.Under(prefix, rows.Key), rows),
                .. Walk(rows.Fields, FieldPath.Under(prefix, rows.Key)).Select(p => p with { InSensitiveRow = p.InSensitiveRow || rows.Sensitive })],
            AnswerField answer => [new PlacedField(FieldPath.Under(prefix, answer.Key), answer)],
            _ => Enumerable.Empty<PlacedField>(),
        });
}

/// <summary>An answer field and the way to it; <see cref="IsSensitive"/> also where only the rows around it are marked.</summary>
public sealed record PlacedField(string Way, AnswerField Field)
{
    internal bool InSensitiveRow { get; init; }

    public bool IsSensitive => Field is not RepeatingField && (Field.Sensitive || InSensitiveRow);
}
