using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>The first thing that is wrong with a field, in this order: what was typed, that it is missing, its bounds, its checks.</summary>
internal static class FaultFinder
{
    public static FieldFault? Find(PlacedNode place, FormSchema schema, ImmutableHashSet<string> hidden)
    {
        var sentence = place.Node switch
        {
            _ when place.IsInBlankRow => null,
            AnswerNode { MayEdit: false } node => node.Refusal,
            RowsNode { Right: < FieldRight.Edit } rows => rows.Refusal,
            AnswerNode node when !place.IsHidden(hidden) => node.Refusal ?? Missing(node, place.Value) ?? OutOfBounds(node, place, schema) ?? Unchecked(place),
            RowsNode rows when !place.IsHidden(hidden) => WrongCount(rows) ?? Unchecked(place),
            _ => null,
        };
        return sentence is null ? null : new(place.Node.Path, sentence);
    }

    private static Sentence? Missing(AnswerNode node, FeelValue value)
    {
        if (node.Answer is ComputedField || !(node.Answer.Required || node.Right == FieldRight.Required)) return null;
        var isMissing = value is FeelNull or FeelList { Items.IsEmpty: true } || (node.Answer is CheckField && value is FeelBoolean { Value: false });
        return !isMissing ? null : Sentence.Of(node.Answer switch
        {
            ChoiceField or MultiChoiceField => "forms.answer.missingChoice",
            AttachmentField => "forms.answer.missingFile",
            CheckField => "forms.answer.missingTick",
            _ => "forms.answer.missing",
        }, ("label", node.Answer.Label));
    }

    private static Sentence? WrongCount(RowsNode node)
    {
        var least = Math.Max(node.Rows.MinRows, node.Rows.Required || node.Right == FieldRight.Required ? 1 : 0);
        var count = node.Filled.Count();
        if (count > node.Rows.MaxRows)
            return Sentence.Of("forms.rows.tooMany", ("label", node.Rows.Label), ("most", node.Rows.MaxRows), ("count", count));
        return count < least ? Sentence.Of("forms.answer.missingRow", ("label", node.Rows.Label), ("rows", least)) : null;
    }

    private static Sentence? OutOfBounds(AnswerNode node, PlacedNode place, FormSchema schema)
    {
        if (node.Answer is not DateField date || place.Value is not FeelDate { Value: var day }) return null;
        if (Day(date.NotBefore, place) is { } first && day < first) return Bound("forms.date.before", date, date.NotBefore!, first, place, schema);
        if (Day(date.NotAfter, place) is { } last && day > last) return Bound("forms.date.after", date, date.NotAfter!, last, place, schema);
        return null;
    }

    private static Sentence Bound(string text, DateField field, FeelExpression bound, DateOnly day, PlacedNode place, FormSchema schema)
    {
        var way = FieldPath.Way(place.Node.Path);
        var beside = FieldPath.Under(way.LastIndexOf('.') is var dot and > 0 ? way[..dot] : "", bound.Text);
        var other = schema.Find(beside) ?? schema.Find(bound.Text);
        return other is null
            ? Sentence.Of(text, ("label", field.Label), ("day", day))
            : Sentence.Of($"{text}Field", ("label", field.Label), ("other", other.Label), ("day", day));
    }

    private static DateOnly? Day(FeelExpression? bound, PlacedNode place) =>
        bound is not null && place.Scope.Evaluate(bound) is FeelDate day ? day.Value : null;

    private static Sentence? Unchecked(PlacedNode place) => place.Value.IsNull ? null
        : ((AnswerField)place.Node.Field).Checks.FirstOrDefault(check => place.Scope.IsFalse(check.Condition)) is { } broken
            ? Sentence.Of("forms.check.refused", ("words", new PackageText(broken.Refusal.Chinese, broken.Refusal.English).Filled(place.Scope.Find))) : null;
}
