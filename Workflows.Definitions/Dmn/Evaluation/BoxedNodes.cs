using System.Collections.Immutable;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Dmn;

/// <summary>An entry of a boxed context; the one without a name is the result.</summary>
internal sealed record BoxedEntry(string? Name, FeelType Type, FeelNode Value);

/// <summary>A boxed context (DMN 7.3.1): later entries see earlier ones; with a result entry the answer is its value alone.</summary>
internal sealed record BoxedContextNode(ImmutableArray<BoxedEntry> Entries) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var context = FeelContext.Empty;
        foreach (var entry in Entries)
        {
            var value = TypedNode.Hold(run, entry.Value.Value(run, frame), entry.Type, entry.Name);
            if (entry.Name is null) return value;
            context = context.With(entry.Name, value);
            frame = FeelFrame.Bind(frame, entry.Name, value);
        }
        return run.Held(context);
    }
}

/// <summary>An expression whose value is held to a type.</summary>
internal sealed record TypedNode(FeelNode Expression, FeelType Type) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) => Hold(run, Expression.Value(run, frame), Type, null);

    public override FeelType StaticType => Type;

    public static FeelValue Hold(FeelRun run, FeelValue value, FeelType type, string? name) =>
        FeelConversion.To(value, type, run) ?? run.Null("dmn.notOfItsType", ("name", name ?? ""), ("type", value.TypeName));
}

/// <summary>An expression that could not be read; the problem was reported when reading.</summary>
internal sealed record FaultyNode(string Text) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) => run.Null("dmn.faultyExpression", ("text", Text));
}
