using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>False where one part is false; else null where one is not a boolean; else true.</summary>
internal sealed record AndNode(ImmutableArray<FeelNode> Parts) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) => Logic.All(Parts.Select(p => Logic.Noted(run, p.Value(run, frame))));
    public override FeelType StaticType => Logic.Boolean;
}

/// <summary>True where one part is true; else null where one is not a boolean; else false.</summary>
internal sealed record OrNode(ImmutableArray<FeelNode> Parts) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) => Logic.Any(Parts.Select(p => Logic.Noted(run, p.Value(run, frame))));
    public override FeelType StaticType => Logic.Boolean;
}

/// <summary>The first branch where the condition is true, the second where it is false or null; of any other condition null.</summary>
internal sealed record IfNode(FeelNode Condition, FeelNode Then, FeelNode Else) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var condition = Condition.Value(run, frame);
        if (condition is not (FeelBoolean or FeelNull)) return run.Null("feel.conditionNotBoolean", ("type", condition.TypeName));
        return condition is FeelBoolean { Value: true } ? Then.Value(run, frame) : Else.Value(run, frame);
    }
}

/// <summary>Logic of three values: true, false, and null for everything else.</summary>
internal static class Logic
{
    public static readonly FeelType Boolean = new FeelSimpleType("boolean");

    public static FeelValue All(IEnumerable<FeelValue> parts) => Fold(parts, decisive: false);
    public static FeelValue Any(IEnumerable<FeelValue> parts) => Fold(parts, decisive: true);

    public static FeelValue Not(FeelValue value) => value is FeelBoolean b ? FeelValue.Of(!b.Value) : FeelValue.Null;

    /// <summary>Notes an answer that should have been a boolean but is of another kind, null excepted.</summary>
    public static FeelValue Noted(FeelRun run, FeelValue value) =>
        value is FeelBoolean or FeelNull ? value : run.Null("feel.conditionNotBoolean", ("type", value.TypeName));

    private static FeelValue Fold(IEnumerable<FeelValue> parts, bool decisive)
    {
        var unknown = false;
        foreach (var part in parts)
        {
            if (part is FeelBoolean b && b.Value == decisive) return part;
            unknown |= part is not FeelBoolean;
        }
        return unknown ? FeelValue.Null : FeelValue.Of(!decisive);
    }
}
