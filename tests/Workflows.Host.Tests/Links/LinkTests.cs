using System.Net;
using AngleSharp.Html.Dom;
using Workflows.Engine.State;
using Workflows.Testing;

namespace Workflows.Host.Tests.Links;

/// <summary>Deciding by a link from a mail, on Thursday 18 June 2026. The opinion is due on Wednesday 24 June (3 working days, the Dragon Boat holiday between).</summary>
public sealed class LinkTests(TestHost host) : IClassFixture<TestHost>
{
    private readonly SmallProcesses _processes = new(host);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_shows_the_matter_the_due_day_and_why_but_nothing_chosen()
    {
        var link = await SentLink.ToAsync(host, await _processes.OpinionAsync());
        var page = await link.OpenAsync();
        var text = SentLink.Text(page);

        Assert.Contains("示例·周八，请您决定", text, StringComparison.Ordinal);
        Assert.Contains("示例活动场地", text, StringComparison.Ordinal);
        Assert.Contains("6月24日 周三 24:00 前", text, StringComparison.Ordinal);
        Assert.Contains("您是示例街道总工会", text, StringComparison.Ordinal);
        Assert.Equal(["approve", "reject"], page.QuerySelectorAll("input[name=act]").Select(r => r.GetAttribute("value")));
        Assert.Empty(page.QuerySelectorAll("input[checked]"));
    }

    [Fact]
    public async Task Looking_never_decides_and_never_uses_the_token()
    {
        var instance = await _processes.OpinionAsync();
        var link = await SentLink.ToAsync(host, instance);
        for (var i = 0; i < 3; i++)
        {
            await link.OpenAsync();
            using var head = await link.Browser.SendAsync(new(HttpMethod.Head, link.Address + "?act=approve"), Stop);
            using var get = await link.Browser.GetAsync(link.Address + "?act=approve&comment=agreed&Act=approve", Stop);
            Assert.Equal(HttpStatusCode.OK, get.StatusCode);
        }

        Assert.Null((await link.RowAsync()).UsedAt);
        Assert.Single((await _processes.NowAsync(instance.Id)).Tasks);
    }

