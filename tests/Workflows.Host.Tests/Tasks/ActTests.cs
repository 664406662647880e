using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Host.Tests.Api;
using Workflows.Testing;

namespace Workflows.Host.Tests.Tasks;

/// <summary>转办、委派、加签、抄送、只评论、拿回 on their pages, without script, and by the interface for programs.</summary>
public sealed class ActTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Act = "form[action$='/more']";
    private const string Panel = "form[data-acts]";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SmallProcesses Small => new(host);

    private async Task<(ProcessInstance Case, Desk Desk, string Task)> AtOpinionAsync()
    {
        var opinion = await Small.OpinionAsync();
        return (opinion, await Desk.OfAsync(host, "zhou-ba"), opinion.Tasks.Single().Id);
    }

    private async Task<OpenTask> TaskAsync(string instance) => (await Small.NowAsync(instance)).Tasks.Single();

    /// <summary>Finds people by a part of their name, chooses them and does the act.</summary>
    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> DoAsync(Desk desk, string task, string act, string name, string person, params (string, string?)[] typed)
    {
        var page = await desk.OpenAsync($"/tasks/{task}/more?act={act}");
        var all = typed.ToDictionary(t => t.Item1, t => t.Item2);
        var found = await desk.SendAsync(page, Act, new Dictionary<string, string?>(all) { ["q"] = name, ["do"] = "find" });
        Assert.Contains(found.QuerySelectorAll($"{Act} input[name=to]"), i => i.GetAttribute("value") == person);
        return await desk.SendAsync(found, Act, new Dictionary<string, string?>(all) { ["to"] = person, ["do"] = "act" });
    }

    [Fact]
    public async Task The_rarer_acts_stand_below_the_decision_as_links()
    {
        var (_, desk, task) = await AtOpinionAsync();
        var page = await desk.OpenAsync($"/tasks/{task}");
        Assert.Equal(["转办", "委派", "加签", "抄送", "只评论"], page.QuerySelectorAll("aside .others a").Select(a => a.Words()));
        Assert.Equal(["同意", "驳回"], page.QuerySelectorAll($"{Panel} label.opt b").Select(b => b.Words()).Take(2));
    }

    [Fact]
    public async Task A_transfer_searches_people_by_name_and_the_old_page_says_who_has_it()
    {
        var (opinion, desk, task) = await AtOpinionAsync();
        var late = await desk.OpenAsync($"/tasks/{task}");
        var nobody = await desk.SendAsync(await desk.OpenAsync($"/tasks/{task}/more?act=transfer"), Act, new Dictionary<string, string?> { ["words"] = "出差", ["do"] = "act" });
        Assert.Contains("请选人。", nobody.Words(), StringComparison.Ordinal);
        Assert.Equal("出差", nobody.QuerySelector("#words")!.TextContent);

        var done = await DoAsync(desk, task, "transfer", "王石", "wang-shi", ("words", "出差，请代为办理"));
        Assert.Contains("已转办：示例·王石", done.Words(), StringComparison.Ordinal);
        Assert.Contains("这件现在由示例·王石办理。", (await desk.SendAsync(late, Panel, new Dictionary<string, string?> { ["act"] = "approve" })).Words(), StringComparison.Ordinal);

        var other = await Desk.OfAsync(host, "wang-shi");
        await other.SendAsync(await other.OpenAsync($"/tasks/{(await TaskAsync(opinion.Id)).Id}"), Panel, new Dictionary<string, string?> { ["act"] = "approve" });
        Assert.Equal("completed", (await Small.NowAsync(opinion.Id)).Outcome);
        var record = (await desk.OpenAsync($"/cases/{opinion.Id}")).Words();
        Assert.Contains("转给示例·王石办", record, StringComparison.Ordinal);
        Assert.Contains("出差，请代为办理", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_delegated_is_handed_back_with_words_and_then_decided()
    {
        var (opinion, desk, task) = await AtOpinionAsync();
        Assert.Contains("已委派：示例·吴九", (await DoAsync(desk, task, "delegate", "吴", "wu-jiu")).Words(), StringComparison.Ordinal);
        var other = await Desk.OfAsync(host, "wu-jiu");
        var page = await other.OpenAsync($"/tasks/{(await TaskAsync(opinion.Id)).Id}");
        Assert.Contains("写好意见交回", page.QuerySelector(".ask .q").Words(), StringComparison.Ordinal);
        Assert.Contains("已写好意见交回", (await other.SendAsync(page, Panel, new Dictionary<string, string?> { ["act"] = "handBack", ["comment"] = "场地已经看过，可以" })).Words(), StringComparison.Ordinal);
        Assert.Contains("场地已经看过，可以", (await desk.OpenAsync($"/cases/{opinion.Id}")).Words(), StringComparison.Ordinal);
        await desk.SendAsync(await desk.OpenAsync($"/tasks/{(await TaskAsync(opinion.Id)).Id}"), Panel, new Dictionary<string, string?> { ["act"] = "approve" });
        Assert.Equal("completed", (await Small.NowAsync(opinion.Id)).Outcome);
    }

    [Fact]
    public async Task Signers_are_added_after_a_place_is_chosen_and_can_be_removed_again()
    {
        var (opinion, desk, task) = await AtOpinionAsync();
        var chosen = await desk.SendAsync(await desk.OpenAsync($"/tasks/{task}/more?act=add"), Act, new Dictionary<string, string?> { ["q"] = "王石", ["do"] = "find" });
        var asked = await desk.SendAsync(chosen, Act, new Dictionary<string, string?> { ["to"] = "wang-shi", ["do"] = "act" });
        Assert.Contains("请先选加签的人什么时候签。", asked.Words(), StringComparison.Ordinal);
        Assert.NotNull(asked.QuerySelector($"{Act} input[name=to][value=wang-shi][checked]"));
        var done = await desk.SendAsync(asked, Act, new Dictionary<string, string?> { ["place"] = "Before", ["do"] = "act" });
        Assert.Contains("已加签：示例·王石", done.Words(), StringComparison.Ordinal);

        var back = await desk.OpenAsync($"/cases/{opinion.Id}/back");
        Assert.Contains("您加签的示例·王石还没有签", back.Words(), StringComparison.Ordinal);
        await desk.SendAsync(back, "main form", new Dictionary<string, string?>());
        Assert.Equal("post:street.viceChair@s1", (await TaskAsync(opinion.Id)).Principals.Single().Key);
    }

    [Fact]
    public async Task A_copy_is_unread_until_its_page_was_displayed_and_lets_its_reader_see_the_case()
    {
        var (opinion, desk, task) = await AtOpinionAsync();
        var other = await Desk.OfAsync(host, "jiang-yi");
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync($"/cases/{opinion.Id}"));
        var done = await DoAsync(desk, task, "copy", "蒋一", "jiang-yi", ("words", "请知悉"));
        Assert.Contains("已抄送", done.Words(), StringComparison.Ordinal);
        Assert.Equal(task, (await TaskAsync(opinion.Id)).Id);

        var page = await other.OpenAsync($"/cases/{opinion.Id}");
        Assert.Null(await ReadAtAsync(opinion.Id));
        page.QuerySelector("form[data-opened]")!.SetAttribute("action", $"/cases/{opinion.Id}?handler=Opened");
        using var opened = await other.PostAsync(page, "form[data-opened]", new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.NoContent, opened.StatusCode);
        Assert.NotNull(await ReadAtAsync(opinion.Id));
    }

    private async Task<DateTimeOffset?> ReadAtAsync(string instance)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkflowsContext>().CaseCopies.Where(c => c.InstanceId == instance && c.PersonId == "jiang-yi").Select(c => c.ReadAt).SingleAsync(Stop);
    }

    [Fact]
    public async Task A_comment_stays_in_the_record_and_decides_nothing()
    {
        var (opinion, desk, task) = await AtOpinionAsync();
        var page = await desk.OpenAsync($"/tasks/{task}/more?act=comment");
        Assert.Contains("请写几句话。", (await desk.SendAsync(page, Act, new Dictionary<string, string?> { ["do"] = "act" })).Words(), StringComparison.Ordinal);
        await desk.SendAsync(page, Act, new Dictionary<string, string?> { ["words"] = "等下周会上议", ["do"] = "act" });
        Assert.Equal(task, (await TaskAsync(opinion.Id)).Id);
        Assert.Contains("等下周会上议", (await desk.OpenAsync($"/cases/{opinion.Id}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_answer_the_task_has_no_page_for_acts_on_it()
    {
        var (_, desk, task) = await AtOpinionAsync();
        Assert.Equal(HttpStatusCode.NotFound, await (await Desk.OfAsync(host, "jiang-yi")).StatusAsync($"/tasks/{task}/more?act=transfer"));
        Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync($"/tasks/{task}/more?act=shout"));
    }

    [Fact]
    public async Task The_last_act_is_taken_back_until_the_next_has_opened_it()
    {
        var aid = new AidCase(host);
        await aid.FileAsync();
        await aid.AnswerAsync("zheng-shi", []);
        var desk = await Desk.OfAsync(host, "zheng-shi");
        Assert.Contains("拿回、减签", (await desk.OpenAsync($"/cases/{aid.Id}")).Words(), StringComparison.Ordinal);
        await desk.SendAsync(await desk.OpenAsync($"/cases/{aid.Id}/back"), "main form", new Dictionary<string, string?>());
        Assert.StartsWith($"{aid.Id}.acceptance.2.", await aid.TaskAsync(), StringComparison.Ordinal);

        await aid.AnswerAsync("zheng-shi", []);
        var back = await desk.OpenAsync($"/cases/{aid.Id}/back");
        var next = await Desk.OfAsync(host, "wang-wu");
        var looked = await next.OpenAsync($"/tasks/{await aid.TaskAsync()}");
        looked.QuerySelector("form[data-opened]")!.SetAttribute("action", $"/tasks/{await aid.TaskAsync()}?handler=Opened");
        using var opened = await next.PostAsync(looked, "form[data-opened]", new Dictionary<string, string?>());
        Assert.Contains("下一位已经打开看过，不能拿回。", (await desk.SendAsync(back, "main form", new Dictionary<string, string?>())).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_filing_the_page_says_who_would_be_asked_and_files_nothing()
    {
        var desk = await Desk.OfAsync(host, "li-si");
        var typed = AidCase.Application();
        typed["save"] = "who";
        var page = await desk.SendAsync(await desk.OpenAsync("/start/hardship-aid"), "form.filing", typed, AidCase.ApplicationFiles);
        Assert.Contains("示例·郑十", page.QuerySelector("#coming").Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form.filing"));
    }

    [Fact]
    public async Task A_case_says_who_will_be_asked_next_by_the_data_it_has()
    {
        var aid = new AidCase(host);
        await aid.FileAsync();
        var coming = (await (await Desk.OfAsync(host, "li-si")).OpenAsync($"/cases/{aid.Id}")).QuerySelector("#coming");
        Assert.Contains("示例·王五", coming.Words(), StringComparison.Ordinal);
        Assert.StartsWith($"{aid.Id}.acceptance.1.", await aid.TaskAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_acts_as_the_page_does_and_a_repeat_does_nothing()
    {
        var (opinion, _, task) = await AtOpinionAsync();
        using var program = await ApiClient.OfAsync(host, "zhou-ba");
        var body = new { act = "transfer", visit = 1, to = new[] { "wang-shi" }, words = "出差" };
        Assert.Equal(HttpStatusCode.OK, (await program.SendAsync(HttpMethod.Post, $"tasks/{task}/acts", body, "pass-on")).StatusCode);
        Assert.True((bool)(await program.PostAsync($"tasks/{task}/acts", body, "pass-on"))["repeated"]!);
        Assert.Equal("person:wang-shi", (await TaskAsync(opinion.Id)).Principals.Single().Key);
        var again = await program.SendAsync(HttpMethod.Post, $"tasks/{task}/acts", body, "pass-on-2");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }
}
