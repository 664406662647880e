using FsCheck;
using FsCheck.Fluent;
using Workflows.Definitions.Feel;
using static Workflows.Tests.Feel.FeelTesting;

namespace Workflows.Tests.Feel;

public class TotalityTests
{
    private static readonly string[] Pieces =
    [
        "1", "0", "-3.5", "\"a\"", "true", "null", "x", "申请 金额", "?", "+", "-", "*", "/", "**", "(", ")", "[", "]", "{", "}", "a:", ",", ".", "..", "<", "<=", "=", "!=",
        " and ", " or ", " not(", " in ", " between ", "if ", " then ", " else ", "for i in ", " return ", "some i in ", " satisfies ", "function(a) ", "@\"P1D\"", "@\"2026-06-23\"",
        "sum(", "sort(", "matches(\"a\",", "date(", "substring(", "item", "partial", " instance of ", "list<", "number", ">", "/*", "//", "\"", "\\u", "9e999", "1e6000",
    ];

    [Fact]
    public void Nothing_written_throws() => Prop.ForAll(
        Arb.From(Gen.Elements(Pieces).ListOf().Select(string.Concat)), text =>
        {
            var scope = Scope(("x", FeelValue.Of([FeelValue.Of(1), FeelContext.Of(("a", FeelValue.Null))])));
            FeelExpression.Parse(text).Expression?.Evaluate(scope);
            FeelExpression.ParseUnaryTests(text).Expression?.Evaluate(scope.With("?", FeelValue.Of(5)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Every_function_answers_every_value()
    {
        string[] values = ["null", "1", "-1.5", "1e6144", "\"a\"", "true", "[]", "[1, \"a\"]", "{a: 1}", "[1..2]", "(<1)", "@\"P1D\"", "@\"P1Y\"", "@\"2026-06-23\"", "@\"10:00:00\"", "@\"9999-12-31T23:59:59Z\"", "function(a, b) a"];
        string[] functions = ["substring", "string length", "replace", "split", "matches", "string join", "number", "date", "time", "date and time", "duration", "years and months duration",
            "min", "max", "sum", "mean", "median", "mode", "stddev", "product", "sublist", "append", "concatenate", "insert before", "remove", "index of", "union", "distinct values", "flatten",
            "sort", "list replace", "decimal", "floor", "round up", "abs", "modulo", "sqrt", "log", "exp", "odd", "even", "is", "day of year", "week of year", "before", "overlaps", "includes",
            "range", "get value", "get entries", "context", "context put", "context merge", "not", "string", "all", "any"];
        foreach (var a in values)
        {
            foreach (var f in functions) Assert.NotNull(Run($"{f}({a})").Value);
            foreach (var b in values)
            {
                Assert.NotNull(Run($"[{a} + {b}, {a} - {b}, {a} * {b}, {a} / {b}, {a} ** {b}, {a} < {b}, {a} = {b}, {a} in {b}, {a}[{b}]]").Value);
                foreach (var f in functions) Assert.NotNull(Run($"{f}({a}, {b})").Value);
            }
        }
    }
}
