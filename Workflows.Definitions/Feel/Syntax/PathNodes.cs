using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary><c>x.name</c>: an entry of a context, a part of a date, or of a list these of each item.</summary>
internal sealed record PathNode(FeelNode Target, string Name) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) => Member(run, Target.Value(run, frame), Name);

    private static FeelValue Member(FeelRun run, FeelValue target, string name) => target switch
    {
        FeelList list => run.List([.. list.Items.Select(i => run.Spend(1) ? Member(run, i, name) : FeelValue.Null)]),
        FeelContext context => context.Get(name) ?? run.Null("feel.unknownEntry", ("name", name)),
        FeelNull => FeelValue.Null,
        _ => FeelProperties.Get(target, name) ?? run.Null("feel.noSuchPart", ("name", name), ("type", target.TypeName)),
    };
}

/// <summary>
/// <c>x[…]</c>: with a number the item at that place (1 is the first, -1 the last), with a condition those items for which
/// it is true; in it <c>item</c> and the entries of the item are names. A single value counts as a list of one.
/// </summary>
internal sealed record FilterNode(FeelNode Target, FeelNode Filter) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var target = Target.Value(run, frame);
        var items = target is FeelList list ? list.Items : target.IsNull ? [] : [target];
        if (Position(run, frame) is { } position) return At(run, items, position);
        var kept = ImmutableArray.CreateBuilder<FeelValue>();
        foreach (var item in items)
        {
            var inner = item is FeelContext context ? FeelFrame.BindAll(frame, context) : frame;
            if (item is not FeelContext own || !own.Has("item")) inner = FeelFrame.Bind(inner, "item", item);
            var answer = Filter.Value(run, inner);
            if (run.IsStopped) return FeelValue.Null;
            if (answer is FeelNumber number) return At(run, items, number);
            if (answer is FeelBoolean { Value: true }) kept.Add(item);
            else if (answer is not (FeelBoolean or FeelNull)) return run.Null("feel.filterNotBoolean", ("type", answer.TypeName));
        }
        return run.List(kept.ToImmutable());
    }

    private FeelNumber? Position(FeelRun run, FeelFrame? frame) => Filter switch
    {
        LiteralNode { Literal: FeelNumber literal } => literal,
        NegateNode or ArithmeticNode => Filter.Value(run, frame) as FeelNumber,
        _ => null,
    };

    private static FeelValue At(FeelRun run, ImmutableArray<FeelValue> items, FeelNumber position)
    {
        if (position.AsInt() is not { } at) return run.Null("feel.noSuchPosition", ("position", position.Text));
        var index = at > 0 ? at - 1L : at < 0 ? items.Length + (long)at : -1;
        return index >= 0 && index < items.Length ? items[(int)index] : run.Null("feel.noSuchPosition", ("position", position.Text));
    }
}
