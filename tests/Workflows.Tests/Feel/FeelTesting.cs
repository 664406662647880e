using Workflows.Definitions.Feel;

namespace Workflows.Tests.Feel;

/// <summary>Short ways to evaluate an expression at 2026-06-23 10:30 in Shanghai.</summary>
internal static class FeelTesting
{
    public static readonly DateTimeOffset Now = new(2026, 6, 23, 2, 30, 0, TimeSpan.Zero);
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static FeelScope Scope(params (string Name, FeelValue Value)[] values) => FeelScope.Of(FeelContext.Of(values), Now, Shanghai);

    public static FeelResult Run(string text, params (string Name, FeelValue Value)[] values)
    {
        var parsed = FeelExpression.Parse(text, values.Select(v => v.Name));
        Assert.True(parsed.Expression is not null, parsed.Fault is { } f ? $"{f.Sentence.Key} at {f.Offset} ({string.Join(", ", f.Sentence.Values)}): {text}" : text);
        return parsed.Expression.Evaluate(Scope(values));
    }

    public static string Say(string text, params (string Name, FeelValue Value)[] values) => Run(text, values).Value.ToString();

    public static bool Test(string tests, FeelValue input) =>
        FeelExpression.ParseUnaryTests(tests).Expression!.Evaluate(Scope(("?", input))).Value == FeelBoolean.True;
}
