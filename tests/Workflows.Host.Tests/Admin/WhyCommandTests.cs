using Workflows.Host.Rules;

namespace Workflows.Host.Tests.Admin;

/// <summary>The due day on the command line.</summary>
public sealed class WhyCommandTests
{
    [Fact]
    public void The_day_is_told_with_every_day_counted()
    {
        using var said = new StringWriter();
        Assert.Equal(0, WhyCommand.Run(["A-12", "--from", "2026-04-28", "--start", "published"], said));

        var lines = said.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("A-12.notice 帮扶公示：5 个工作日", lines[0]);
        Assert.Equal("从 2026年4月28日 周二 起，到 2026年5月8日 周五 24:00 止", lines[1]);
        Assert.Equal("  2026-05-01 周五 劳动节", lines[6]);
        Assert.Equal("  2026-05-08 周五 届满", lines[13]);
    }

    [Theory]
    [InlineData(new[] { "A-12" }, "用法：")]
    [InlineData(new[] { "A-12", "--from", "tomorrow" }, "用法：")]
    [InlineData(new[] { "X-99", "--from", "2026-04-28" }, "规则包 cn 里，X-99 没有期限。")]
    [InlineData(new[] { "A-12", "--from", "2026-04-28", "--pack", "nowhere" }, "没有找到规则包 nowhere")]
    public void What_cannot_be_told_is_said(string[] args, string says)
    {
        using var said = new StringWriter();
        Assert.Equal(1, WhyCommand.Run(args, said));
        Assert.StartsWith(says, said.ToString(), StringComparison.Ordinal);
    }
}
