using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>One node of a parsed expression. <see cref="Value"/> is the way in: it keeps the limits, the cases do the work.</summary>
internal abstract record FeelNode
{
    public FeelValue Value(FeelRun run, FeelFrame? frame)
    {
        if (!run.Enter()) return FeelValue.Null;
        var value = Evaluate(run, frame);
        run.Leave();
        return value;
    }

    protected abstract FeelValue Evaluate(FeelRun run, FeelFrame? frame);

    /// <summary>What can be said of the type without evaluating; Any where nothing can.</summary>
    public virtual FeelType StaticType => FeelType.Any;
}

/// <summary>A value written down.</summary>
internal sealed record LiteralNode(FeelValue Literal) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) => Literal;

    public override FeelType StaticType => Literal.IsNull ? FeelType.Any : new FeelSimpleType(Literal.TypeName);
}

/// <summary>A name: bound inside the expression, else a variable of the scope, else a function of the language.</summary>
internal sealed record NameNode(string Name) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) =>
        FeelFrame.Find(frame, Name) ?? run.Scope.Find(Name) ?? FeelBuiltIns.Find(Name) ?? run.Null("feel.unknownName", ("name", Name));
}

internal sealed record ListNode(ImmutableArray<FeelNode> Items) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) => run.List([.. Items.Select(i => i.Value(run, frame))]);
}

/// <summary>A context written down; later entries see earlier ones. A name twice is null.</summary>
internal sealed record ContextNode(ImmutableArray<(string Name, FeelNode Value)> Entries) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var context = FeelContext.Empty;
        foreach (var (name, node) in Entries)
        {
            if (context.Has(name)) return run.Null("feel.nameTwice", ("name", name));
            var value = node.Value(run, frame);
            context = context.With(name, value);
            frame = FeelFrame.Bind(frame, name, value);
        }
        return run.Held(context);
    }

    public override FeelType StaticType => new FeelContextType([.. Entries.Select(e => new FeelParameter(e.Name, e.Value.StaticType))]);
}

/// <summary>A range written down. Its ends are of one kind that has an order; where an end that is written down is null, so is the range.</summary>
internal sealed record RangeNode(FeelNode? Start, bool StartIncluded, FeelNode? End, bool EndIncluded) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var start = Start?.Value(run, frame) ?? FeelValue.Null;
        var end = End?.Value(run, frame) ?? FeelValue.Null;
        if ((Start is not null && start.IsNull) || (End is not null && end.IsNull)) return run.Null("feel.rangeWithoutEnd");
        return !start.IsNull && !end.IsNull && FeelComparison.Order(start, end) is null
            ? run.Null("feel.rangeOfTwoKinds", ("start", start.TypeName), ("end", end.TypeName))
            : new FeelRange(start, StartIncluded && !start.IsNull, end, EndIncluded && !end.IsNull);
    }
}

internal sealed record FunctionNode(ImmutableArray<FeelParameter> Parameters, FeelNode Body) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) =>
        new FeelFunction("", Parameters, Body.StaticType, (call, arguments) => FeelCalls.Bind(call, frame, Parameters, arguments) is var (inner, fits) && fits
            ? Body.Value(call, inner)
            : call.Null("feel.argumentsDoNotFit", ("function", "function")));
}

/// <summary>A function outside FEEL (Java, PMML). There are none here; calling it is null.</summary>
internal sealed record ExternalFunctionNode(ImmutableArray<FeelParameter> Parameters) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) =>
        new FeelFunction("external", Parameters, FeelType.Any, (call, _) => call.Null("feel.externalFunction"));
}
