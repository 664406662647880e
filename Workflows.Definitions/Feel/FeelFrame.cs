using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>Names bound inside an expression: a chain from the innermost outwards; a frame binds one name or all of a context.</summary>
internal sealed class FeelFrame
{
    private readonly FeelFrame? _outer;
    private readonly string? _name;
    private readonly FeelValue _value;

    private FeelFrame(FeelFrame? outer, string? name, FeelValue value) => (_outer, _name, _value) = (outer, name, value);

    public static FeelFrame Bind(FeelFrame? outer, string name, FeelValue value) => new(outer, name, value);

    public static FeelFrame BindAll(FeelFrame? outer, FeelContext values) => new(outer, null, values);

    public static FeelValue? Find(FeelFrame? frame, string name)
    {
        for (; frame is not null; frame = frame._outer)
        {
            var found = frame._name is null ? ((FeelContext)frame._value).Get(name) : frame._name == name ? frame._value : null;
            if (found is not null) return found;
        }
        return null;
    }
}

/// <summary>The arguments of a call: by position, or by name where <see cref="Names"/> is not empty.</summary>
internal sealed record FeelArguments(ImmutableArray<FeelValue> Values, ImmutableArray<string> Names)
{
    public static FeelArguments Of(params ImmutableArray<FeelValue> values) => new(values, []);

    public bool AreNamed => !Names.IsEmpty;

    /// <summary>The arguments in the order of the parameters, C#'s null where one was left out; null where they do not fit.</summary>
    public FeelValue?[]? In(IReadOnlyList<string> parameters)
    {
        if (!AreNamed) return Values.Length <= parameters.Count ? [.. Values, .. new FeelValue?[parameters.Count - Values.Length]] : null;
        var ordered = new FeelValue?[parameters.Count];
        for (var i = 0; i < Names.Length; i++)
        {
            var at = Position(parameters, Names[i]);
            if (at < 0) return null;
            ordered[at] = Values[i];
        }
        return ordered;
    }

    private static int Position(IReadOnlyList<string> parameters, string name)
    {
        for (var i = 0; i < parameters.Count; i++)
            if (parameters[i] == name) return i;
        return -1;
    }
}
