using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Receipts;
using Workflows.Host.Tests.Cases;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Members;

/// <summary>A receipt on paper leads to how a case stands, without names, until it is ended; a member's own space says the same.</summary>
public sealed class ReceiptTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receipt_tells_stage_post_and_day_but_no_name_and_can_be_ended()
    {
        await (await HardshipCase.FiledAsync(host, "receipt", Ct)).ToDecisionAsync(Ct);
        var officer = await Desk.OfAsync(host, "li-si");
        var paper = await officer.SendAsync(await officer.OpenAsync("/cases/receipt/receipt"), "form[action$='/receipt']", new Dictionary<string, string?>());
        var address = paper.QuerySelector(".receipt .wrap")!.TextContent.Trim();
        address = address[address.IndexOf("/r/", StringComparison.Ordinal)..];

        var status = await new Desk(host.Client()).OpenAsync(address);
        var text = status.Words();
        foreach (var told in new[] { "办理进度", "等示例街道总工会", "前" })
            Assert.Contains(told, text, StringComparison.Ordinal);
        foreach (var name in new[] { "张三", "周八", "李四", "8,000" })
            Assert.DoesNotContain(name, status.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Empty(status.QuerySelectorAll("main form"));
        Assert.DoesNotContain(address[3..], string.Join(' ', await ReadAsync(d => d.Receipts.Select(r => r.Hash).ToListAsync(Ct))), StringComparison.Ordinal);

        // Another paper ends the one before; a press ends the last.
        var again = await officer.SendAsync(await officer.OpenAsync("/cases/receipt/receipt"), "form[action$='/receipt']", new Dictionary<string, string?>());
        Assert.Contains("已经失效", (await new Desk(host.Client()).OpenAsync(address)).Words(), StringComparison.Ordinal);
        var last = again.QuerySelector(".receipt .wrap")!.TextContent.Trim();
        last = last[last.IndexOf("/r/", StringComparison.Ordinal)..];
        Assert.Contains("回执已作废", (await officer.SendAsync(await officer.OpenAsync("/cases/receipt/receipt"), "form[action$='=End']", new Dictionary<string, string?>())).Words(), StringComparison.Ordinal);
        Assert.Contains("已经失效", (await new Desk(host.Client()).OpenAsync(last)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_sees_their_own_cases_where_they_stand_and_no_navigation_of_staff()
    {
        await (await HardshipCase.FiledAsync(host, "my-own", Ct)).ToDecisionAsync(Ct);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Data.Identity.Account>>();
            Assert.True((await users.CreateAsync(new() { Id = Guid.NewGuid(), UserName = "worker-01", PersonId = "worker-01" }, Workflows.Host.Demonstration.Federation.Password)).Succeeded);
        }
        var member = await Desk.OfAsync(host, "worker-01");
        var home = await member.OpenAsync("/my");
        foreach (var told in new[] { "我的办件", "等示例街道总工会", "没有要您办或补充的", "我要申请", "我单位的公示" })
            Assert.Contains(told, home.Words(), StringComparison.Ordinal);
        Assert.Empty(home.QuerySelectorAll(".side a"));
        Assert.NotEmpty(home.QuerySelectorAll("a[href='/cases/my-own']"));
        Assert.Equal(["/my", "/start", "/notices"], home.QuerySelectorAll(".tabbar a").Select(a => a.GetAttribute("href")));
    }

    private async Task<T> ReadAsync<T>(Func<WorkflowsContext, Task<T>> read)
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        return await read(data);
    }
}
