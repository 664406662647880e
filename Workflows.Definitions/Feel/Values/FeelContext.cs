using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>Named values; remembers the order in which they were put in, which equality disregards.</summary>
public sealed record FeelContext : FeelValue
{
    public static readonly FeelContext Empty = new([], ImmutableDictionary.Create<string, FeelValue>(StringComparer.Ordinal));

    private readonly ImmutableDictionary<string, FeelValue> _values;

    private FeelContext(ImmutableArray<string> names, ImmutableDictionary<string, FeelValue> values)
    {
        (Names, _values) = (names, values);
        foreach (var value in values.Values)
            (Weight, Nesting) = (Weight + value.Weight, Math.Max(Nesting, 1 + value.Nesting));
    }

    internal override long Weight { get; } = 1;
    internal override int Nesting { get; } = 1;

    public ImmutableArray<string> Names { get; }

    public override string TypeName => "context";
    public override string Text => "{" + string.Join(", ", Names.Select(n => $"{NameText(n)}: {_values[n].Literal}")) + "}";

    public IEnumerable<KeyValuePair<string, FeelValue>> Entries => Names.Select(n => KeyValuePair.Create(n, _values[n]));

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The value of the name; null where there is none (an entry whose value is null answers FEEL's null).</summary>
    public FeelValue? Get(string name) => _values.GetValueOrDefault(name);

    /// <summary>The context with this entry set; a name already there keeps its place.</summary>
    public FeelContext With(string name, FeelValue value) =>
        new(_values.ContainsKey(name) ? Names : Names.Add(name), _values.SetItem(name, value));

    public static FeelContext Of(params IEnumerable<(string Name, FeelValue Value)> entries)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var values = Empty._values.ToBuilder();
        foreach (var (name, value) in entries)
        {
            if (!values.ContainsKey(name)) names.Add(name);
            values[name] = value;
        }
        return new(names.ToImmutable(), values.ToImmutable());
    }

    public bool Equals(FeelContext? other) => other is not null && Names.Length == other.Names.Length
        && _values.All(e => e.Value.Equals(other.Get(e.Key)));

    public override int GetHashCode() =>
        _values.Aggregate(Names.Length, (hash, e) => hash ^ HashCode.Combine(StringComparer.Ordinal.GetHashCode(e.Key), e.Value));

    private static string NameText(string name) => FeelNames.IsPlain(name) ? name : new FeelString(name).Literal;
}
