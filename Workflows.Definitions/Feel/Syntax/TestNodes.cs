using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>
/// One test of the value named <c>?</c>. An expression in which <c>?</c> stands must be true; without it the value must
/// equal it, be an item of it, or lie in it (DMN 1.5, 10.3.1.2, grammar rules 7 to 17).
/// </summary>
internal sealed record TestNode(FeelNode Expression, bool UsesSubject) : FeelNode
{
    public const string Subject = "?";

    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var answer = Expression.Value(run, frame);
        if (answer.IsNull && Expression is RangeNode) return answer;
        if (UsesSubject) return answer is FeelBoolean ? answer : FeelValue.Of(false);
        var subject = FeelFrame.Find(frame, Subject) ?? run.Scope.Find(Subject) ?? FeelValue.Null;
        return Matches(run, subject, answer, isCondition: Expression is not LiteralNode);
    }

    /// <param name="isCondition">A condition that is true holds for a value of any kind; the literal <c>true</c> is only a value to equal.</param>
    private static FeelValue Matches(FeelRun run, FeelValue subject, FeelValue answer, bool isCondition) => !run.SpendOn(subject) || !run.SpendOn(answer) ? FeelValue.Null : answer switch
    {
        FeelRange range when subject is not FeelRange => range.Contains(subject) is { } inside
            ? FeelValue.Of(inside) : run.Null("feel.cannotCompare", ("left", subject.TypeName), ("right", "range")),
        FeelList list when subject is FeelList same => FeelValue.Of(FeelComparison.Equal(same, list) == true || list.Items.Any(i => Holds(run, subject, i))),
        FeelList list => FeelValue.Of(list.Items.Any(i => Holds(run, subject, i))),
        FeelBoolean { Value: true } when isCondition && subject is not FeelBoolean => answer,
        _ => FeelValue.Of(FeelComparison.Equal(subject, answer) ?? false),
    };

    private static bool Holds(FeelRun run, FeelValue subject, FeelValue item) =>
        run.Spend(1) && run.SpendOn(subject) && (item is FeelRange range && subject is not FeelRange ? range.Contains(subject) == true : FeelComparison.Equal(subject, item) == true);
}

/// <summary><c>&lt; 5</c> and its like.</summary>
internal sealed record OperatorTestNode(Comparison Comparison, FeelNode Bound) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) =>
        CompareNode.Compare(run, Comparison, FeelFrame.Find(frame, TestNode.Subject) ?? run.Scope.Find(TestNode.Subject) ?? FeelValue.Null, Bound.Value(run, frame));
}

/// <summary>The tests of a cell: one must hold, or with <c>not(…)</c> none.</summary>
internal sealed record TestsNode(ImmutableArray<FeelNode> Tests, bool Negated) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var any = Logic.Any(Tests.Select(t => t.Value(run, frame)));
        return Negated ? Logic.Not(any) : any;
    }
}
