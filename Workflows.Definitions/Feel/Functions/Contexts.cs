namespace Workflows.Definitions.Feel;

/// <summary>Functions of contexts (DMN 10.3.4.10).</summary>
internal static class Contexts
{
    public static IEnumerable<BuiltIn> All =>
    [
        BuiltIn.Of("get value", "m, key", (_, a) => a.One<FeelContext>(0) is { } m && a.Text(1) is { } key ? m.Get(key) ?? FeelValue.Null : null),
        BuiltIn.Of("get value", "context, keys", (_, a) => a.One<FeelContext>(0) is { } m && a[1] is FeelList keys ? Deep(m, keys) : null),
        BuiltIn.Of("get entries", "m", (run, a) => a.One<FeelContext>(0) is { } m
            ? run.List([.. m.Entries.Select(e => FeelContext.Of(("key", FeelValue.Of(e.Key)), ("value", e.Value)))]) : null),
        BuiltIn.Of("context", "entries", (run, a) => a.List(0) is { } entries ? FromEntries(run, entries) : null),
        BuiltIn.Of("context put", "context, key, value", (run, a) => a[0] is FeelContext m && a[1] is FeelString key ? run.Held(m.With(key.Value, a[2])) : null),
        BuiltIn.Of("context put", "context, keys, value", (run, a) => a[0] is FeelContext m && a[1] is FeelList keys && Put(m, keys, 0, a[2]) is { } put ? run.Held(put) : null),
        BuiltIn.Of("context merge", "contexts*", (run, a) => a.Items(0) is { } all && all.Items.All(i => i is FeelContext)
            ? run.Held(all.Items.Cast<FeelContext>().SelectMany(c => c.Entries).Aggregate(FeelContext.Empty, (m, e) => m.With(e.Key, e.Value))) : null),
    ];

    private static FeelValue? Deep(FeelContext context, FeelList keys)
    {
        FeelValue value = context;
        foreach (var key in keys.Items)
        {
            if (key is not FeelString name) return null;
            value = (value as FeelContext)?.Get(name.Value) ?? FeelValue.Null;
        }
        return keys.Items.IsEmpty ? null : value;
    }

    private static FeelContext? Put(FeelContext context, FeelList keys, int at, FeelValue value)
    {
        if (at >= keys.Items.Length || keys.Items[at] is not FeelString key) return null;
        if (at == keys.Items.Length - 1) return context.With(key.Value, value);
        return context.Get(key.Value) is FeelContext inner && Put(inner, keys, at + 1, value) is { } put ? context.With(key.Value, put) : null;
    }

    /// <summary>From entries with key and value; null where a key is missing, no string, or given twice.</summary>
    private static FeelValue? FromEntries(FeelRun run, FeelList entries)
    {
        var context = FeelContext.Empty;
        foreach (var item in entries.Items)
        {
            if (item is not FeelContext entry || entry.Get("key") is not FeelString key || entry.Get("value") is not { } value || context.Has(key.Value)) return null;
            context = context.With(key.Value, value);
        }
        return run.Held(context);
    }
}
