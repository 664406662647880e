using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

internal sealed partial class FeelParser
{
    /// <summary>A primary and what follows it: path, filter, call. Inside an end of a range <c>[</c> closes the range.</summary>
    private FeelNode? Postfix()
    {
        var node = Primary();
        for (var links = 0; node is not null; links++)
        {
            if (IsTooLong(links)) return null;
            if (!_cursor.Sees("..") && _cursor.Takes(".")) node = Path(node);
            else if (!_insideEndpoint && _cursor.Takes("[")) node = Filter(node);
            else if (_cursor.Takes("(")) node = Call(node);
            else return node;
        }
        return null;
    }

    private FeelNode? Path(FeelNode target)
    {
        if (NameHere() is { } name) return new PathNode(target, name);
        _cursor.FailExpecting("a name");
        return null;
    }

    private FeelNode? Filter(FeelNode target)
    {
        using var _ = _known.Scope();
        _known.Add("item");
        return Expression() is { } filter && Expect("]") ? new FilterNode(target, filter) : null;
    }

    private FeelNode? Call(FeelNode function)
    {
        var arguments = ImmutableArray.CreateBuilder<FeelNode>();
        var names = ImmutableArray.CreateBuilder<string>();
        if (_cursor.Takes(")")) return new CallNode(function, [], []);
        do
        {
            if (ArgumentName() is { } name) names.Add(name);
            if (Expression() is not { } argument) return null;
            arguments.Add(argument);
        }
        while (_cursor.Takes(","));
        if (!Expect(")")) return null;
        if (names.Count > 0 && names.Count != arguments.Count) _cursor.Fail("feel.someArgumentsNamed");
        return Fault is null ? new CallNode(function, arguments.ToImmutable(), names.ToImmutable()) : null;
    }

    /// <summary>Takes <c>name:</c> where that stands next.</summary>
    private string? ArgumentName()
    {
        _cursor.SkipSpace();
        if (_cursor.IsAtEnd || !FeelNames.CanBegin(_cursor.Current)) return null;
        var end = _cursor.At;
        while (end < _cursor.Text.Length && (FeelNames.CanContinue(_cursor.Text[end]) || _cursor.Text[end] is ' ' or '-' or '\'')) end++;
        if (end >= _cursor.Text.Length || _cursor.Text[end] != ':') return null;
        var name = FeelNames.Normal(_cursor.Text[_cursor.At..end]);
        _cursor.At = end + 1;
        return name;
    }

    private FeelNode? Function()
    {
        using var _ = _known.Scope();
        if (!Expect("(") || Parameters() is not { } parameters) return null;
        if (_cursor.TakesWord("external"))
            return Expression() is null ? null : new ExternalFunctionNode(parameters);
        return Expression() is { } body ? new FunctionNode(parameters, body) : null;
    }

    private ImmutableArray<FeelParameter>? Parameters()
    {
        var parameters = ImmutableArray.CreateBuilder<FeelParameter>();
        if (_cursor.Takes(")")) return [];
        do
        {
            if (Declared(":", ",", ")") is not { } name) return null;
            var type = _cursor.Takes(":") ? Type() : FeelType.Any;
            if (type is null) return null;
            parameters.Add(new(name, type));
            _known.Add(name);
        }
        while (_cursor.Takes(","));
        return Expect(")") ? parameters.ToImmutable() : null;
    }
}
