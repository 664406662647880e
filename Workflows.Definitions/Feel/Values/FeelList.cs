using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>Values in order, of any kinds.</summary>
public sealed record FeelList(ImmutableArray<FeelValue> Items) : FeelValue
{
    public static readonly FeelList Empty = new([]);

    public ImmutableArray<FeelValue> Items { get; } = Items;

    internal override long Weight { get; } = 1 + Items.Sum(i => i.Weight);
    internal override int Nesting { get; } = 1 + Items.Select(i => i.Nesting).DefaultIfEmpty().Max();

    public override string TypeName => "list";
    public override string Text => "[" + string.Join(", ", Items.Select(i => i.Literal)) + "]";

    public bool Equals(FeelList? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items) hash.Add(item);
        return hash.ToHashCode();
    }
}
