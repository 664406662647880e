using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Workflows.Definitions.Feel;
using static Workflows.Tests.Feel.FeelTesting;

namespace Workflows.Tests.Feel;

public class JsonTests
{
    [Theory]
    [InlineData("null", "null")]
    [InlineData("\"甲\"", "\"\\u7532\"")]
    [InlineData("true", "true")]
    [InlineData("12.50", """{"n":"12.5"}""")]
    [InlineData("@\"2026-06-23\"", """{"d":"2026-06-23"}""")]
    [InlineData("@\"10:30:00.5\"", """{"t":"10:30:00.5"}""")]
    [InlineData("@\"2026-06-23T10:30:00@Asia/Shanghai\"", """{"dt":"2026-06-23T10:30:00@Asia/Shanghai"}""")]
    [InlineData("@\"P1D\"", """{"dd":"P1D"}""")]
    [InlineData("@\"P1Y\"", """{"ym":"P1Y"}""")]
    [InlineData("@\"PT0S\"", """{"dd":"PT0S"}""")]
    [InlineData("[1, \"n\"]", """[{"n":"1"},"n"]""")]
    [InlineData("{a: 1, b: {}}", """{"c":{"a":{"n":"1"},"b":{"c":{}}}}""")]
    [InlineData("{b: 1, a: 2}", """{"c":{"a":{"n":"2"},"b":{"n":"1"}},"o":["b","a"]}""")]
    [InlineData("{n: \"12\"}", """{"c":{"n":"12"}}""")]
    [InlineData("(1..2]", """{"r":{"s":{"n":"1"},"si":false,"e":{"n":"2"},"ei":true}}""")]
    [InlineData("(<2)", """{"r":{"s":null,"si":false,"e":{"n":"2"},"ei":false}}""")]
    public void A_value_is_written_in_one_way_and_read_back(string text, string expected)
    {
        var value = Run(text).Value;
        var json = FeelJson.Write(value)?.ToJsonString() ?? "null";
        Assert.Equal(expected, json);
        var back = FeelJson.Read(JsonNode.Parse(json));
        Assert.Equal(value, back);
        Assert.Equal(value.Text, back.Text);
    }

    [Fact]
    public void A_function_cannot_be_stored() =>
        Assert.Throws<ArgumentException>(() => FeelJson.Write(Run("{f: function(x) x}").Value));

    [Theory]
    [InlineData("""{"n":"x"}""")]
    [InlineData("""{"x":"1"}""")]
    [InlineData("""{"d":"2026-02-30"}""")]
    [InlineData("1")]
    public void Foreign_json_is_refused(string json) => Assert.Throws<FormatException>(() => FeelJson.Read(JsonNode.Parse(json)));

    [Fact]
    public void Any_nested_value_comes_back() => Prop.ForAll(Arb.From(Values(3)), value =>
        FeelJson.Read(JsonNode.Parse(FeelJson.Write(value)?.ToJsonString() ?? "null")).Equals(value)).QuickCheckThrowOnFailure();

    private static Gen<FeelValue> Values(int depth)
    {
        var single = Gen.OneOf(
            Gen.Constant(FeelValue.Null),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Where(s => s.Get.EnumerateRunes().All(r => r.Value != 0xFFFD)).Select(s => FeelValue.Of(s.Get)),
            ArbMap.Default.GeneratorFor<bool>().Select(FeelValue.Of),
            ArbMap.Default.GeneratorFor<decimal>().Select(d => (FeelValue)FeelValue.Of(d)),
            ArbMap.Default.GeneratorFor<long>().Select(l => (FeelValue)new FeelDaysDuration(l)),
            ArbMap.Default.GeneratorFor<int>().Select(i => (FeelValue)new FeelYearsDuration(i)));
        if (depth == 0) return single;
        var inner = Values(depth - 1);
        return Gen.OneOf(single, inner.ListOf().Select(l => (FeelValue)FeelValue.Of(l)),
            inner.ListOf().Select(l => (FeelValue)FeelContext.Of(l.Select((v, i) => ($"名 {(i * 7) % 11}", v)))));
    }
}
