using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Forms;

/// <summary>What stands in the inputs of a page: values as they would be typed, defaults, and rows that come and go.</summary>
public static class TypedAnswers
{
    /// <summary>
    /// A form at the moment it is opened: its stored values — a sealed one as kept — then the defaults of what was never
    /// asked before, and the empty rows a new list begins with.
    /// </summary>
    public static ImmutableDictionary<string, RawAnswer> Start(FormSchema schema, FeelContext values)
    {
        var stored = FormValues.In(schema, values).ToImmutableDictionary(p => p.Path, p => Typed(p.Field, p.Value), StringComparer.Ordinal);
        var asked = Keys(schema.Fields, values, "").ToHashSet(StringComparer.Ordinal);
        return Fresh(schema, asked).Aggregate(stored, (typed, fresh) => typed.ContainsKey(fresh.Path) ? typed : typed.Add(fresh.Path, fresh.Answer));
    }

    extension(ImmutableDictionary<string, RawAnswer> typed)
    {
        /// <summary>The numbers of the rows that were sent, in order.</summary>
        public ImmutableArray<int> RowsOf(string rows) =>
            [.. typed.Keys.Select(path => FieldPath.RowOf(path, rows)).OfType<int>().Distinct().Order()];

        /// <summary>One more row, empty but for its defaults, numbered after the last; unchanged where there is no such list or it is full.</summary>
        public ImmutableDictionary<string, RawAnswer> WithRow(FormSchema schema, string rows)
        {
            var there = typed.RowsOf(rows);
            return schema.Find(rows) is RepeatingField field && there.Length < field.MaxRows
                ? typed.SetItems(EmptyRow(field, FieldPath.Row(rows, there.IsEmpty ? 0 : there[^1] + 1)))
                : typed;
        }

        /// <summary>Without the row <c>family[1]</c>; the others keep their numbers.</summary>
        public ImmutableDictionary<string, RawAnswer> WithoutRow(string row) =>
            typed.RemoveRange(typed.Keys.Where(path => path.StartsWith(row + ".", StringComparison.Ordinal)));
    }

    /// <summary>The inputs of a row nobody has touched.</summary>
    public static IEnumerable<KeyValuePair<string, RawAnswer>> EmptyRow(RepeatingField rows, string path) =>
        new FormSchema("", rows.Fields).Answers.Select(a => KeyValuePair.Create(FieldPath.Under(path, a.Way), RawAnswer.Typed(a.Field.Default)));

    private static IEnumerable<(string Path, RawAnswer Answer)> Fresh(FormSchema schema, HashSet<string> asked) =>
        from place in schema.Answers
        where !asked.Contains(place.Way) && !schema.Answers.Any(a => a.Field is RepeatingField && place.Way.StartsWith(a.Way + ".", StringComparison.Ordinal))
        from fresh in place.Field is RepeatingField rows
            ? Enumerable.Range(0, rows.RowsAtFirst).SelectMany(i => EmptyRow(rows, FieldPath.Row(place.Way, i))).Select(e => (e.Key, e.Value))
            : place.Field.Default.IsEmpty ? [] : [(place.Way, RawAnswer.Typed(place.Field.Default))]
        select fresh;

    /// <summary>Ways the values already answer, be it with nothing.</summary>
    private static IEnumerable<string> Keys(ImmutableArray<FormField> fields, FeelContext values, string prefix) => fields.SelectMany(field => field switch
    {
        GroupField { Path: { Length: > 0 } path } group => values.Get(path) is FeelContext inner ? Keys(group.Fields, inner, FieldPath.Under(prefix, path)) : [],
        GroupField group => Keys(group.Fields, values, prefix),
        AnswerField answer when values.Has(answer.Key) => [FieldPath.Under(prefix, answer.Key)],
        _ => Enumerable.Empty<string>(),
    });

    private static RawAnswer Typed(AnswerField field, FeelValue value) => (field, value) switch
    {
        _ when SealedValue.From(value) is { } seal => RawAnswer.Kept(seal.Id),
        (AttachmentField, _) => new([], FileReader.Files(value)),
        (MultiChoiceField, FeelList list) => new([.. list.Items.Select(item => item.Text)], []),
        (CheckField, FeelBoolean { Value: false }) => RawAnswer.Typed(""),
        (MoneyField, FeelNumber number) when number.AsDecimal() is { } yuan => RawAnswer.Typed(yuan.ToString("0.00", CultureInfo.InvariantCulture)),
        _ => RawAnswer.Typed(value.Text),
    };
}
