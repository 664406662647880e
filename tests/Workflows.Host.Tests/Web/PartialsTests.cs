using Workflows.Definitions;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Tests.Web;

public sealed class PartialsTests(DemonstrationWeb web) : IClassFixture<DemonstrationWeb>
{
    [Fact]
    public async Task A_row_says_why_it_is_mine_with_the_other_persons_name_strong()
    {
        var row = (await web.ReadAsync("/gallery/inbox")).QuerySelector("#row-2")!;

        Assert.Equal("代 <b>示例·郑十</b> 办理，代理到 6月30日", row.QuerySelector(".why")!.InnerHtml.Trim());
        Assert.Equal("今天 17:30 前", row.QuerySelector(".due b")!.TextContent);
    }

    [Fact]
    public async Task Rows_stand_under_their_headings_in_the_order_of_urgency()
    {
        var page = await web.ReadAsync("/gallery/inbox");

        Assert.Equal(["逾期", "今天到期", "七个工作日内", "等待中，暂不计时"], page.QuerySelectorAll(".grp > span:first-child").Select(g => g.TextContent.Trim()));
        Assert.Equal(["1", "2", "5", "2"], page.QuerySelectorAll(".grp .mute").Select(g => g.TextContent));
    }

    [Fact]
    public async Task A_row_that_is_decided_alone_cannot_be_ticked_and_says_so()
    {
        var box = (await web.ReadAsync("/gallery/inbox")).QuerySelector("#row-1 input")!;

        Assert.True(box.HasAttribute("disabled"));
        Assert.Equal("这类办件要逐件办，不能批量同意", box.GetAttribute("title"));
    }

    [Fact]
    public async Task The_stage_bar_says_which_stage_is_the_present_one_and_never_shows_a_skipped_one_as_done()
    {
        var page = await web.ReadAsync("/gallery/case");

        Assert.Equal("街道审批", page.QuerySelector(".stages [aria-current=step] b")!.TextContent);
        Assert.Equal(["区总审批"], page.QuerySelectorAll(".stages .off b").Select(b => b.TextContent));
        Assert.Equal(5, page.QuerySelectorAll(".stages .done").Length);
    }

    [Fact]
    public async Task The_diagram_tells_the_viewer_what_is_done_and_has_a_twin_in_words()
    {
        var drawing = (await web.ReadAsync("/gallery/case")).QuerySelector("[data-bpmn]")!;

        Assert.Contains("\"here\":[\"street\"]", drawing.GetAttribute("data-bpmn-marks"), StringComparison.Ordinal);
        Assert.StartsWith("流程图：", drawing.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500_000, 312_400, 8_000, 312, 8, true)]
    [InlineData(500_000, 493_800, 8_000, 494, 8, false)]
    [InlineData(0, 0, 8_000, 0, 0, false)]
    [InlineData(1_000, 5_000, 1, 500, 0, false)]
    public void The_bar_of_a_ledger_never_leaves_its_frame(int total, int used, int asked, int usedWidth, int askedWidth, bool enough)
    {
        var bar = new LedgerBar(Money.Yuan(total), Money.Yuan(used), Money.Yuan(asked));

        Assert.Equal((usedWidth, askedWidth, enough), (bar.Width(bar.Used), bar.Width(bar.This), bar.Enough));
    }

    [Fact]
    public void The_sum_of_a_batch_counts_only_what_was_done()
    {
        var result = new BatchResult([new("a", Money.Yuan(8000), true), new("b", Money.Yuan(5000), true), new("c", Money.Yuan(9500), false, "附件还没有看过")]);

        Assert.Equal((2, Money.Yuan(13000)), (result.Succeeded, result.Sum));
    }

    [Theory]
    [InlineData("示例·周八", "周")]
    [InlineData("李四", "李")]
    [InlineData("", "")]
    public void The_round_picture_shows_the_first_character_of_the_name(string name, string initial) =>
        Assert.Equal(initial, ReaderPerson.InitialOf(name));
}
