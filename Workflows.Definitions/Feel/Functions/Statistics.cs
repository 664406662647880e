using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>Functions of many values: of a list or of the values one by one.</summary>
internal static class Statistics
{
    public static IEnumerable<BuiltIn> All =>
    [
        BuiltIn.Of("min", "list*", (run, a) => Extreme(run, a, sign: -1)),
        BuiltIn.Of("max", "list*", (run, a) => Extreme(run, a, sign: 1)),
        BuiltIn.Of("sum", "list*", Sum),
        BuiltIn.Of("product", "list*", (_, a) => Numbers(a) is { Length: > 0 } n ? Fold(n, FeelNumber.One, FeelArithmetic.Multiply) : null),
        BuiltIn.Of("mean", "list*", (_, a) => Numbers(a) is { Length: > 0 } n ? Mean(n) : null),
        BuiltIn.Of("median", "list*", (_, a) => Numbers(a) is { } n ? Median([.. n.Order()]) : null),
        BuiltIn.Of("stddev", "list*", (_, a) => Numbers(a) is { Length: > 1 } n ? Deviation(n) : null),
        BuiltIn.Of("mode", "list*", (run, a) => Numbers(a) is { } n ? Mode(run, n) : null),
    ];

    private static ImmutableArray<FeelNumber>? Numbers(Given a) =>
        a.Items(0) is { } list && list.Items.All(i => i is FeelNumber) ? [.. list.Items.Cast<FeelNumber>()] : null;

    private static FeelValue? Extreme(FeelRun run, Given a, int sign)
    {
        if (a.Items(0) is not { Items: { Length: > 0 } items } || !run.Spend(items.Length)) return null;
        var best = items[0];
        if (FeelComparison.Order(best, best) is null) return null;
        foreach (var item in items.Skip(1))
        {
            if (FeelComparison.Order(item, best) is not { } order) return null;
            if (Math.Sign(order) == sign) best = item;
        }
        return best;
    }

    /// <summary>The sum of numbers, or of durations of one kind; of nothing null.</summary>
    private static FeelValue? Sum(FeelRun run, Given a)
    {
        if (a.Items(0) is not { Items: { Length: > 0 } items } || !run.Spend(items.Length)) return null;
        if (items.Any(i => i.GetType() != items[0].GetType()) || items[0] is not (FeelNumber or FeelDaysDuration or FeelYearsDuration)) return null;
        return items.Skip(1).Aggregate((FeelValue?)items[0], (sum, item) => sum is null ? null : FeelOperators.Add(sum, item));
    }

    private static FeelNumber? Fold(IEnumerable<FeelNumber> numbers, FeelNumber first, Func<FeelNumber, FeelNumber, FeelNumber?> step) =>
        numbers.Aggregate((FeelNumber?)first, (sum, n) => sum is null ? null : step(sum, n));

    private static FeelNumber? Mean(ImmutableArray<FeelNumber> numbers) =>
        Fold(numbers, FeelNumber.Zero, FeelArithmetic.Add) is { } sum ? FeelArithmetic.Divide(sum, FeelNumber.Of(numbers.Length)) : null;

    private static FeelValue Median(ImmutableArray<FeelNumber> sorted)
    {
        if (sorted.IsEmpty) return FeelValue.Null;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (FeelValue?)Mean([sorted[middle - 1], sorted[middle]]) ?? FeelValue.Null;
    }

    /// <summary>The deviation of a sample: divided by one less than the count.</summary>
    private static FeelNumber? Deviation(ImmutableArray<FeelNumber> numbers)
    {
        if (Mean(numbers) is not { } mean) return null;
        var squares = Fold(numbers, FeelNumber.Zero, (sum, n) =>
            FeelArithmetic.Subtract(n, mean) is { } d && FeelArithmetic.Multiply(d, d) is { } square ? FeelArithmetic.Add(sum, square) : null);
        return squares is not null && FeelArithmetic.Divide(squares, FeelNumber.Of(numbers.Length - 1)) is { } variance ? FeelArithmetic.SquareRoot(variance) : null;
    }

    private static FeelValue Mode(FeelRun run, ImmutableArray<FeelNumber> numbers)
    {
        var groups = numbers.GroupBy(n => n).ToList();
        var most = groups.Select(g => g.Count()).DefaultIfEmpty().Max();
        return run.List([.. groups.Where(g => g.Count() == most).Select(g => g.Key).Order()]);
    }
}
