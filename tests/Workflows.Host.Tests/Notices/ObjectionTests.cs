using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Stages.PublicNotice;
using Workflows.Testing;

namespace Workflows.Host.Tests.Notices;

/// <summary>Objecting to a notice without signing in, and reading the answer with the receipt.</summary>
public sealed class ObjectionTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Words = "他去年买了新车，不符合条件。";
    private readonly SmallProcesses _processes = new(host);
    private readonly NoticeReader _reader = new(host);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_objection_stops_the_clock_and_gives_a_receipt()
    {
        var notice = await _processes.PublishNoticeAsync();
        var page = await _reader.PostAsync(await AddressAsync(notice.Id), null, ("Words", Words), ("Signed", "no"));

        Assert.Matches("^[0-9a-z]{4}(-[0-9a-z]{4}){3}$", page.QuerySelector(".receipt-number")!.TextContent);
        // 10 working days from 18 June without 19 to 21: 22 to 26 June, 29 June to 3 July.
        Assert.Contains("7月3日 周五 前答复", NoticeReader.Text(page), StringComparison.Ordinal);
        var state = (NoticeState)(await _processes.NowAsync(notice.Id)).Active[0].Stage!;
        Assert.Equal(NoticePhase.Paused, state.Phase);
        Assert.Contains("异议核查中，公示暂停", NoticeReader.Text(await _reader.NoticeAsync(notice.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_name_and_file_are_stored_encrypted_and_stand_nowhere_in_the_journal()
    {
        var notice = await _processes.PublishNoticeAsync();
        await _reader.PostAsync(await AddressAsync(notice.Id), Attach("证据.pdf", "%PDF-1.4 secret content"u8.ToArray()),
            ("Words", Words), ("Signed", "yes"), ("Name", "示例·举报人"), ("Contact", "13800000000"));

        await using var context = await ContextAsync();
        var slug = (await _reader.RowAsync(notice.Id)).Slug;
        var row = await context.Objections.SingleAsync(o => o.NoticeSlug == slug, Stop);
        var sealedBytes = await context.SealedValues.Where(s => s.SubjectId == "objection:" + row.Id).Select(s => s.Content).ToListAsync(Stop);
        var journal = await context.Journal.Where(j => j.InstanceId == notice.Id).Select(j => j.Bytes).ToListAsync(Stop);
        var evidence = await context.Evidence.SingleAsync(e => e.SubjectId == "objection:" + row.Id, Stop);

        Assert.NotNull(row.ContactId);
        Assert.Equal(2, sealedBytes.Count);
        Assert.All([.. sealedBytes, .. journal, evidence.Bytes], bytes =>
        {
            var text = Encoding.UTF8.GetString(bytes);
            Assert.DoesNotContain("新车", text, StringComparison.Ordinal);
            Assert.DoesNotContain("举报人", text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret content", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_objection()
    {
        var notice = await _processes.PublishNoticeAsync();
        var address = await AddressAsync(notice.Id);
        var form = await _reader.PageAsync(address);
        var first = await _reader.SendAsync(address, form, null, ("Words", Words), ("Signed", "no"));
        var second = await _reader.SendAsync(address, form, null, ("Words", Words), ("Signed", "no"));

        Assert.Equal(first.QuerySelector(".receipt-number")!.TextContent, second.QuerySelector(".receipt-number")!.TextContent);
        await using var context = await ContextAsync();
        var slug = (await _reader.RowAsync(notice.Id)).Slug;
        Assert.Equal(1, await context.Objections.CountAsync(o => o.NoticeSlug == slug, Stop));
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_stays()
    {
        var notice = await _processes.PublishNoticeAsync();
        var page = await _reader.PostAsync(await AddressAsync(notice.Id), Attach("a.txt", "plain"u8.ToArray()), ("Words", "不对"), ("Signed", "yes"), ("Contact", "13800000000"));
        var text = NoticeReader.Text(page);

        Assert.Contains("请写明事实和理由，至少 10 个字，现在是 2 个字", text, StringComparison.Ordinal);
        Assert.Contains("署名请填写姓名", text, StringComparison.Ordinal);
        Assert.Contains("只收 PDF、JPG 和 PNG", text, StringComparison.Ordinal);
        Assert.Equal("不对", ((IHtmlTextAreaElement)page.QuerySelector("#words")!).Value);
        Assert.Equal("13800000000", page.QuerySelector("#contact")!.GetAttribute("value"));
        Assert.Equal(NoticePhase.Open, ((NoticeState)(await _processes.NowAsync(notice.Id)).Active[0].Stage!).Phase);
    }

    [Fact]
    public async Task Nothing_is_chosen_beforehand_and_an_empty_form_is_refused()
    {
        var notice = await _processes.PublishNoticeAsync();
        var address = await AddressAsync(notice.Id);
        Assert.Empty((await _reader.PageAsync(address)).QuerySelectorAll("input[checked]"));
        var page = await _reader.PostAsync(address, null);
        Assert.Contains("请选择署名还是不署名", NoticeReader.Text(page), StringComparison.Ordinal);
        await using var context = await ContextAsync();
        var slug = (await _reader.RowAsync(notice.Id)).Slug;
        Assert.False(await context.Objections.AnyAsync(o => o.NoticeSlug == slug, Stop));
    }

    [Fact]
    public async Task Without_the_guard_of_the_form_nothing_is_taken()
    {
        var notice = await _processes.PublishNoticeAsync();
        var answer = await host.Client().PostAsync(await AddressAsync(notice.Id), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Words"] = Words, ["Signed"] = "no", ["Receipt"] = "0000-0000-0000-0000",
        }), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Whoever_has_the_receipt_reads_the_written_answer_and_the_clock_runs_on()
    {
        var notice = await _processes.PublishNoticeAsync();
        var receipt = (await _reader.PostAsync(await AddressAsync(notice.Id), null, ("Words", Words), ("Signed", "no"))).QuerySelector(".receipt-number")!.TextContent;
        Assert.Contains("正在核查，还没有答复", NoticeReader.Text(await _reader.PostAsync("/notices/answer", null, ("Receipt", receipt))), StringComparison.Ordinal);

        await _processes.AnswerAsync(await _processes.NowAsync(notice.Id), "dismiss", SmallProcesses.Chair, "车是单位配发的，查有登记，异议不成立。");

        // Typed from paper: capitals, no dashes.
        var typed = receipt.Replace("-", " ", StringComparison.Ordinal).ToUpperInvariant();
        var text = NoticeReader.Text(await _reader.PostAsync("/notices/answer", null, ("Receipt", typed)));
        Assert.Contains("异议不成立", text, StringComparison.Ordinal);
        Assert.Contains("车是单位配发的，查有登记", text, StringComparison.Ordinal);
        // 18 June stood still and was not counted anyway.
        Assert.Contains("到 6月26日 周五 24:00 止", NoticeReader.Text(await _reader.NoticeAsync(notice.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_number_finds_nothing()
    {
        var page = await _reader.PostAsync("/notices/answer", null, ("Receipt", "0000-0000-0000-0000"));
        Assert.Contains("没有找到这个编号", NoticeReader.Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upheld_objection_takes_the_notice_down()
    {
        var notice = await _processes.PublishNoticeAsync();
        await _reader.PostAsync(await AddressAsync(notice.Id), null, ("Words", Words), ("Signed", "no"));
        await _processes.AnswerAsync(await _processes.NowAsync(notice.Id), "uphold", SmallProcesses.Chair, "查明属实，异议成立。");

        var page = await _reader.NoticeAsync(notice.Id);
        Assert.Contains("异议成立，公示终止", NoticeReader.Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".notice-lines"));
    }

    private async Task<string> AddressAsync(string instanceId) => $"/notices/{(await _reader.RowAsync(instanceId)).Slug}/objection";

    private static Action<MultipartFormDataContent> Attach(string name, byte[] bytes) => form => form.Add(new ByteArrayContent(bytes), "Attachment", name);

    private Task<WorkflowsContext> ContextAsync() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
}
