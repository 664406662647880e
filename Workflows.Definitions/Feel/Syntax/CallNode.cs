using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>A call; with names where <see cref="Names"/> is not empty, else by position.</summary>
internal sealed record CallNode(FeelNode Function, ImmutableArray<FeelNode> Arguments, ImmutableArray<string> Names) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) => Function.Value(run, frame) switch
    {
        FeelFunction function => function.Invoke(run, new([.. Arguments.Select(a => a.Value(run, frame))], Names)),
        FeelNull => FeelValue.Null,
        var other => run.Null("feel.notAFunction", ("type", other.TypeName)),
    };
}

/// <summary>Puts the arguments of a call in place of the parameters.</summary>
internal static class FeelCalls
{
    /// <summary>The frame with every parameter bound; not fitting where the count, a name or a type is wrong.</summary>
    public static (FeelFrame? Frame, bool Fits) Bind(FeelRun run, FeelFrame? frame, ImmutableArray<FeelParameter> parameters, FeelArguments arguments)
    {
        var given = arguments.Values.Length == parameters.Length ? arguments.In([.. parameters.Select(p => p.Name)]) : null;
        if (given is null || given.Any(g => g is null)) return (frame, false);
        for (var i = 0; i < given.Length; i++)
        {
            if (FeelConversion.To(given[i]!, parameters[i].Type, run) is not { } value) return (frame, false);
            frame = FeelFrame.Bind(frame, parameters[i].Name, value);
        }
        return (frame, true);
    }
}

/// <summary>Implicit conversions (DMN 1.5, 10.3.2.9.4): a single value to a list of one and back, a day to a date and time.</summary>
internal static class FeelConversion
{
    /// <summary>The value as one of the type; null fits every type. C#'s null where it does not fit.</summary>
    public static FeelValue? To(FeelValue value, FeelType type, FeelRun run)
    {
        var known = FeelType.Known(type, run);
        if (value.IsNull || known is FeelAnyType) return value;
        if (!run.SpendOn(value)) return FeelValue.Null;
        if (known.Holds(value, run)) return value;
        if (known is FeelListType list && value is not FeelList && list.Item.Holds(value, run)) return new FeelList([value]);
        if (value is FeelList { Items: [var only] } && known is not FeelListType && known.Holds(only, run)) return only;
        return value is FeelDate date && known is FeelSimpleType { Name: "date and time" } ? date.AtMidnightUtc : null;
    }
}
