using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

internal sealed partial class FeelParser
{
    private FeelNode? Primary()
    {
        _cursor.SkipSpace();
        var c = _cursor.Current;
        if (c == '"') return StringLiteral() is { } text ? new LiteralNode(new FeelString(text)) : null;
        if (c == '@') return AtLiteral();
        if (c == '{') return Context();
        if (c == '[') return ListOrRange();
        if (c == '(') return Parenthesis();
        if (c == ']') return OpenRange();
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(_cursor.Next))) return Number();
        return Word();
    }

    private FeelNode? Word()
    {
        var name = NameHere(mayBeFunction: true);
        if (name is not null) return Noted(name);
        if (_cursor.TakesWord("true")) return new LiteralNode(FeelBoolean.True);
        if (_cursor.TakesWord("false")) return new LiteralNode(FeelBoolean.False);
        if (_cursor.TakesWord("null")) return new LiteralNode(FeelValue.Null);
        if (_cursor.TakesWord("function")) return Function();
        if (_cursor.PeekWord() is "for" or "if" or "some" or "every") return Textual();
        _cursor.FailExpecting("a value");
        return null;
    }

    private FeelNode Noted(string name)
    {
        _usesSubject |= name == TestNode.Subject;
        _usesPartial |= name == "partial";
        _mentioned.Add(name);
        return new NameNode(name);
    }

    /// <summary><c>(expression)</c>, <c>(a..b]</c>, or the range <c>(&lt; 5)</c>.</summary>
    private FeelNode? Parenthesis()
    {
        _cursor.Takes("(");
        if (TakesComparison() is { } comparison)
        {
            if (Bound() is not { } bound || !Expect(")")) return null;
            return comparison switch
            {
                Comparison.Less => new RangeNode(null, false, bound, false),
                Comparison.LessOrEqual => new RangeNode(null, false, bound, true),
                Comparison.Greater => new RangeNode(bound, false, null, false),
                Comparison.GreaterOrEqual => new RangeNode(bound, true, null, false),
                Comparison.Equal => new RangeNode(bound, true, bound, true),
                _ => new LiteralNode(FeelValue.Null),
            };
        }
        if (Expression() is not { } node) return null;
        if (_cursor.Takes("..")) return RangeFrom(node, included: false);
        return Expect(")") ? node : null;
    }

    private FeelNode? OpenRange()
    {
        _cursor.Takes("]");
        return Expression() is { } start && Expect("..") ? RangeFrom(start, included: false) : null;
    }

    private FeelNode? ListOrRange()
    {
        _cursor.Takes("[");
        if (_cursor.Takes("]")) return new ListNode([]);
        var items = ImmutableArray.CreateBuilder<FeelNode>();
        do
        {
            if (Expression() is not { } item) return null;
            if (items.Count == 0 && _cursor.Takes("..")) return RangeFrom(item, included: true);
            items.Add(item);
        }
        while (_cursor.Takes(","));
        return Expect("]") ? new ListNode(items.ToImmutable()) : null;
    }

    private FeelNode? RangeFrom(FeelNode start, bool included)
    {
        if (Endpoint() is not { } end) return null;
        if (_cursor.Takes("]")) return new RangeNode(start, included, end, true);
        if (_cursor.Takes(")") || _cursor.Takes("[")) return new RangeNode(start, included, end, false);
        _cursor.FailExpecting("]");
        return null;
    }

    /// <summary>The end of a range written with dots: <c>[</c> behind it closes the range and filters nothing.</summary>
    private FeelNode? Endpoint() => Operand(insideEndpoint: true);

    /// <summary>What stands behind a comparison sign.</summary>
    private FeelNode? Bound() => Operand(insideEndpoint: false);

    private FeelNode? Operand(bool insideEndpoint)
    {
        if (++_nesting > FeelLimits.Nesting) _cursor.Fail("feel.nestedTooDeep", ("limit", FeelLimits.Nesting));
        var outer = _insideEndpoint;
        _insideEndpoint = insideEndpoint;
        var node = Fault is null ? Additive() : null;
        _insideEndpoint = outer;
        _nesting--;
        return node;
    }

    private FeelNode? Context()
    {
        using var _ = _known.Scope();
        _cursor.Takes("{");
        if (_cursor.Takes("}")) return new ContextNode([]);
        var entries = ImmutableArray.CreateBuilder<(string, FeelNode)>();
        do
        {
            if ((_cursor.Sees("\"") ? StringLiteral() : Declared(":")) is not { } name || !Expect(":")) return null;
            if (Expression() is not { } value) return null;
            entries.Add((name, value));
            _known.Add(name);
        }
        while (_cursor.Takes(","));
        return Expect("}") ? new ContextNode(entries.ToImmutable()) : null;
    }
}
