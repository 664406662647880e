using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.RulePacks;

public class RulePackReaderTests
{
    private static RulePackReading Read(string parameters, string head = "") => RulePackReader.Read($$"""
        { "id": "t", "version": "1", "zh": "测试", "en": "Test", "region": "cn"{{head}}, "parameters": [ {{parameters}} ] }
        """);

    private static string Parameter(string value, string more = "") => $$"""
        { "key": "A-15.singleLimit", "zh": "限额", "en": "Limit", {{value}}, "source": "系统默认", "confidence": "uncertain"{{more}} }
        """;

    private static string Refused(RulePackReading reading)
    {
        Assert.Null(reading.Pack);
        var problem = reading.Problems[0];
        return $"{problem.Place}: {Chinese(problem.Words)}";
    }

    [Fact]
    public void A_term_keeps_from_what_it_is_counted()
    {
        const string counted = ", \"counted\": { \"start\": \"accepted\", \"zh\": \"受理\", \"en\": \"acceptance\", \"before\": true, \"extends\": \"A-1.x\", \"unitKinds\": \"agency institution\" }";
        var pack = Read(Parameter("\"term\": \"5d\"", counted)).Pack!;
        foreach (var read in new[] { pack, RulePackReader.Read(RulePackWriter.Write(pack)).Pack! })
        {
            var counting = read.Get("A-15.singleLimit", Day("2026-01-01")).Counting!;
            Assert.Equal((ClockStart.Accepted, "受理", true, "A-1.x"), (counting.Start, counting.From.Chinese, counting.Before, counting.Extends));
            Assert.Equal([UnitKind.Agency, UnitKind.Institution], counting.Units);
        }
        Assert.Equal("parameters[0].counted.unitKinds: unitKinds 应是 enterprise, agency, institution 之一，现在是 office",
            Refused(Read(Parameter("\"term\": \"5d\"", counted.Replace("institution", "office", StringComparison.Ordinal)))));
    }

