using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>One <c>name in …</c>: the items of a list, or the whole numbers or days from one end to the other, downwards too.</summary>
internal sealed record Iterator(string Name, FeelNode From, FeelNode? To)
{
    /// <summary>What is gone through; null where that is neither a list nor a finite range of whole steps.</summary>
    public IEnumerable<FeelValue>? Items(FeelRun run, FeelFrame? frame)
    {
        var from = From.Value(run, frame);
        if (To is not null) return Steps(from, To.Value(run, frame));
        return from switch
        {
            FeelList list => list.Items,
            FeelRange range => Steps(range),
            FeelNull => null,
            _ => [from],
        };
    }

    private static IEnumerable<FeelValue>? Steps(FeelRange range)
    {
        var steps = Steps(range.Start, range.End);
        return steps?.Where(s => range.Contains(s) == true);
    }

    private static IEnumerable<FeelValue>? Steps(FeelValue from, FeelValue to) => (from, to) switch
    {
        (FeelNumber a, FeelNumber b) => a.AsLong() is { } first && FeelArithmetic.Round(b, 0, a.CompareTo(b) <= 0 ? FeelRounding.Floor : FeelRounding.Ceiling)?.AsLong() is { } last
            && Int128.Max(Int128.Abs(first), Int128.Abs(last)) < long.MaxValue ? Numbers(first, last) : null,
        (FeelDate a, FeelDate b) => Days(a, b),
        _ => null,
    };

    private static IEnumerable<FeelValue> Numbers(long first, long last)
    {
        var step = first <= last ? 1 : -1;
        for (var i = first; step > 0 ? i <= last : i >= last; i += step) yield return FeelNumber.Of(i);
    }

    private static IEnumerable<FeelValue> Days(FeelDate from, FeelDate to)
    {
        var (first, last) = (from.Value.DayNumber, to.Value.DayNumber);
        var step = first <= last ? 1 : -1;
        for (var day = first; step > 0 ? day <= last : day >= last; day += step) yield return new FeelDate(DateOnly.FromDayNumber(day));
    }
}

/// <summary>Goes through all combinations of its iterators, the last one fastest; a later one sees the names of the earlier.</summary>
internal static class Iteration
{
    /// <summary>Calls <paramref name="visit"/> for each combination until it answers false; false where an iterator has nothing to go through.</summary>
    public static bool Visit(FeelRun run, FeelFrame? frame, ImmutableArray<Iterator> iterators, int at, Func<FeelFrame?, bool> visit, ref bool goOn)
    {
        if (at == iterators.Length)
        {
            goOn = visit(frame);
            return true;
        }
        if (iterators[at].Items(run, frame) is not { } items) return false;
        foreach (var item in items)
        {
            if (!run.Spend(1)) return false;
            if (!Visit(run, FeelFrame.Bind(frame, iterators[at].Name, item), iterators, at + 1, visit, ref goOn)) return false;
            if (!goOn) break;
        }
        return true;
    }
}

/// <summary>A list of the results; in the body <c>partial</c> is the list so far.</summary>
internal sealed record ForNode(ImmutableArray<Iterator> Iterators, FeelNode Body, bool UsesPartial) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var results = ImmutableArray.CreateBuilder<FeelValue>();
        var goOn = true;
        var done = Iteration.Visit(run, frame, Iterators, 0, inner =>
        {
            if (UsesPartial) inner = FeelFrame.Bind(inner, "partial", run.List(results.ToImmutable()));
            results.Add(Body.Value(run, inner));
            return !run.IsStopped;
        }, ref goOn);
        return done ? run.List(results.ToImmutable()) : run.Null("feel.nothingToIterate");
    }
}

/// <summary><c>some</c> is the or, <c>every</c> the and of the conditions.</summary>
internal sealed record QuantifiedNode(bool Every, ImmutableArray<Iterator> Iterators, FeelNode Condition) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var (unknown, decided, goOn) = (false, false, true);
        var done = Iteration.Visit(run, frame, Iterators, 0, inner =>
        {
            var answer = Logic.Noted(run, Condition.Value(run, inner));
            unknown |= answer is not FeelBoolean;
            decided = answer is FeelBoolean b && b.Value != Every;
            return !decided && !run.IsStopped;
        }, ref goOn);
        if (!done) return run.Null("feel.nothingToIterate");
        return decided ? FeelValue.Of(!Every) : unknown ? FeelValue.Null : FeelValue.Of(Every);
    }
}
