namespace Workflows.Definitions.Feel;

/// <summary>Functions that round. The scale is the count of decimals; negative ones round to tens, hundreds…</summary>
internal static class Rounding
{
    private const int SmallestScale = -6111;
    private const int LargestScale = 6176;

    public static IEnumerable<BuiltIn> All =>
    [
        Of("decimal", "n, scale", FeelRounding.HalfEven),
        Of("floor", "n, scale?", FeelRounding.Floor),
        Of("ceiling", "n, scale?", FeelRounding.Ceiling),
        Of("round up", "n, scale?", FeelRounding.Up),
        Of("round down", "n, scale?", FeelRounding.Down),
        Of("round half up", "n, scale?", FeelRounding.HalfUp),
        Of("round half down", "n, scale?", FeelRounding.HalfDown),
        Of("round half even", "n, scale?", FeelRounding.HalfEven),
    ];

    private static BuiltIn Of(string name, string parameters, FeelRounding rounding) => BuiltIn.Of(name, parameters, (_, a) =>
        a.Number(0) is { } n && Scale(a) is { } scale ? FeelArithmetic.Round(n, scale, rounding) : null);

    private static int? Scale(Given a)
    {
        if (!a.Has(1)) return 0;
        var scale = a.Number(1) is { } given ? FeelArithmetic.Round(given, 0, FeelRounding.Down)?.AsInt() : null;
        return scale is >= SmallestScale and <= LargestScale ? scale : null;
    }
}
