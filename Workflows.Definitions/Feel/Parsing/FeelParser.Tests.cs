using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

internal sealed partial class FeelParser
{
    /// <summary>A cell: <c>-</c> or nothing is always true, <c>not(…)</c> turns the answer round, a comma is an or.</summary>
    public FeelNode? UnaryTests()
    {
        if (string.IsNullOrWhiteSpace(_cursor.Text) || _cursor.Text.Trim() == "-") return new LiteralNode(FeelBoolean.True);
        if (!HasGoodLength()) return null;
        if (NegatedTests() is { } negated) return negated;
        return Fault is null && TestList() is { } tests && AtEnd() ? new TestsNode(tests, Negated: false) : null;
    }

    /// <summary><c>not(…)</c> as a whole cell; where more follows it was a call in an expression, and nothing is taken.</summary>
    private TestsNode? NegatedTests()
    {
        if (!_cursor.TakesWord("not") || !_cursor.Takes("(")) return Back();
        if (TestList() is not { } tests || !Expect(")")) return null;
        _cursor.SkipSpace();
        return _cursor.IsAtEnd ? new TestsNode(tests, Negated: true) : Back();

        TestsNode? Back()
        {
            _cursor.At = 0;
            return null;
        }
    }

    private ImmutableArray<FeelNode>? TestList()
    {
        var tests = ImmutableArray.CreateBuilder<FeelNode>();
        do
        {
            if (Test() is not { } test) return null;
            tests.Add(test);
        }
        while (_cursor.Takes(","));
        return tests.ToImmutable();
    }

    private FeelNode? Test()
    {
        if (TakesComparison() is { } comparison) return Bound() is { } bound ? new OperatorTestNode(comparison, bound) : null;
        var outer = _usesSubject;
        _usesSubject = false;
        var node = Expression();
        var uses = _usesSubject;
        _usesSubject |= outer;
        return node is null ? null : new TestNode(node, uses);
    }

    /// <summary>What follows <c>in</c>: one test, or several in parentheses; a parenthesis may also open a range.</summary>
    private FeelNode? In(FeelNode subject)
    {
        if (_cursor.Sees("(")) return InParentheses() is { } several ? new InNode(subject, several) : null;
        if (TakesComparison() is { } comparison) return Additive() is { } bound ? new InNode(subject, [new OperatorTestNode(comparison, bound)]) : null;
        return Additive() is { } single ? new InNode(subject, [new TestNode(single, UsesSubject: false)]) : null;
    }

    private ImmutableArray<FeelNode>? InParentheses()
    {
        _cursor.Takes("(");
        if (TestList() is not { } tests) return null;
        if (tests is [TestNode { Expression: var start }] && _cursor.Takes(".."))
            return RangeFrom(start, included: false) is { } range ? [new TestNode(range, UsesSubject: false)] : null;
        return Expect(")") ? tests : null;
    }
}
