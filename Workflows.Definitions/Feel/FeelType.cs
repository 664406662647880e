using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>A type of FEEL (DMN 10.3.2.9): what <c>instance of</c> asks for and what parameters and variables are held to.</summary>
public abstract record FeelType
{
    private protected FeelType() { }

    public static readonly FeelType Any = new FeelAnyType();

    /// <summary>Whether the value, which is not null, is of this type.</summary>
    internal abstract bool Holds(FeelValue value, FeelRun run);

    /// <summary>Whether every value of this type is one of <paramref name="other"/>.</summary>
    internal bool ConformsTo(FeelType other, FeelRun run)
    {
        if (!run.Enter()) return false;
        var conforms = Conforms(other, run);
        run.Leave();
        return conforms;
    }

    private protected virtual bool Conforms(FeelType other, FeelRun run) => Known(other, run) is FeelAnyType || this == other;

    /// <summary>The type behind its name; <see cref="FeelUnknownType"/> where there is none.</summary>
    internal static FeelType Known(FeelType type, FeelRun run)
    {
        for (var hops = 0; type is FeelNamedType named && hops < 20; hops++) type = run.Types(named.Name) ?? FeelUnknownType.Instance;
        return type is FeelNamedType ? FeelUnknownType.Instance : type;
    }
}

public sealed record FeelAnyType : FeelType
{
    internal override bool Holds(FeelValue value, FeelRun run) => true;
}

/// <summary>A name nobody defines; holds no value.</summary>
public sealed record FeelUnknownType : FeelType
{
    public static readonly FeelUnknownType Instance = new();
    internal override bool Holds(FeelValue value, FeelRun run) => false;
}

/// <summary>number, string, boolean, date, time, date and time, days and time duration, years and months duration, Null.</summary>
public sealed record FeelSimpleType(string Name) : FeelType
{
    internal override bool Holds(FeelValue value, FeelRun run) => value.TypeName == Name;
}

public sealed record FeelListType(FeelType Item) : FeelType
{
    internal override bool Holds(FeelValue value, FeelRun run) =>
        value is FeelList list && list.Items.All(i => i.IsNull || Item.Holds(i, run));

    private protected override bool Conforms(FeelType other, FeelRun run) => Known(other, run) switch
    {
        FeelAnyType => true,
        FeelListType list => Known(Item, run).ConformsTo(list.Item, run),
        _ => false,
    };
}

public sealed record FeelRangeType(FeelType Item) : FeelType
{
    internal override bool Holds(FeelValue value, FeelRun run) => value is FeelRange range
        && (range.Start.IsNull || Item.Holds(range.Start, run)) && (range.End.IsNull || Item.Holds(range.End, run));

    private protected override bool Conforms(FeelType other, FeelRun run) => Known(other, run) switch
    {
        FeelAnyType => true,
        FeelRangeType range => Known(Item, run).ConformsTo(range.Item, run),
        _ => false,
    };
}

/// <summary>A context with at least these entries.</summary>
public sealed record FeelContextType(ImmutableArray<FeelParameter> Entries) : FeelType
{
    internal override bool Holds(FeelValue value, FeelRun run) => value is FeelContext context
        && Entries.All(e => context.Get(e.Name) is { } entry && (entry.IsNull || e.Type.Holds(entry, run)));

    private protected override bool Conforms(FeelType other, FeelRun run) => Known(other, run) switch
    {
        FeelAnyType => true,
        FeelContextType context => context.Entries.All(e => Entries.FirstOrDefault(m => m.Name == e.Name) is { } mine && Known(mine.Type, run).ConformsTo(e.Type, run)),
        _ => false,
    };
}

public sealed record FeelFunctionType(ImmutableArray<FeelType> Parameters, FeelType Result) : FeelType
{
    internal override bool Holds(FeelValue value, FeelRun run) => value is FeelFunction function
        && new FeelFunctionType([.. function.Parameters.Select(p => p.Type)], function.Result).ConformsTo(this, run);

    private protected override bool Conforms(FeelType other, FeelRun run) => Known(other, run) switch
    {
        FeelAnyType => true,
        FeelFunctionType function => function.Parameters.Length == Parameters.Length
            && function.Parameters.Zip(Parameters).All(p => Known(p.First, run).ConformsTo(p.Second, run))
            && Known(Result, run).ConformsTo(function.Result, run),
        _ => false,
    };
}

/// <summary>A type by the name a decision model gives it.</summary>
public sealed record FeelNamedType(string Name) : FeelType
{
    internal override bool Holds(FeelValue value, FeelRun run) => Known(this, run).Holds(value, run);

    private protected override bool Conforms(FeelType other, FeelRun run) => Known(this, run).ConformsTo(other, run);
}

/// <summary>A type whose values must also pass tests (allowed values, type constraint); <c>instance of</c> does not ask for those.</summary>
internal sealed record FeelConstrainedType(FeelType Base, FeelNode Tests) : FeelType
{
    internal override bool Holds(FeelValue value, FeelRun run) =>
        Known(Base, run).Holds(value, run) && (run.DisregardsTests || Tests.Value(run, FeelFrame.Bind(null, TestNode.Subject, value)) is FeelBoolean { Value: true });

    private protected override bool Conforms(FeelType other, FeelRun run) => Known(other, run) == this || Known(Base, run).ConformsTo(other, run);
}
