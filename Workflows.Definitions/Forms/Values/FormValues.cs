using System.Collections.Immutable;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Forms;

/// <summary>A value of a form at its path, such as <c>family[1].idNumber</c>.</summary>
public sealed record PlacedValue(string Path, AnswerField Field, bool IsSensitive, FeelValue Value);

/// <summary>Walks through the values of a form along its schema; what the schema does not know stays as it is.</summary>
public static class FormValues
{
    /// <summary>Every value that is there, neither null nor an empty list, in the order of the form; rows are entered, not listed themselves.</summary>
    public static IEnumerable<PlacedValue> In(FormSchema schema, FeelContext values)
    {
        var found = new List<PlacedValue>();
        Map(schema, values, place =>
        {
            found.Add(place);
            return place.Value;
        });
        return found;
    }

    /// <summary>The values with each of those <see cref="In"/> lists replaced.</summary>
    public static FeelContext Map(FormSchema schema, FeelContext values, Func<PlacedValue, FeelValue> change) =>
        Map(schema.Fields, values, "", inSensitiveRow: false, change);

    private static FeelContext Map(ImmutableArray<FormField> fields, FeelContext values, string prefix, bool inSensitiveRow, Func<PlacedValue, FeelValue> change) =>
        fields.Aggregate(values, (context, field) => field switch
        {
            GroupField { Path: { Length: > 0 } path } group => context.Get(path) is FeelContext inner
                ? context.With(path, Map(group.Fields, inner, FieldPath.Under(prefix, path), inSensitiveRow, change))
                : context,
            GroupField group => Map(group.Fields, context, prefix, inSensitiveRow, change),
            RepeatingField rows => context.Get(rows.Key) is FeelList list
                ? context.With(rows.Key, FeelValue.Of(list.Items.Select((row, i) => row is FeelContext inner && !SealedValue.IsSealed(row)
                    ? Map(rows.Fields, inner, FieldPath.Row(FieldPath.Under(prefix, rows.Key), i), inSensitiveRow || rows.Sensitive, change)
                    : row)))
                : context,
            AnswerField answer => context.Get(answer.Key) is { IsNull: false } value and not FeelList { Items.IsEmpty: true }
                ? context.With(answer.Key, change(new(FieldPath.Under(prefix, answer.Key), answer, answer.Sensitive || inSensitiveRow, value)))
                : context,
            _ => context,
        });
}