    [Theory]
    [InlineData("laterOf", ChoiceOf.Later)]
    [InlineData("earlierOf", ChoiceOf.Earlier)]
    [InlineData("byUnitKind", ChoiceOf.UnitKind)]
    public void A_choice_names_two_terms_or_more(string kind, ChoiceOf by)
    {
        var value = Read(Parameter($"\"{kind}\": \"E-13.notice E-14.notice\"")).Pack!.Get("A-15.singleLimit", Day("2026-01-01")).Value;
        Assert.Equal(new ChoiceValue(by, "E-13.notice E-14.notice"), value);
        Assert.Equal((kind, "E-13.notice E-14.notice"), RuleValueReader.Written(value));
        Assert.StartsWith("parameters[0]." + kind, Refused(Read(Parameter($"\"{kind}\": \"E-13.notice\""))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_keeps_everything_written_about_it()
    {
        var rule = Read(Parameter("\"money\": \"8000.00\"",
            ", \"localExample\": true, \"effectiveFrom\": \"2026-01-01\", \"fixedAt\": \"decision\", \"demonstration\": true, \"remark\": \"备注\""))
            .Pack!.Get("A-15.singleLimit", Day("2026-01-01"));
        Assert.Equal("A-15", rule.RuleId);
        Assert.Equal(Money.Yuan(8_000), rule.Money);
        Assert.Equal(("限额", "Limit"), (rule.Name.Chinese, rule.Name.English));
        Assert.Equal((Confidence.Uncertain, FixedAt.Decision), (rule.Confidence, rule.FixedAt));
        Assert.True(rule.LocalExample && rule.Demonstration);
        Assert.Equal("备注", rule.Remark);
        Assert.Equal("t 1", rule.Pack.ToString());
        Assert.Null(rule.Term);
    }

    [Theory]
    [InlineData("term", "5wd")]
    [InlineData("money", "8000.00")]
    [InlineData("threshold", ">=2/3")]
    [InlineData("percent", "0.5")]
    [InlineData("number", "25")]
    [InlineData("flag", "true")]
    [InlineData("text", "Equal")]
    public void Every_kind_of_value_is_written_as_it_is_read(string kind, string text)
    {
        var value = Read(Parameter($"\"{kind}\": \"{text}\"")).Pack!.Get("A-15.singleLimit", Day("2026-01-01")).Value;
        Assert.Equal((kind, text), RuleValueReader.Written(value));
    }

    [Theory]
    [InlineData("\"term\": \"5 days\"", "parameters[0].term: 期限应写成 5wd（工作日）、15d（天）、3m（月）或 1y（年），现在是 5 days")]
    [InlineData("\"money\": \"8000.001\"", "parameters[0].money: 金额应写成 8000.00，最多两位小数，现在是 8000.001")]
    [InlineData("\"number\": 25", "parameters[0].number: 数量应是带引号的整数，现在是 25")]
    [InlineData("\"limit\": \"1\"", "parameters[0].key: 没有写值：term、money、threshold、percent、number、flag、text、laterOf、earlierOf、byUnitKind 要有一个")]
    [InlineData("\"number\": \"1\", \"text\": \"1\"", "parameters[0].key: 写了不止一个值")]
    [InlineData("\"number\": \"1\", \"fixedAt\": \"never\"", "parameters[0].fixedAt: fixedAt 应是 application, decision, eachDeadline 之一，现在是 never")]
    [InlineData("\"number\": \"1\", \"effectiveFrom\": \"2026-02-30\"", "parameters[0].effectiveFrom: effectiveFrom 应是 2026-01-31 这样的日期，现在是 2026-02-30")]
    [InlineData("\"number\": \"1\", \"soruce\": \"x\"", "parameters[0].soruce: 不认识 soruce，可能写错了")]
    public void A_wrong_parameter_is_refused_at_its_place(string value, string said) =>
        Assert.Equal(said, Refused(Read(Parameter(value))));

    [Fact]
    public void A_pack_says_what_it_lacks() =>
        Assert.Equal(["version", "zh", "en", "region", "parameters"],
            RulePackReader.Read("""{ "id": "t" }""").Problems.Select(p => p.Place));

    [Fact]
    public void What_is_no_pack_is_refused_and_not_thrown()
    {
        Assert.Equal("line 2: 这不是完整的 JSON，或有重复的项", Refused(RulePackReader.Read("{\n\"id\": }")));
        Assert.NotEmpty(RulePackReader.Read("[]").Problems);
        Assert.NotEmpty(RulePackReader.Read("3").Problems);
        Assert.NotEmpty(Read("3").Problems);
        Assert.NotEmpty(RulePackReader.Read("""{ "id": "t", "id": "u" }""").Problems);
    }

    [Fact]
    public void A_key_may_not_have_two_values_from_one_day() =>
        Assert.Equal("parameters[1].key: A-15.singleLimit 在同一生效日有两个值",
            Refused(Read(Parameter("\"number\": \"1\"") + "," + Parameter("\"number\": \"2\""))));

    [Fact]
    public void The_value_in_force_is_the_latest_that_has_begun()
    {
        var pack = Read(Parameter("\"number\": \"2\"", ", \"effectiveFrom\": \"2026-07-01\"") + "," + Parameter("\"number\": \"1\"")).Pack!;
        Assert.Equal(1, pack.At(Day("2026-06-30"))["A-15.singleLimit"].Number);
        Assert.Equal(2, pack.At(Day("2026-07-01"))["A-15.singleLimit"].Number);
        Assert.Throws<KeyNotFoundException>(() => pack.Get("A-99", Day("2026-07-01")));
    }

    [Fact]
    public void A_value_that_has_not_begun_is_none() =>
        Assert.Empty(Read(Parameter("\"number\": \"2\"", ", \"effectiveFrom\": \"2026-07-01\"")).Pack!.At(Day("2026-06-30")));
}
