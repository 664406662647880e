using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>
/// What an expression sees: variables by name, and the instant and zone behind <c>now()</c> and <c>today()</c>.
/// A variable unknown to the function is C#'s null; a known one without a value is <see cref="FeelValue.Null"/>.
/// </summary>
public sealed class FeelScope(Func<string, FeelValue?> variables, DateTimeOffset now, TimeZoneInfo zone)
{
    private ImmutableDictionary<string, FeelValue> _added = ImmutableDictionary.Create<string, FeelValue>(StringComparer.Ordinal);

    public DateTimeOffset Now { get; } = TimeZoneInfo.ConvertTime(now, zone);
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>Names worth offering to the parser; those added by <see cref="With"/> are among them.</summary>
    public ImmutableHashSet<string> Names { get; private init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    public FeelValue? Find(string name) => _added.TryGetValue(name, out var value) ? value : variables(name);

    /// <summary>A scope that knows one more value; it hides an earlier one of the same name.</summary>
    public FeelScope With(string name, FeelValue value) =>
        new(variables, Now, Zone) { _added = _added.SetItem(name, value), Names = Names.Add(name) };

    /// <summary>A scope of the entries of a context.</summary>
    public static FeelScope Of(FeelContext values, DateTimeOffset now, TimeZoneInfo zone) =>
        new(values.Get, now, zone) { Names = [.. values.Names] };
}
