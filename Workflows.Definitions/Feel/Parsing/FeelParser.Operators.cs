using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

internal sealed partial class FeelParser
{
    private FeelNode? Disjunction() => Joined("or", Conjunction, parts => new OrNode(parts));

    private FeelNode? Conjunction() => Joined("and", ComparisonLevel, parts => new AndNode(parts));

    private FeelNode? Joined(string word, Func<FeelNode?> part, Func<ImmutableArray<FeelNode>, FeelNode> join)
    {
        if (part() is not { } first) return null;
        if (!_cursor.SeesWord(word)) return first;
        var parts = ImmutableArray.CreateBuilder<FeelNode>();
        parts.Add(first);
        while (_cursor.TakesWord(word))
        {
            if (part() is not { } next) return null;
            parts.Add(next);
        }
        return join(parts.ToImmutable());
    }

    private FeelNode? ComparisonLevel()
    {
        var left = Additive();
        for (var links = 0; left is not null; links++)
        {
            if (IsTooLong(links)) return null;
            if (_cursor.TakesWord("between")) left = Between(left);
            else if (_cursor.TakesWord("in")) left = In(left);
            else if (TakesComparison() is { } comparison) left = Additive() is { } right ? new CompareNode(comparison, left, right) : null;
            else return left;
        }
        return null;
    }

    private FeelNode? Between(FeelNode subject)
    {
        if (Additive() is not { } low || !Expect("and")) return null;
        return Additive() is { } high ? new BetweenNode(subject, low, high) : null;
    }

    private Comparison? TakesComparison() =>
        _cursor.Takes("<=") ? Comparison.LessOrEqual
        : _cursor.Takes(">=") ? Comparison.GreaterOrEqual
        : _cursor.Takes("!=") ? Comparison.NotEqual
        : _cursor.Takes("<") ? Comparison.Less
        : _cursor.Takes(">") ? Comparison.Greater
        : _cursor.Takes("=") ? Comparison.Equal
        : null;

    private FeelNode? Additive() => LeftToRight(Multiplicative, () =>
        _cursor.Takes("+") ? Operation.Add : _cursor.Takes("-") ? Operation.Subtract : null);

    private FeelNode? Multiplicative() => LeftToRight(Powers, () =>
        !_cursor.Sees("**") && _cursor.Takes("*") ? Operation.Multiply : _cursor.Takes("/") ? Operation.Divide : null);

    private FeelNode? Powers() => LeftToRight(Unary, () => _cursor.Takes("**") ? Operation.Power : null);

    private FeelNode? LeftToRight(Func<FeelNode?> operand, Func<Operation?> operation)
    {
        var left = operand();
        for (var links = 0; left is not null && operation() is { } sign; links++)
        {
            if (IsTooLong(links)) return null;
            left = operand() is { } right ? new ArithmeticNode(sign, left, right) : null;
        }
        return left;
    }

    /// <summary>A minus binds tighter than <c>**</c>: <c>-2 ** 2</c> is 4.</summary>
    private FeelNode? Unary()
    {
        var signs = 0;
        while (_cursor.Takes("-"))
            if (++signs > FeelLimits.Nesting) _cursor.Fail("feel.nestedTooDeep", ("limit", FeelLimits.Nesting));
        if (Fault is not null || Postfix() is not { } node) return null;
        for (; signs > 0; signs--)
            node = node is LiteralNode { Literal: FeelNumber number } ? new LiteralNode(FeelArithmetic.Negate(number)) : new NegateNode(node);
        return _cursor.TakesWords("instance", "of") ? Type() is { } type ? new InstanceNode(node, type) : null : node;
    }

    private bool IsTooLong(int links)
    {
        if (links > FeelLimits.Chain) _cursor.Fail("feel.chainTooLong", ("limit", FeelLimits.Chain));
        return Fault is not null;
    }
}
