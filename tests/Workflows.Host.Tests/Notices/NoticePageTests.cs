using System.Net;
using Workflows.Testing;

namespace Workflows.Host.Tests.Notices;

/// <summary>
/// Public notices as anybody reads them. The clock stands on Thursday 18 June 2026: five working days without the Dragon Boat
/// holiday (19 to 21) are 22, 23, 24, 25 and Friday 26 June.
/// </summary>
public sealed class NoticePageTests(TestHost host) : IClassFixture<TestHost>
{
    private readonly SmallProcesses _processes = new(host);
    private readonly NoticeReader _reader = new(host);

    [Fact]
    public async Task A_notice_shows_public_values_only_and_masks_the_name_where_its_text_says_so()
    {
        var notice = await _processes.PublishNoticeAsync();
        var page = await _reader.NoticeAsync(notice.Id);
        var text = NoticeReader.Text(page);

        Assert.Equal("困难职工帮扶对象公示", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("示例纺织有限公司工会职工示例·张*申请帮扶，金额（不公开）。", text, StringComparison.Ordinal);
        Assert.Equal(["姓名 示例·张*", "所在单位 示例纺织有限公司工会", "困难类别 深度困难"],
            page.QuerySelectorAll(".notice-lines tr").Select(r => $"{r.QuerySelector("th")!.TextContent} {r.QuerySelector("td")!.TextContent}"));
        Assert.DoesNotContain("示例·张三", text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例病名", text, StringComparison.Ordinal);
        Assert.DoesNotContain("8,000", text, StringComparison.Ordinal);
        Assert.DoesNotContain(notice.Number, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_says_until_when_and_why_that_day()
    {
        var page = await _reader.NoticeAsync((await _processes.PublishNoticeAsync()).Id);
        var text = NoticeReader.Text(page);

        Assert.Contains("到 6月26日 周五 24:00 止", text, StringComparison.Ordinal);
        Assert.Contains("5 个工作日，发布当天不算，端午放假不算。", text, StringComparison.Ordinal);
        Assert.Contains("6月27日 周六 起进入下一步", text, StringComparison.Ordinal);
        Assert.Equal(["18发布", "19端午", "20端午", "21端午", "22第1天", "23第2天", "24第3天", "25第4天", "26届满"],
            page.QuerySelectorAll(".days li").Select(d => d.QuerySelector("b")!.TextContent + d.LastChild!.TextContent));
        Assert.Contains(" now", page.QuerySelector(".days .start")!.ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_reads_in_English_too()
    {
        var notice = await _processes.PublishNoticeAsync();
        _reader.Browser.DefaultRequestHeaders.Add("Accept-Language", "en");
        var page = await _reader.NoticeAsync(notice.Id);

        Assert.Equal("Public notice of aid", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Category", NoticeReader.Text(page), StringComparison.Ordinal);
        Assert.Contains("Until 24:00 on Fri 26 Jun", NoticeReader.Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_says_that_it_is_not_published_and_shows_no_word_of_it()
    {
        var text = NoticeReader.Text(await _reader.NoticeAsync((await _processes.DraftNoticeAsync("示例·保密人")).Id));

        Assert.Contains("还没有发布", text, StringComparison.Ordinal);
        Assert.DoesNotContain("保密", text, StringComparison.Ordinal);
        Assert.DoesNotContain("困难职工", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_taken_down_shows_no_word_of_it_any_more()
    {
        var notice = await _processes.PublishNoticeAsync();
        await _processes.WithdrawAsync(notice);
        var page = await _reader.NoticeAsync(notice.Id);

        Assert.Contains("公示已撤下", NoticeReader.Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".notice-lines"));
        Assert.DoesNotContain("张", NoticeReader.Text(page), StringComparison.Ordinal);
        var slug = (await _reader.RowAsync(notice.Id)).Slug;
        Assert.Equal(HttpStatusCode.NotFound, (await _reader.Browser.GetAsync($"/notices/{slug}/print", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_paper_is_frozen_with_its_hash_when_it_is_published()
    {
        var notice = await _processes.PublishNoticeAsync();
        var row = await _reader.RowAsync(notice.Id);

        Assert.Matches("^[0-9a-f]{64}$", row.Hash);
        Assert.Equal(new(2026, 6, 18), row.FromDay);
        Assert.Matches("^[0-9a-hjkmnp-tv-z]{10}$", row.Slug);
        var page = await _reader.NoticeAsync(notice.Id);
        var said = string.Join(' ', row.Hash[..16].Chunk(4).Select(c => new string(c)));
        Assert.Contains($"内容摘要 {said}", NoticeReader.Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_open_notices_and_no_drafts()
    {
        var open = await _reader.RowAsync((await _processes.PublishNoticeAsync()).Id);
        var draft = await _reader.RowAsync((await _processes.DraftNoticeAsync()).Id);
        var links = (await _reader.PageAsync("/notices")).QuerySelectorAll(".notice-list a").Select(a => a.GetAttribute("href")).ToList();

        Assert.Contains($"/notices/{open.Slug}", links);
        Assert.DoesNotContain($"/notices/{draft.Slug}", links);
    }

    [Fact]
    public async Task The_sheet_for_the_wall_carries_the_term_the_digest_and_a_code_to_the_page()
    {
        var row = await _reader.RowAsync((await _processes.PublishNoticeAsync()).Id);
        var sheet = await _reader.PageAsync($"/notices/{row.Slug}/print");
        var text = NoticeReader.Text(sheet);

        Assert.Contains("公示期：2026年6月18日发布，2026年6月26日 24:00 止，5 个工作日。", text, StringComparison.Ordinal);
        Assert.Contains($"/notices/{row.Slug}", text, StringComparison.Ordinal);
        Assert.StartsWith("M4 4h1v1h-1z", sheet.QuerySelector(".foot svg path")!.GetAttribute("d"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/notices/0000000000")]
    [InlineData("/notices/x")]
    [InlineData("/notices/0000000000/objection")]
    public async Task An_address_nobody_was_given_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _reader.Browser.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
}
