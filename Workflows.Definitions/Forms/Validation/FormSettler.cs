using System.Collections.Immutable;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Forms;

/// <summary>The values of a form and what its conditions hide, after both have settled.</summary>
internal sealed record SettledForm(FeelContext Values, ImmutableHashSet<string> HiddenPaths);

/// <summary>
/// Conditions and computed fields look at the values, and the values depend on both: what is hidden is not there. So both
/// are worked out again until nothing changes any more, at most <see cref="MostRounds"/> times.
/// </summary>
internal sealed class FormSettler(ImmutableArray<FormNode> nodes, FeelContext before, FormWorld world)
{
    private const int MostRounds = 8;

    private ImmutableHashSet<string> _hidden = ImmutableHashSet.Create<string>(StringComparer.Ordinal);
    private ImmutableDictionary<string, FeelValue> _computed = ImmutableDictionary.Create<string, FeelValue>(StringComparer.Ordinal);

    public SettledForm Settle()
    {
        for (var round = 1; ; round++)
        {
            var values = Values(nodes, FeelContext.Empty, isGone: false);
            var places = FormScope.Walk(nodes, values, before, world).ToList();
            var hidden = places.Where(p => p.Node.Field.HideWhen is { } hide && p.Scope.IsTrue(hide)).Select(p => p.Node.Path).ToImmutableHashSet(StringComparer.Ordinal);
            var computed = places.Where(p => p.Node is AnswerNode { MayEdit: true, Answer: ComputedField })
                .ToImmutableDictionary(p => p.Node.Path, p => p.Scope.Evaluate(((ComputedField)p.Node.Field).Expression), StringComparer.Ordinal);
            var isSettled = hidden.SetEquals(_hidden) && computed.Count == _computed.Count && computed.All(c => c.Value.Equals(_computed.GetValueOrDefault(c.Key)));
            (_hidden, _computed) = (hidden, computed);
            if (isSettled || round == MostRounds) return new(values, hidden);
        }
    }

    private FeelContext Values(ImmutableArray<FormNode> of, FeelContext start, bool isGone) =>
        of.Aggregate(start, (context, node) => Put(context, node, isGone || _hidden.Contains(node.Path)));

    private FeelContext Put(FeelContext context, FormNode node, bool isGone) => node switch
    {
        GroupNode { Group.Path: { Length: > 0 } path } group => context.With(path, Values(group.Children, Inner(context, path), isGone)),
        GroupNode group => Values(group.Children, context, isGone),
        RowsNode rows when isGone && rows.Right >= FieldRight.Edit => context.With(rows.Rows.Key, FeelValue.Null),
        RowsNode rows => context.With(rows.Rows.Key, FeelValue.Of(rows.Filled.Select(row => Values(row.Children, row.Before, isGone)))),
        AnswerNode answer => context.With(answer.Answer.Key, isGone && answer.MayEdit ? FeelValue.Null : Value(answer)),
        _ => context,
    };

    private FeelValue Value(AnswerNode node) => _computed.GetValueOrDefault(node.Path) ?? node.Value;

    private static FeelContext Inner(FeelContext context, string path) => context.Get(path) as FeelContext ?? FeelContext.Empty;
}
