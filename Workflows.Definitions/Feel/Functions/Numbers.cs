namespace Workflows.Definitions.Feel;

/// <summary>Functions of numbers (DMN 10.3.4.5); abs also of durations.</summary>
internal static class Numbers
{
    public static IEnumerable<BuiltIn> All =>
    [
        BuiltIn.Of("abs", "n", (_, a) => a.Number(0) is { } n ? FeelArithmetic.Abs(n) : null),
        BuiltIn.Of("abs", "n", (_, a) => a.One<FeelDaysDuration>(0) is { } d ? new FeelDaysDuration(Int128.Abs(d.Nanoseconds)) : null),
        BuiltIn.Of("abs", "n", (_, a) => a.One<FeelYearsDuration>(0) is { } d ? new FeelYearsDuration(Math.Abs(d.Months)) : null),
        BuiltIn.Of("modulo", "dividend, divisor", (run, a) => a.Number(0) is { } n && a.Number(1) is { } d && run.Spend(Math.Abs(n.Scale - d.Scale) / 4) ? FeelArithmetic.Modulo(n, d) : null),
        BuiltIn.Of("sqrt", "number", (run, a) => a.Number(0) is { } n && run.Spend(50) ? FeelArithmetic.SquareRoot(n) : null),
        BuiltIn.Of("log", "number", (run, a) => a.Number(0) is { } n && run.Spend(500) ? FeelSeries.Log(n) : null),
        BuiltIn.Of("exp", "number", (run, a) => a.Number(0) is { } n && run.Spend(500) ? FeelSeries.Exp(n) : null),
        BuiltIn.Of("odd", "number", (_, a) => a.Number(0) is { IsWhole: true } n ? FeelValue.Of(!IsEven(n)) : null),
        BuiltIn.Of("even", "number", (_, a) => a.Number(0) is { IsWhole: true } n ? FeelValue.Of(IsEven(n)) : null),
    ];

    private static bool IsEven(FeelNumber whole) => whole.Scale < 0 || whole.Digits.IsEven;
}
