using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>A parameter of a function; without a type it takes any value.</summary>
public sealed record FeelParameter(string Name, FeelType Type);

/// <summary>
/// A function as a value: built in, written in FEEL, or the knowledge model or service of a decision model.
/// Equal only to itself; cannot be stored.
/// </summary>
public sealed record FeelFunction : FeelValue
{
    private readonly Func<FeelRun, FeelArguments, FeelValue> _invoke;

    internal FeelFunction(string name, ImmutableArray<FeelParameter> parameters, FeelType result, Func<FeelRun, FeelArguments, FeelValue> invoke) =>
        (Name, Parameters, Result, _invoke) = (name, parameters, result, invoke);

    public string Name { get; }
    public ImmutableArray<FeelParameter> Parameters { get; }
    public FeelType Result { get; }

    public override string TypeName => "function";
    public override string Text => $"function({string.Join(", ", Parameters.Select(p => p.Name))})";

    internal FeelValue Invoke(FeelRun run, FeelArguments arguments) => _invoke(run, arguments);

    public bool Equals(FeelFunction? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
