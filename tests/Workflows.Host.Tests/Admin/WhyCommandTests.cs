using Workflows.Host.Rules;

namespace Workflows.Host.Tests.Admin;

/// <summary>The due day on the command line.</summary>
public sealed class WhyCommandTests
{
    [Fact]
    public void The_day_is_told_with_every_day_counted()
    {
        var lines = Said(0, "A-12", "--from", "2026-04-28");

        Assert.Equal("A-12.notice 帮扶公示：5 个工作日", lines[0]);
        Assert.Equal("从 2026年4月28日 周二 起，到 2026年5月8日 周五 24:00 止", lines[1]);
        Assert.Equal("从“公示发布”那天起算。", lines[2]);
        Assert.Equal("5 个工作日，发布当天不算，劳动节放假不算。", lines[3]);
        Assert.Equal("  2026-05-01 周五 劳动节", lines[7]);
        Assert.Equal("  2026-05-08 周五 届满", lines[14]);
        Assert.Equal("2026年5月9日 周六 起可以进入下一步（G-16）", lines[15]);
        Assert.Equal("规则 A-12，某县帮扶办法(不低于5个工作日)，全国规则包 2026.2", lines[16]);
        Assert.Equal("可信度：确定。", lines[17]);
    }

    [Fact]
    public void A_rule_that_counts_back_needs_no_switch() =>
        Assert.Equal("2026年12月31日 周四 的事，最晚 2026年11月1日 周日", Said(0, "C-37.wage", "--from", "2026/12/31")[1]);

    [Fact]
    public void A_rule_with_several_days_tells_each() =>
        Assert.Equal(["P-04.request 请求复查：30 天", "P-04.review 复查意见：30 天"], Said(0, "p-04", "--from", "2026-05-06").Where(l => l.StartsWith("P-04.", StringComparison.Ordinal)));

    [Theory]
    [InlineData("enterprise", "2026年7月1日 周三", "2026年10月8日 周四（E-74）")]
    [InlineData("agency", "2026年10月8日 周四", "2026年7月1日 周三（E-73）")]
    public void The_kind_of_unit_decides_and_the_other_day_is_told(string kind, string day, string other)
    {
        var lines = Said(0, "E-75.acting", "--from", "2026-04-01", "--unit-kind", kind);
        Assert.Equal($"从 2026年4月1日 周三 起，到 {day} 24:00 止", lines[1]);
        Assert.EndsWith($"E-75 按单位性质取这一天，另一个是 {other}。", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_for_another_kind_of_unit_says_so() =>
        Assert.Contains("注意：E-73 不是给机关的规定。", Said(0, "E-73", "--from", "2026-04-01", "--unit-kind", "agency"));

    [Fact]
    public void A_rule_only_one_region_has_is_taken_from_there() =>
        Assert.Contains("规则 C-02，广东省企业集体合同条例(2015年施行)，广东省规则包 2026.2", Said(0, "C-02", "--from", "2026-09-01"));

    [Fact]
    public void A_year_without_a_notice_is_named() =>
        Assert.Equal("暂定：2027 年的放假安排还没有导入，先按法定节假日和星期计算，导入后重算", Said(0, "A-12", "--from", "2027-04-28")[^1]);

    [Fact]
    public void Every_rule_is_listed_under_its_process_in_both_languages()
    {
        Assert.Contains("  E-70.reply 上一级工会批复期限：15 天（上一级工会接到选举结果报告起算）", Said(0, "--list"));
        Assert.Contains("  C-21.materials Materials before bargaining begins: 7 days (before: bargaining begins)", Said(0, "--list", "--pack", "cn-ningbo", "--en"));
    }

    [Theory]
    [InlineData(new[] { "A-12" }, "用法：")]
    [InlineData(new[] { "A-12", "--from" }, "--from 后面要写值。")]
    [InlineData(new[] { "A-12", "--from", "tomorrow" }, "tomorrow 不是 2000 到 2099 年之间的日期，请写成 2026-04-28。")]
    [InlineData(new[] { "A-12", "--from", "2026-02-30" }, "2026-02-30 不是")]
    [InlineData(new[] { "A-12", "--from", "2026-04-28", "--until", "x" }, "不认识 --until。")]
    [InlineData(new[] { "A-12", "--from", "2026-04-28", "--unit-kind", "office" }, "单位性质 office 不认识")]
    [InlineData(new[] { "E-77", "--from", "2026-04-28" }, "规则包 cn 里没有规则 E-77，相近的有 E-70, E-72, E-73, E-74, E-75。")]
    [InlineData(new[] { "X-99", "--from", "2026-04-28" }, "规则包 cn 里没有规则 X-99。")]
    [InlineData(new[] { "E-09", "--from", "2026-04-28" }, "规则包 cn 里，E-09.extra（主席候选人至少多于应选人）说的不是期限。")]
    [InlineData(new[] { "C-07", "--from", "2026-04-28" }, "规则包 cn 里没有 C-07，它在 cn-beijing, cn-chongqing, cn-shandong, cn-shanghai, cn-zhejiang 里")]
    [InlineData(new[] { "E-29.long", "--from", "2097-04-28" }, "E-29.long 算出的日期不在 2000 年到 2099 年之间")]
    [InlineData(new[] { "A-12", "--from", "2026-04-28", "--pack", "nowhere" }, "没有找到规则包 nowhere，可用的有 cn-beijing")]
    public void What_cannot_be_told_is_said(string[] args, string says) =>
        Assert.StartsWith(says, Said(1, args)[0], StringComparison.Ordinal);

    private static string[] Said(int code, params string[] args)
    {
        using var said = new StringWriter();
        Assert.Equal(code, WhyCommand.Run(args, said));
        return said.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
