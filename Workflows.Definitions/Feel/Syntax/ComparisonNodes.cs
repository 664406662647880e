using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

internal enum Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }

internal sealed record CompareNode(Comparison Comparison, FeelNode Left, FeelNode Right) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) => Compare(run, Comparison, Left.Value(run, frame), Right.Value(run, frame));

    public override FeelType StaticType => Logic.Boolean;

    public static FeelValue Compare(FeelRun run, Comparison comparison, FeelValue left, FeelValue right)
    {
        if (!run.SpendOn(left)) return FeelValue.Null;
        if (comparison is Comparison.Equal or Comparison.NotEqual)
            return FeelComparison.Equal(left, right) is { } equal
                ? FeelValue.Of(equal == (comparison == Comparison.Equal))
                : run.Null("feel.cannotCompare", ("left", left.TypeName), ("right", right.TypeName));
        return FeelComparison.Order(left, right) is { } order
            ? FeelValue.Of(comparison switch
            {
                Comparison.Less => order < 0,
                Comparison.LessOrEqual => order <= 0,
                Comparison.Greater => order > 0,
                _ => order >= 0,
            })
            : run.Null("feel.cannotCompare", ("left", left.TypeName), ("right", right.TypeName));
    }
}

/// <summary><c>x between a and b</c>, both included.</summary>
internal sealed record BetweenNode(FeelNode Subject, FeelNode Low, FeelNode High) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var subject = Subject.Value(run, frame);
        return Logic.All([
            CompareNode.Compare(run, Comparison.GreaterOrEqual, subject, Low.Value(run, frame)),
            CompareNode.Compare(run, Comparison.LessOrEqual, subject, High.Value(run, frame))]);
    }
}

/// <summary><c>x in (test, test)</c>: whether one of the tests holds.</summary>
internal sealed record InNode(FeelNode Subject, ImmutableArray<FeelNode> Tests) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var subject = Subject.Value(run, frame);
        var inner = FeelFrame.Bind(frame, TestNode.Subject, subject);
        return Logic.Any(Tests.Select(t => t.Value(run, inner)));
    }
}

/// <summary>Type given by name, list of…; null is of no type but Null and Any.</summary>
internal sealed record InstanceNode(FeelNode Subject, FeelType Type) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var subject = Subject.Value(run, frame);
        var type = FeelType.Known(Type, run);
        if (type is FeelUnknownType) return run.Null("feel.unknownType", ("type", (Type as FeelNamedType)?.Name));
        if (subject.IsNull) return FeelValue.Of(type is FeelSimpleType { Name: "Null" });
        if (!run.SpendOn(subject)) return FeelValue.Null;
        run.DisregardsTests = true;
        var holds = type.Holds(subject, run);
        run.DisregardsTests = false;
        return FeelValue.Of(holds);
    }
}
