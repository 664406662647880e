using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>
/// Reads a text into nodes by recursive descent (grammar: DMN 1.5, 10.3.1.2). Characters are looked at directly, not
/// tokens, because what a name is depends on the names known. A method answers null once a fault is noted.
/// Operators, weakest first: for/if/some/every/function · or · and · comparison, between, in · + - · * / · ** · unary - ·
/// instance of · path, filter, call.
/// </summary>
internal sealed partial class FeelParser(string text, ImmutableArray<string> names)
{
    private readonly FeelCursor _cursor = new(text);
    private readonly KnownNames _known = new(names);
    private readonly HashSet<string> _mentioned = new(StringComparer.Ordinal);
    private int _nesting;
    private bool _usesSubject;
    private bool _usesPartial;
    private bool _insideEndpoint;

    public FeelFault? Fault => _cursor.Fault;

    /// <summary>Names the text asks of its scope: those that are neither bound in it nor functions of the language.</summary>
    public ImmutableArray<string> Variables => [.. _mentioned.Where(n => !_known.Bound.Contains(n) && FeelBuiltIns.Find(n) is null).Order(StringComparer.Ordinal)];

    public FeelNode? WholeExpression()
    {
        if (!HasGoodLength()) return null;
        return Expression() is { } node && AtEnd() ? node : null;
    }

    private bool HasGoodLength()
    {
        if (_cursor.Text.Length > FeelLimits.TextLength) _cursor.Fail("feel.textTooLong", ("limit", FeelLimits.TextLength));
        else if (string.IsNullOrWhiteSpace(_cursor.Text)) _cursor.Fail("feel.empty");
        return Fault is null;
    }

    private bool AtEnd()
    {
        _cursor.SkipSpace();
        if (!_cursor.IsAtEnd) _cursor.FailExpecting("∎");
        return Fault is null;
    }

    /// <summary>One expression. Brackets inside an end of a range make the filter sign unambiguous again.</summary>
    private FeelNode? Expression()
    {
        if (++_nesting > FeelLimits.Nesting) _cursor.Fail("feel.nestedTooDeep", ("limit", FeelLimits.Nesting));
        var outerEndpoint = _insideEndpoint;
        _insideEndpoint = false;
        var node = Fault is null ? Textual() : null;
        _insideEndpoint = outerEndpoint;
        _nesting--;
        return node;
    }

    private FeelNode? Textual()
    {
        if (_cursor.TakesWord("for")) return For();
        if (_cursor.TakesWord("if")) return If();
        if (_cursor.TakesWord("some")) return Quantified(every: false);
        if (_cursor.TakesWord("every")) return Quantified(every: true);
        return Disjunction();
    }

    private FeelNode? If()
    {
        if (Expression() is not { } condition || !Expect("then")) return null;
        if (Expression() is not { } then || !Expect("else")) return null;
        return Expression() is { } otherwise ? new IfNode(condition, then, otherwise) : null;
    }

    private FeelNode? For()
    {
        using var _ = _known.Scope();
        if (Iterators() is not { } iterators || !Expect("return")) return null;
        var outer = _usesPartial;
        _usesPartial = false;
        var body = Expression();
        var uses = _usesPartial;
        _usesPartial |= outer;
        return body is null ? null : new ForNode(iterators, body, uses);
    }

    private FeelNode? Quantified(bool every)
    {
        using var _ = _known.Scope();
        if (Iterators() is not { } iterators || !Expect("satisfies")) return null;
        return Expression() is { } condition ? new QuantifiedNode(every, iterators, condition) : null;
    }

    private ImmutableArray<Iterator>? Iterators()
    {
        var iterators = ImmutableArray.CreateBuilder<Iterator>();
        do
        {
            if (Declared("in") is not { } name || !Expect("in")) return null;
            if (Expression() is not { } from) return null;
            FeelNode? to = null;
            if (_cursor.Takes("..") && (to = Expression()) is null) return null;
            iterators.Add(new(name, from, to));
            _known.Add(name);
            if (iterators.Count > FeelLimits.Chain) _cursor.Fail("feel.chainTooLong", ("limit", FeelLimits.Chain));
        }
        while (Fault is null && _cursor.Takes(","));
        return Fault is null ? iterators.ToImmutable() : null;
    }

    private bool Expect(string sign)
    {
        if (FeelNames.CanBegin(sign[0]) ? _cursor.TakesWord(sign) : _cursor.Takes(sign)) return true;
        _cursor.FailExpecting(sign);
        return false;
    }
}
