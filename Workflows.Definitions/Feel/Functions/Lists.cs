using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>Functions of lists (DMN 10.3.4.4). Positions count from 1, from the end as negatives.</summary>
internal static class Lists
{
    public static IEnumerable<BuiltIn> All =>
    [
        BuiltIn.Of("list contains", "list, element", (run, a) => a.List(0) is { } l && run.Spend(l.Items.Length) ? FeelValue.Of(l.Items.Any(i => Same(i, a[1]))) : null),
        BuiltIn.Of("count", "list", (_, a) => a.List(0) is { } l ? FeelValue.Of(l.Items.Length) : null),
        BuiltIn.Of("all", "list*", (run, a) => a.Items(0) is { } l ? Logic.All(l.Items.Select(i => Logic.Noted(run, i))) : null),
        BuiltIn.Of("any", "list*", (run, a) => a.Items(0) is { } l ? Logic.Any(l.Items.Select(i => Logic.Noted(run, i))) : null),
        BuiltIn.Of("sublist", "list, start position, length?", Sublist),
        BuiltIn.Of("append", "list, item*", (run, a) => a.List(0) is { } l && a[1] is FeelList rest ? run.List([.. l.Items, .. rest.Items]) : null),
        BuiltIn.Of("concatenate", "list*", (run, a) => a[0] is FeelList lists ? run.List([.. lists.Items.SelectMany(Flat)]) : null),
        BuiltIn.Of("union", "list*", (run, a) => a[0] is FeelList lists ? Distinct(run, lists.Items.SelectMany(Flat)) : null),
        BuiltIn.Of("distinct values", "list", (run, a) => a.List(0) is { } l ? Distinct(run, l.Items) : null),
        BuiltIn.Of("insert before", "list, position, newItem", (run, a) => a.List(0) is { } l && At(l, a.Int(1)) is { } at ? run.List(l.Items.Insert(at, a[2])) : null),
        BuiltIn.Of("remove", "list, position", (run, a) => a.List(0) is { } l && At(l, a.Int(1)) is { } at ? run.List(l.Items.RemoveAt(at)) : null),
        BuiltIn.Of("list replace", "list, position, newItem", Replace),
        BuiltIn.Of("list replace", "list, match, newItem", Replace),
        BuiltIn.Of("reverse", "list", (run, a) => a.List(0) is { } l ? run.List([.. l.Items.Reverse()]) : null),
        BuiltIn.Of("index of", "list, match", (run, a) => a.List(0) is { } l && run.Spend(l.Items.Length)
            ? run.List([.. l.Items.Select((item, i) => (item, i)).Where(p => Same(p.item, a[1])).Select(p => FeelValue.Of(p.i + 1))]) : null),
        BuiltIn.Of("flatten", "list", (run, a) => a.List(0) is { } l ? run.List([.. Flattened(l)]) : null),
        BuiltIn.Of("sort", "list, precedes?", Sort),
    ];

    public static bool Same(FeelValue left, FeelValue right) => FeelComparison.Equal(left, right) == true;

    private static IEnumerable<FeelValue> Flat(FeelValue value) => value is FeelList list ? list.Items : [value];

    private static IEnumerable<FeelValue> Flattened(FeelList list) => list.Items.SelectMany(i => i is FeelList inner ? Flattened(inner) : [i]);

    private static int? At(FeelList list, int? position) => position switch
    {
        > 0 when position <= list.Items.Length => position - 1,
        < 0 when -(long)position <= list.Items.Length => list.Items.Length + position,
        _ => null,
    };

    private static FeelValue? Sublist(FeelRun run, Given a)
    {
        if (a.List(0) is not { } list || At(list, a.Int(1)) is not { } at) return null;
        if (!a.Has(2) || a[2].IsNull) return run.List(list.Items[at..]);
        return a.Int(2) is { } length and >= 1 && at + (long)length <= list.Items.Length ? run.List(list.Items.Slice(at, length)) : null;
    }

    private static FeelValue Distinct(FeelRun run, IEnumerable<FeelValue> items)
    {
        var kept = ImmutableArray.CreateBuilder<FeelValue>();
        foreach (var item in items)
        {
            if (!run.Spend(kept.Count + 1)) return FeelValue.Null;
            if (!kept.Any(k => Same(k, item))) kept.Add(item);
        }
        return run.List(kept.ToImmutable());
    }

    private static FeelValue? Replace(FeelRun run, Given a)
    {
        if (a.List(0) is not { } list) return null;
        if (a.Number(1) is not null) return At(list, a.Int(1)) is { } at ? run.List(list.Items.SetItem(at, a[2])) : null;
        if (a[1] is not FeelFunction match) return null;
        var items = ImmutableArray.CreateBuilder<FeelValue>();
        foreach (var item in list.Items)
        {
            if (match.Invoke(run, FeelArguments.Of(item, a[2])) is not FeelBoolean answer) return null;
            items.Add(answer.Value ? a[2] : item);
        }
        return run.List(items.ToImmutable());
    }

    /// <summary>A merge sort, stable; without a function numbers and strings go upwards. Null where two items have no order.</summary>
    private static FeelValue? Sort(FeelRun run, Given a)
    {
        if (a.List(0) is not { } list) return null;
        if (a.Has(1) && a[1] is not FeelFunction) return null;
        var precedes = a.Has(1) ? (FeelFunction)a[1] : null;
        var failed = false;
        var sorted = Merged(list.Items);
        return failed || run.IsStopped ? null : run.List(sorted);

        ImmutableArray<FeelValue> Merged(ImmutableArray<FeelValue> items)
        {
            if (items.Length < 2 || failed || run.IsStopped) return items;
            var (left, right) = (Merged(items[..(items.Length / 2)]), Merged(items[(items.Length / 2)..]));
            var merged = ImmutableArray.CreateBuilder<FeelValue>(items.Length);
            for (int l = 0, r = 0; l < left.Length || r < right.Length;)
                merged.Add(l < left.Length && (r == right.Length || !IsBefore(right[r], left[l])) ? left[l++] : right[r++]);
            return merged.ToImmutable();
        }

        bool IsBefore(FeelValue one, FeelValue other)
        {
            if (!run.Spend(1)) return false;
            bool? answer = precedes is null
                ? FeelComparison.Order(one, other) is { } order ? order < 0 : null
                : precedes.Invoke(run, FeelArguments.Of(one, other)) is FeelBoolean b ? b.Value : null;
            failed |= answer is null;
            return answer ?? false;
        }
    }
}
