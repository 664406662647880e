using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Tests.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>An administrator gives people accounts, and new passwords to those who forgot theirs, without ever knowing one.</summary>
public sealed class AccountPageTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Password = "今天车间里很热闹 7";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_without_an_account_gets_one_and_chooses_the_password_by_an_address_that_opens_once()
    {
        using var administrator = await host.SignedInAsync("qin-guan");
        var name = await NameAsync("worker-01");
        var list = $"/admin/accounts/new?q={Uri.EscapeDataString(name)}";
        var taken = await (await administrator.SendAsync(list, list, ("Chosen", "worker-01"), ("Names[worker-01]", "li-si"))).PageAsync();
        Assert.Contains("已经有人用", taken.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("li-si", taken.QuerySelector("#name-worker-01")!.GetAttribute("value"));

        var made = await (await administrator.SendAsync(list, list, ("Chosen", "worker-01"), ("Names[worker-01]", "worker-01"))).PageAsync();
        var address = new Uri(made.QuerySelector("code.secret")!.TextContent).PathAndQuery;
        Assert.DoesNotContain(made.QuerySelectorAll("input[name=Chosen]"), i => i.GetAttribute("value") == "worker-01");

        using var worker = host.Client();
        Assert.Contains("密码至少要", await SaidAsync(worker.SendAsync(address, "/account/new-password", ("Code", CodeOf(address)), ("Password", "kurz"), ("Again", "kurz"))), StringComparison.Ordinal);
        Assert.Contains("新密码已保存", await SaidAsync(worker.SendAsync(address, "/account/new-password", ("Code", CodeOf(address)), ("Password", Password), ("Again", Password))), StringComparison.Ordinal);
        Assert.Contains("已经用过", await worker.GetStringAsync(address, Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.SendAsync("/account/sign-in", "/account/sign-in", ("Name", "worker-01"), ("Password", Password))).StatusCode);
        Assert.Equal(["accountMade", "resetIssued"], await KindsAsync("worker-01"));
    }

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_and_every_session_ends_only_then()
    {
        using var owner = await host.SignedInAsync("zhou-ba");
        using var administrator = await host.SignedInAsync("qin-guan");
        var page = await administrator.ReadAsync("/admin/accounts?q=zhou-ba");
        var id = page.QuerySelector("form[action='/admin/accounts?handler=Address'] input[name=id]")!.GetAttribute("value")!;
        var issued = await (await administrator.SendAsync("/admin/accounts?q=zhou-ba", "/admin/accounts?handler=Address", ("id", id), ("q", "zhou-ba"))).PageAsync();
        var address = new Uri(issued.QuerySelector("code.secret")!.TextContent).PathAndQuery;
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/inbox", Ct)).StatusCode);

        using var other = host.Client();
        await other.SendAsync(address, "/account/new-password", ("Code", CodeOf(address)), ("Password", Password), ("Again", Password));
        Assert.Equal(HttpStatusCode.Redirect, (await owner.GetAsync("/inbox", Ct)).StatusCode);

        host.Clock.Move(TimeSpan.FromDays(8));
        using var again = await host.SignedInAsync("qin-guan");
        var late = await (await again.SendAsync("/admin/accounts?q=zhou-ba", "/admin/accounts?handler=Address", ("id", id), ("q", "zhou-ba"))).PageAsync();
        host.Clock.Move(TimeSpan.FromDays(8));
        Assert.Contains("已经用过、过期", await other.GetStringAsync(new Uri(late.QuerySelector("code.secret")!.TextContent).PathAndQuery, Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrators_password_is_not_chosen_anew_from_a_browser()
    {
        using var administrator = await host.SignedInAsync("qin-guan");
        var page = await administrator.ReadAsync("/admin/accounts?q=qin-guan");
        var id = page.QuerySelector("form[action='/admin/accounts?handler=Address'] input[name=id]")!.GetAttribute("value")!;
        await administrator.SendAsync("/admin/accounts?q=qin-guan", "/admin/accounts?handler=Address", ("id", id), ("q", "qin-guan"));
        var answer = await administrator.ReadAsync("/admin/accounts?q=qin-guan");

        Assert.Null(answer.QuerySelector("code.secret"));
        Assert.Contains("admin reset", answer.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await KindsAsync("qin-guan"));
    }

    private static string CodeOf(string address) => Uri.UnescapeDataString(address.Split("code=")[1]);

    private static async Task<string> SaidAsync(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync(Ct);

    private async Task<string> NameAsync(string person)
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        return await data.Persons.Where(p => p.Id == person).Select(p => p.Name).FirstAsync(Ct);
    }

    /// <summary>What the journal has about an account.</summary>
    private async Task<List<string>> KindsAsync(string account)
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        var rows = await data.SystemJournal.Where(r => r.ActorId == "qin-guan" && (r.Kind == "accountMade" || r.Kind == "resetIssued")).OrderBy(r => r.Seq).ToListAsync(Ct);
        return [.. rows.Where(r => System.Text.Encoding.UTF8.GetString(r.Bytes).Contains($"\"account\":\"{account}\"", StringComparison.Ordinal)).Select(r => r.Kind)];
    }
}
