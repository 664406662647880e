using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>A type of FEEL (DMN 10.3.2.9): what <c>instance of</c> asks for and what parameters and variables are held to.</summary>
public abstract record FeelType
{
    private protected FeelType() { }

    public static readonly FeelType Any = new FeelAnyType();

    /// <summary>Whether the value, which is not null, is of this type.</summary>
    internal abstract bool Holds(FeelValue value, Func<string, FeelType?> types);

    /// <summary>Whether every value of this type is one of <paramref name="other"/>.</summary>
    internal virtual bool ConformsTo(FeelType other, Func<string, FeelType?> types) => Known(other, types) is FeelAnyType || this == other;

    /// <summary>The type behind its name; Any for an unknown one.</summary>
    internal static FeelType Known(FeelType type, Func<string, FeelType?> types)
    {
        for (var hops = 0; type is FeelNamedType named && hops < 20; hops++) type = types(named.Name) ?? FeelUnknownType.Instance;
        return type;
    }
}

public sealed record FeelAnyType : FeelType
{
    internal override bool Holds(FeelValue value, Func<string, FeelType?> types) => true;
}

/// <summary>A name nobody defines; holds no value.</summary>
public sealed record FeelUnknownType : FeelType
{
    public static readonly FeelUnknownType Instance = new();
    internal override bool Holds(FeelValue value, Func<string, FeelType?> types) => false;
}

/// <summary>number, string, boolean, date, time, date and time, days and time duration, years and months duration, Null.</summary>
public sealed record FeelSimpleType(string Name) : FeelType
{
    internal override bool Holds(FeelValue value, Func<string, FeelType?> types) => value.TypeName == Name;
}

public sealed record FeelListType(FeelType Item) : FeelType
{
    internal override bool Holds(FeelValue value, Func<string, FeelType?> types) =>
        value is FeelList list && list.Items.All(i => i.IsNull || Item.Holds(i, types));

    internal override bool ConformsTo(FeelType other, Func<string, FeelType?> types) => Known(other, types) switch
    {
        FeelAnyType => true,
        FeelListType list => Known(Item, types).ConformsTo(list.Item, types),
        _ => false,
    };
}

public sealed record FeelRangeType(FeelType Item) : FeelType
{
    internal override bool Holds(FeelValue value, Func<string, FeelType?> types) => value is FeelRange range
        && (range.Start.IsNull || Item.Holds(range.Start, types)) && (range.End.IsNull || Item.Holds(range.End, types));

    internal override bool ConformsTo(FeelType other, Func<string, FeelType?> types) => Known(other, types) switch
    {
        FeelAnyType => true,
        FeelRangeType range => Known(Item, types).ConformsTo(range.Item, types),
        _ => false,
    };
}

/// <summary>A context with at least these entries.</summary>
public sealed record FeelContextType(ImmutableArray<FeelParameter> Entries) : FeelType
{
    internal override bool Holds(FeelValue value, Func<string, FeelType?> types) => value is FeelContext context
        && Entries.All(e => context.Get(e.Name) is { } entry && (entry.IsNull || e.Type.Holds(entry, types)));

    internal override bool ConformsTo(FeelType other, Func<string, FeelType?> types) => Known(other, types) switch
    {
        FeelAnyType => true,
        FeelContextType context => context.Entries.All(e => Entries.FirstOrDefault(m => m.Name == e.Name) is { } mine && Known(mine.Type, types).ConformsTo(e.Type, types)),
        _ => false,
    };
}

public sealed record FeelFunctionType(ImmutableArray<FeelType> Parameters, FeelType Result) : FeelType
{
    internal override bool Holds(FeelValue value, Func<string, FeelType?> types) => value is FeelFunction function
        && new FeelFunctionType([.. function.Parameters.Select(p => p.Type)], function.Result).ConformsTo(this, types);

    internal override bool ConformsTo(FeelType other, Func<string, FeelType?> types) => Known(other, types) switch
    {
        FeelAnyType => true,
        FeelFunctionType function => function.Parameters.Length == Parameters.Length
            && function.Parameters.Zip(Parameters).All(p => Known(p.First, types).ConformsTo(p.Second, types))
            && Known(Result, types).ConformsTo(function.Result, types),
        _ => false,
    };
}

/// <summary>A type by the name a decision model gives it.</summary>
public sealed record FeelNamedType(string Name) : FeelType
{
    internal override bool Holds(FeelValue value, Func<string, FeelType?> types) => Known(this, types).Holds(value, types);

    internal override bool ConformsTo(FeelType other, Func<string, FeelType?> types) => Known(this, types) is var known and not FeelNamedType && known.ConformsTo(other, types);
}