    /// <summary>Scanners of mails open a link over and over.</summary>
    [Fact]
    public async Task Ten_thousand_plain_hits_decide_nothing_and_use_no_token()
    {
        var instance = await _processes.OpinionAsync();
        var link = await SentLink.ToAsync(host, instance);
        await using var open = await host.AnotherAsync(new() { ["RateLimits:SecretAddress:Permits"] = "1000000" });
        using var scanner = new HttpClient { BaseAddress = new(open.Urls.First()) };
        var answers = new System.Collections.Concurrent.ConcurrentDictionary<HttpStatusCode, int>();
        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop }, async (i, stop) =>
        {
            using var hit = new HttpRequestMessage(i % 2 == 0 ? HttpMethod.Get : HttpMethod.Head, link.Address + (i % 3 == 0 ? "?act=approve&Act=approve&Seen=x" : ""));
            using var answer = await scanner.SendAsync(hit, stop);
            answers.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
        });

        Assert.Equal([KeyValuePair.Create(HttpStatusCode.OK, 10_000)], answers);
        var row = await link.RowAsync();
        Assert.Equal((null, null), (row.UsedAt, row.KilledAt));
        Assert.Single((await _processes.NowAsync(instance.Id)).Tasks);
    }

    [Fact]
    public async Task Pressing_every_button_and_sending_every_form_without_filling_anything_decides_nothing()
    {
        var instance = await _processes.OpinionAsync();
        var link = await SentLink.ToAsync(host, instance);
        var page = await link.OpenAsync();
        Assert.Contains(page.Forms, f => f.Method == "post");
        foreach (var form in page.Forms)
            foreach (var button in form.QuerySelectorAll("button, input[type=submit]").Append(null))
                await ScanAsync(link, form, button as IHtmlButtonElement);

        Assert.Null((await link.RowAsync()).UsedAt);
        Assert.Null((await link.RowAsync()).KilledAt);
        Assert.Single((await _processes.NowAsync(instance.Id)).Tasks);
    }

    [Fact]
    public async Task A_choice_decides_once_and_the_old_link_says_what_became_of_it()
    {
        var instance = await _processes.OpinionAsync();
        var link = await SentLink.ToAsync(host, instance);
        var done = await link.SendAsync(("act", "approve"));

        Assert.Contains("已同意", SentLink.Text(done), StringComparison.Ordinal);
        var now = await _processes.NowAsync(instance.Id);
        Assert.Equal(("approved", "zhou-ba"), (now.LastVisit("stage")!.Outcome, now.LastVisit("stage")!.Actors[0]));
        Assert.Equal(host.Clock.GetUtcNow(), (await link.RowAsync()).UsedAt);
        Assert.Contains("您已于 2026-06-18 10:00 用这个链接办过，没有重复提交。", SentLink.Text(await link.OpenAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_what_somebody_else_decided_says_by_whom_and_when()
    {
        var instance = await _processes.OpinionAsync();
        var link = await SentLink.ToAsync(host, instance);
        await _processes.AnswerAsync(instance, "reject", new("zhou-ba", "street.viceChair@s1"), "场地不合适，请另选。");

        var text = SentLink.Text(await link.OpenAsync());
        Assert.Contains("这件已于 2026-06-18 10:00 由示例·周八办完：已驳回", text, StringComparison.Ordinal);
        Assert.Equal("Decided", (await link.RowAsync()).Reason);
    }

    [Fact]
    public async Task A_withdrawn_case_says_so_and_an_unknown_link_too()
    {
        var instance = await _processes.OpinionAsync();
        var link = await SentLink.ToAsync(host, instance);
        await _processes.WithdrawAsync(instance);

        Assert.Contains("申请人已于 2026-06-18 10:00 撤回，不用再办。", SentLink.Text(await link.OpenAsync()), StringComparison.Ordinal);
        var unknown = await link.Browser.GetStringAsync("/m/" + new string('a', 43), Stop);
        Assert.Contains("没有找到这个链接", unknown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reject", "", "请写明理由，至少 5 个字")]
    [InlineData("reject", "不行", "请写明理由，至少 5 个字")]
    [InlineData("", "", "请先选择同意、驳回或退回")]
    [InlineData("publish", "", "请先选择同意、驳回或退回")]
    public async Task What_is_missing_is_said_and_nothing_is_decided(string act, string words, string said)
    {
        var instance = await _processes.OpinionAsync();
        var link = await SentLink.ToAsync(host, instance);
        var page = await link.SendAsync(("act", act), ("comment", words));

        Assert.Contains(said, SentLink.Text(page), StringComparison.Ordinal);
        Assert.Equal(words, ((IHtmlTextAreaElement)page.QuerySelector("#reason")!).Value);
        Assert.Null((await link.RowAsync()).UsedAt);
        Assert.Single((await _processes.NowAsync(instance.Id)).Tasks);
    }

    [Theory]
    [InlineData(true, false, "本件涉及资金，请登录后再决定。")]
    [InlineData(false, true, "这个环节要登录后才能决定。")]
    public async Task Money_and_marked_stages_want_a_signed_in_session_even_of_a_forged_form(bool money, bool marked, string said)
    {
        var instance = await _processes.OpinionAsync(money ? 200m : null, marked);
        var link = await SentLink.ToAsync(host, instance);
        var page = await link.OpenAsync();

        Assert.Contains(said, SentLink.Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        var guard = TestHost.TokenOf(await link.Browser.GetStringAsync(link.Address, Stop));
        using var forged = await link.Browser.PostAsync(link.Address, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            [TestHost.TokenName] = guard, ["act"] = "approve", ["Seen"] = "x",
        }), Stop);
        Assert.Null((await link.RowAsync()).UsedAt);
        Assert.Single((await _processes.NowAsync(instance.Id)).Tasks);
    }

    [Fact]
    public async Task Without_the_guard_of_the_form_nothing_is_decided()
    {
        var instance = await _processes.OpinionAsync();
        var link = await SentLink.ToAsync(host, instance);
        using var answer = await link.Browser.PostAsync(link.Address, new FormUrlEncodedContent(new Dictionary<string, string> { ["act"] = "approve" }), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Single((await _processes.NowAsync(instance.Id)).Tasks);
    }

    [Fact]
    public async Task Somebody_who_no_longer_holds_the_post_gets_a_sentence_instead_of_a_vote()
    {
        var instance = await _processes.OpinionAsync();
        var link = await SentLink.ToAsync(host, instance, person: "li-si");
        var page = await link.SendAsync(("act", "approve"));

        Assert.Contains("这件不归您办。", SentLink.Text(page), StringComparison.Ordinal);
        Assert.Null((await link.RowAsync()).UsedAt);
        Assert.Equal(InstanceStatus.Running, (await _processes.NowAsync(instance.Id)).Status);
    }

    private static async Task ScanAsync(SentLink link, IHtmlFormElement form, IHtmlButtonElement? button)
    {
        var fields = form.QuerySelectorAll("input, textarea, select").Select(e => e switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
            IHtmlInputElement input => input.Name is null ? null : (KeyValuePair<string, string>?)new(input.Name, input.Value),
            IHtmlTextAreaElement area => new(area.Name!, area.Value),
            IHtmlSelectElement select => new(select.Name!, select.Value ?? ""),
            _ => null,
        }).OfType<KeyValuePair<string, string>>().ToList();
        if (button?.Name is { Length: > 0 } name) fields.Add(new(name, button.Value));
        var action = form.GetAttribute("action") is { Length: > 0 } target ? target : link.Address;
        using var answer = await link.Browser.PostAsync(action, new FormUrlEncodedContent(fields), Stop);
    }
}
