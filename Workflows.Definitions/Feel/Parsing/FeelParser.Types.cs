using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

internal sealed partial class FeelParser
{
    private static readonly string[] SimpleTypes =
        ["date and time", "days and time duration", "years and months duration", "day and time duration", "year and month duration", "date", "time", "number", "string", "boolean", "Null"];

    private FeelType? Type()
    {
        if (++_nesting > FeelLimits.Nesting) _cursor.Fail("feel.nestedTooDeep", ("limit", FeelLimits.Nesting));
        var type = Fault is null ? TypeInside() : null;
        _nesting--;
        return type;
    }

    private FeelType? TypeInside()
    {
        foreach (var name in SimpleTypes)
            if (_cursor.TakesWords(name.Split(' '))) return new FeelSimpleType(name.Replace("day and", "days and", StringComparison.Ordinal).Replace("year and month ", "years and months ", StringComparison.Ordinal));
        if (_cursor.TakesWord("Any")) return FeelType.Any;
        if (TakesGeneric("list")) return Type() is { } item && Expect(">") ? new FeelListType(item) : null;
        if (TakesGeneric("range")) return Type() is { } end && Expect(">") ? new FeelRangeType(end) : null;
        if (TakesGeneric("context")) return ContextType();
        if (TakesGeneric("function")) return FunctionType();
        if (TypeName() is { } named) return new FeelNamedType(named);
        _cursor.FailExpecting("a type");
        return null;
    }

    private bool TakesGeneric(string word)
    {
        var start = _cursor.At;
        if (_cursor.TakesWord(word) && _cursor.Takes("<")) return true;
        _cursor.At = start;
        return false;
    }

    private FeelContextType? ContextType()
    {
        var entries = ImmutableArray.CreateBuilder<FeelParameter>();
        if (_cursor.Takes(">")) return new([]);
        do
        {
            if (Declared(":") is not { } name || !Expect(":") || Type() is not { } type) return null;
            entries.Add(new(name, type));
        }
        while (_cursor.Takes(","));
        return Expect(">") ? new(entries.ToImmutable()) : null;
    }

    private FeelFunctionType? FunctionType()
    {
        var parameters = ImmutableArray.CreateBuilder<FeelType>();
        if (!_cursor.Takes(">"))
        {
            do
            {
                if (Type() is not { } parameter) return null;
                parameters.Add(parameter);
            }
            while (_cursor.Takes(","));
            if (!Expect(">")) return null;
        }
        return Expect("->") && Type() is { } result ? new(parameters.ToImmutable(), result) : null;
    }

    private string? TypeName()
    {
        if (NameHere() is not { } name) return null;
        while (_cursor.Takes("."))
        {
            if (NameHere() is not { } part) return null;
            name += "." + part;
        }
        return name;
    }
}
