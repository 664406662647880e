using System.Collections.Immutable;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Forms;

/// <summary>A field in its place, what an expression written at it can see, its settled value, and the paths around it.</summary>
internal sealed record PlacedNode(FormNode Node, FormScope Scope, FeelValue Value, ImmutableArray<string> Around)
{
    /// <summary>Nothing was typed in the row the field stands in.</summary>
    public bool IsInBlankRow { get; init; }

    /// <summary>A condition hides the field, or what holds it.</summary>
    public bool IsHidden(ImmutableHashSet<string> hidden) => hidden.Contains(Node.Path) || Around.Any(hidden.Contains);
}

/// <summary>
/// Names are looked for in the row first, then in the form around it, then among the values of the case, at last among
/// the world's; sealed values are opened where the world allows it.
/// </summary>
internal sealed class FormScope(ImmutableArray<FeelContext> innerToOuter, FormWorld world)
{
    private readonly FeelScope _scope = new(name => Find(innerToOuter, world, name), world.Now, world.Zone);

    public FeelValue Evaluate(FeelExpression expression) => expression.Evaluate(_scope).Value;

    public FeelValue? Find(string name) => _scope.Find(name);

    public bool IsTrue(FeelExpression condition) => Evaluate(condition) is FeelBoolean { Value: true };

    public bool IsFalse(FeelExpression condition) => Evaluate(condition) is FeelBoolean { Value: false };

    /// <summary>Every node with its scope, in the order of the form, those that are hidden included.</summary>
    public static IEnumerable<PlacedNode> Walk(ImmutableArray<FormNode> nodes, FeelContext values, FeelContext before, FormWorld world) =>
        Walk(nodes, [values, before], [], world);

    private static IEnumerable<PlacedNode> Walk(ImmutableArray<FormNode> nodes, ImmutableArray<FeelContext> scopes, ImmutableArray<string> around, FormWorld world)
    {
        var scope = new FormScope(scopes, world);
        foreach (var node in nodes)
        {
            yield return new(node, scope, ValueOf(node, scopes[0]), around);
            foreach (var (children, inner, isBlank) in Inside(node, scopes[0]))
                foreach (var placed in Walk(children, inner is null ? scopes : [inner, .. scopes], [.. around, node.Path], world))
                    yield return isBlank ? placed with { IsInBlankRow = true } : placed;
        }
    }

    private static IEnumerable<(ImmutableArray<FormNode> Children, FeelContext? Inner, bool IsBlank)> Inside(FormNode node, FeelContext values) => node switch
    {
        GroupNode { Group.Path: { Length: > 0 } path } group => [(group.Children, values.Get(path) as FeelContext, false)],
        GroupNode group => [(group.Children, null, false)],
        RowsNode rows when values.Get(rows.Rows.Key) is FeelList list =>
            [.. rows.Filled.Zip(list.Items, (row, value) => (row.Children, value as FeelContext, false)),
             .. rows.Children.Where(row => row.IsBlank).Select(row => (row.Children, (FeelContext?)row.Typed, true))],
        _ => [],
    };

    private static FeelValue ValueOf(FormNode node, FeelContext values) =>
        (node.Field is AnswerField answer ? values.Get(answer.Key) : null) ?? FeelValue.Null;

    private static FeelValue? Find(ImmutableArray<FeelContext> scopes, FormWorld world, string name) =>
        scopes.Select(scope => scope.Get(name)).FirstOrDefault(value => value is not null) is { } found
            ? SealedValue.Open(found, world.Reveal) : world.Names(name);
}
