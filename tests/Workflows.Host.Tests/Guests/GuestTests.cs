using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Host.Evidence;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Guests;

/// <summary>People without a post are invited to one case, come in by link and code, see what their role may see, sign by a fresh code, and are sent away.</summary>
public sealed class GuestTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_department_asked_from_outside_answers_by_link_and_code_and_the_case_goes_on()
    {
        var one = await Consultation.FiledAsync(host, "示例办法");
        Assert.Contains("还没有邀请人", (await (await Desk.OfAsync(host, "zheng-shi")).OpenAsync($"/cases/{one.Id}")).Words(), StringComparison.Ordinal);
        await one.DeliverAsync();
        Assert.Contains(one.Box.List(), m => m.To.Contains("zheng-shi", StringComparison.Ordinal) && m.Subject.Contains("请邀请外部人员", StringComparison.Ordinal));

        var guest = await one.InviteAsync("department", "示例·局长", "office@bureau.example");
        var page = await guest.EnterAsync("office@bureau.example");
        var text = page.Words();
        foreach (var shown in new[] { "示例·郑十邀请您参与，身份：被征求意见的部门", "请您办理：书面答复", "示例办法", "稿子的正文示例办法", "附件.pdf", "6月24日 周三" })
            Assert.Contains(shown, text, StringComparison.Ordinal);
        foreach (var hidden in new[] { "内部先不外传", "示例病名", "内部.pdf", "示例·周八" })
            Assert.DoesNotContain(hidden, page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var empty = await guest.Desk.SendAsync(page, "#task", new Dictionary<string, string?>());
        Assert.Contains("答复意见", empty.QuerySelector("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Null(empty.QuerySelector("[name=code]"));
        var asked = await guest.Desk.SendAsync(empty, "#task", new Dictionary<string, string?> { ["answer"] = "没有不同意见" }, ("answerPaper", "复函.pdf", Papers.Pdf("复函")));
        Assert.Contains("还差一步", asked.Words(), StringComparison.Ordinal);
        Assert.Equal("没有不同意见", ((IHtmlTextAreaElement)asked.QuerySelector("[name=answer]")!).Value);
        Assert.Single((await one.NowAsync()).Tasks, t => t.NodeId == "reply");

        var wrong = await guest.Desk.SendAsync(asked, "#task", new Dictionary<string, string?> { ["code"] = Other(guest.CodeOf("office@bureau.example")) });
        Assert.Contains("验证码不对", wrong.Words(), StringComparison.Ordinal);
        var done = await guest.Desk.SendAsync(wrong, "#task", new Dictionary<string, string?> { ["code"] = guest.CodeOf("office@bureau.example") });
        Assert.Contains("已收到，谢谢", done.Words(), StringComparison.Ordinal);

        var now = await one.NowAsync();
        Assert.Equal("decide", Assert.Single(now.Tasks).NodeId);
        Assert.Equal(now.Guests!.Value[0].Id, Assert.Single(now.LastVisit("reply")!.Actors));
        var record = (await (await Desk.OfAsync(host, "zheng-shi")).OpenAsync($"/cases/{one.Id}")).Words();
        foreach (var told in new[] { "邀请外部人员", "示例·局长 示例局（被征求意见的部门）", "用验证码签名，凭证" })
            Assert.Contains(told, record, StringComparison.Ordinal);
        var evidence = await EvidenceAsync(one, now);
        Assert.Equal(("示例·局长", "o***@bureau.example", "complete"), ((string?)evidence["name"], (string?)evidence["codeWentTo"], (string?)evidence["signed"]!["act"]));
    }

    [Fact]
    public async Task Looking_pressing_and_sending_empty_forms_hands_nothing_in_and_only_a_press_sends_a_code()
    {
        var one = await Consultation.FiledAsync(host, "示例扫描");
        var guest = await one.InviteAsync("department", "示例·扫描", "scan@bureau.example");
        var before = one.Box.List(1000).Count;
        for (var i = 0; i < 3; i++)
        {
            await guest.Desk.OpenAsync(guest.Link);
            using var head = await guest.Client.SendAsync(new(HttpMethod.Head, guest.Link + "?handler=Send&code=123456"), Ct);
            using var closed = await guest.Client.GetAsync(guest.Case + "?act=complete&code=123456", Ct);
            Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        }
        Assert.Equal(before, one.Box.List(1000).Count);
        var door = await guest.Desk.SendAsync(await guest.Desk.OpenAsync(guest.Link), "form[action$='?handler=Send']", new Dictionary<string, string?>());
        Assert.Contains("验证码不对", (await guest.TypeAsync(door, "")).Words(), StringComparison.Ordinal);
        Assert.Single((await one.NowAsync()).Tasks, t => t.NodeId == "reply");
    }

    [Fact]
    public async Task Without_fields_or_a_task_a_guest_sees_the_title_and_may_give_an_opinion_signed_by_a_code()
    {
        var one = await Consultation.FiledAsync(host, "示例企业");
        var guest = await one.InviteAsync("company", "示例·代表", "boss@company.example");
        var page = await guest.EnterAsync("boss@company.example");
        Assert.DoesNotContain("稿子的正文", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#task"));
        var asked = await guest.Desk.SendAsync(page, "#opinion", new Dictionary<string, string?> { ["comment"] = "企业没有意见，请按程序办。" });
        var done = await guest.Desk.SendAsync(asked, "#opinion", new Dictionary<string, string?> { ["code"] = guest.CodeOf("boss@company.example") });
        Assert.Contains("已收到，谢谢", done.Words(), StringComparison.Ordinal);
        Assert.Contains("企业没有意见，请按程序办。", done.Words(), StringComparison.Ordinal);
        await one.DeliverAsync();
        Assert.Contains(one.Box.List(), m => m.To.Contains("zheng-shi", StringComparison.Ordinal) && m.Subject.Contains("收到外部人员的意见", StringComparison.Ordinal));
        Assert.Contains("企业没有意见，请按程序办。", (await (await Desk.OfAsync(host, "zheng-shi")).OpenAsync($"/cases/{one.Id}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_handles_the_case_invites_and_what_is_typed_wrong_is_said_beside_the_field()
    {
        var one = await Consultation.FiledAsync(host, "示例谁能邀请");
        Assert.Equal(HttpStatusCode.NotFound, await (await Desk.OfAsync(host, "cao-yi")).StatusAsync($"/cases/{one.Id}/guests"));
        var officer = await Desk.OfAsync(host, "zheng-shi");
        var page = await officer.SendAsync(await officer.OpenAsync($"/cases/{one.Id}/guests"), "form[action$='?handler=Invite']",
            new Dictionary<string, string?> { ["name"] = "示例·没写", ["email"] = "not an address", ["mobile"] = "12" });
        foreach (var said in new[] { "请选择以什么身份邀请", "邮箱写得不对", "手机号应是 1 开头的 11 位数字" })
            Assert.Contains(said, page.Words(), StringComparison.Ordinal);
        Assert.Equal("示例·没写", ((IHtmlInputElement)page.QuerySelector("[name=name]")!).Value);
        Assert.Null((await one.NowAsync()).Guests);
    }

    /// <summary>Six digits that are not these.</summary>
    internal static string Other(string code) => code == "000000" ? "000001" : "000000";

    private async Task<JsonObject> EvidenceAsync(Consultation one, ProcessInstance now)
    {
        var rows = await one.ReadAsync(d => d.Journal.AsNoTracking().Where(r => r.InstanceId == one.Id && r.ActorId == now.Guests!.Value[0].Id).ToListAsync(Ct));
        var command = JsonNode.Parse(Assert.Single(rows).Bytes)!["command"]!;
        await using var scope = host.Services.CreateAsyncScope();
        var file = await scope.ServiceProvider.GetRequiredService<EvidenceStore>().OpenAsync(scope.ServiceProvider.GetRequiredService<WorkflowsContext>(), (string)command["evidence"]!, Ct);
        return JsonNode.Parse(Encoding.UTF8.GetString(file!.Bytes))!.AsObject();
    }
}
