using System.Collections.Immutable;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using static Workflows.Tests.Calendars.Rules;

namespace Workflows.Tests.RulePacks;

public class RulePackChainTests
{
    private static RulePack Named(string id, string? extends, params RuleParameter[] values) => Pack() with
    {
        Id = id,
        Extends = extends,
        Values = values.GroupBy(v => v.Key).ToImmutableSortedDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal),
        Lineage = [new(id, "1")],
    };

    private static RuleParameter Number(string key, int number, string? from = null) =>
        Rule(new NumberValue(number), key) with { EffectiveFrom = from is null ? null : Day(from) };

    private static readonly DateOnly Today = Day("2026-06-01");

    [Fact]
    public void The_child_speaks_first_and_the_parent_where_the_child_is_silent()
    {
        var pack = RulePackChain.Resolve("c",
            Named("a", null, Number("X", 1), Number("Y", 1), Number("Z", 1)),
            Named("b", "a", Number("X", 2), Number("Y", 2)),
            Named("c", "b", Number("X", 3))).Pack!;
        Assert.Equal([3L, 2L, 1L], pack.At(Today).Values.Select(p => p.Number!.Value));
        Assert.Equal("c", pack.Id);
        Assert.Equal("c 1, b 1, a 1", string.Join(", ", pack.Lineage));
    }

    [Fact]
    public void Before_the_childs_value_begins_the_parents_holds()
    {
        var pack = RulePackChain.Resolve("b",
            Named("a", null, Number("X", 1), Number("X", 9, "2026-09-01")),
            Named("b", "a", Number("X", 2, "2026-06-01"))).Pack!;
        Assert.Equal(1, pack.Get("X", Day("2026-05-31")).Number);
        Assert.Equal(2, pack.Get("X", Day("2026-06-01")).Number);
        Assert.Equal(2, pack.Get("X", Day("2026-09-01")).Number);
    }

    [Fact]
    public void Unknown_packs_and_rings_are_refused()
    {
        Assert.Equal("没有找到规则包 a", Chinese(RulePackChain.Resolve("b", Named("b", "a")).Problems.Single().Words));
        Assert.Equal("规则包 b 绕一圈又继承了自己",
            Chinese(RulePackChain.Resolve("b", Named("b", "c"), Named("c", "b")).Problems.Single().Words));
    }
}
