using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Identity;
using Workflows.Host.Mail;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Members;

/// <summary>Members make their accounts by slip or mobile; a lost phone is dealt with by two persons.</summary>
public sealed partial class ActivationTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Password = "梧桐树下的自行车-2026";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slips_are_printed_by_unit_open_once_and_only_hashes_are_kept()
    {
        var admin = await Desk.OfAsync(host, "qin-guan");
        Assert.Contains("示例机械有限公司工会", (await admin.OpenAsync("/admin/members")).Words(), StringComparison.Ordinal);
        var sheet = await admin.SendAsync(await admin.OpenAsync("/admin/members/e3"), "form[data-slips]", new Dictionary<string, string?>());
        var codes = sheet.QuerySelectorAll(".slip-code").Select(c => c.TextContent.Trim()).ToArray();
        Assert.NotEmpty(codes);
        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.All(codes, c => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$", c));
        Assert.DoesNotContain(await ReadAsync(d => d.Activations.Select(a => a.Hash).ToListAsync(Ct)), codes.Contains);

        var member = new Desk(host.Client());
        var typed = await member.SendAsync(await member.OpenAsync("/activate"), "form[action$='Slip']", new Dictionary<string, string?> { ["slip"] = codes[0].ToLowerInvariant().Replace("-", "", StringComparison.Ordinal) });
        Assert.Contains("示例机械有限公司工会", typed.Words(), StringComparison.Ordinal);
        typed = await member.OpenAsync("/activate/" + codes[0]);
        var weak = await member.SendAsync(Page(typed, codes[0]), "form.sign-in", new Dictionary<string, string?> { ["Name"] = "branch-member-1", ["Password"] = "1234", ["Again"] = "1234" });
        Assert.NotNull(weak.QuerySelector("#faults"));
        using var made = await member.PostAsync(Page(weak, codes[0]), "form.sign-in", new Dictionary<string, string?> { ["Name"] = "branch-member-1", ["Password"] = Password, ["Again"] = Password });
        Assert.Equal("/", made.Headers.Location?.ToString());
        var home = await member.OpenAsync("/my");
        Assert.Contains("我的办件", home.Words(), StringComparison.Ordinal);
        Assert.Empty(home.QuerySelectorAll(".side a"));

        Assert.Contains("已经激活过了", (await new Desk(host.Client()).OpenAsync("/activate/" + codes[0])).Words(), StringComparison.Ordinal);
        Assert.Equal(1, await ReadAsync(d => d.SystemJournal.CountAsync(r => r.Kind == "slipsPrinted", Ct)));

        // Printed again, the slips before are over.
        var again = await admin.SendAsync(await admin.OpenAsync("/admin/members/e3"), "form[data-slips]", new Dictionary<string, string?> { ["again"] = "true" });
        if (codes.Length > 1)
        {
            Assert.Contains("已经失效", (await new Desk(host.Client()).OpenAsync("/activate/" + codes[1])).Words(), StringComparison.Ordinal);
            Assert.Equal(codes.Length - 1, again.QuerySelectorAll(".slip").Length);
        }
    }

    [Fact]
    public async Task A_code_on_the_mobile_opens_the_way_and_unknown_numbers_are_answered_alike()
    {
        await SetMobileAsync("worker-21", "13900000021");
        var member = new Desk(host.Client());
        var known = await member.SendAsync(await member.OpenAsync("/activate"), "form[action$='Mobile']", new Dictionary<string, string?> { ["Mobile"] = "139 0000 0021" });
        var stranger = new Desk(host.Client());
        var unknown = await stranger.SendAsync(await stranger.OpenAsync("/activate"), "form[action$='Mobile']", new Dictionary<string, string?> { ["Mobile"] = "13900000099" });
        Assert.Equal(known.Words().Replace("13900000021", "", StringComparison.Ordinal), unknown.Words().Replace("13900000099", "", StringComparison.Ordinal));

        var code = await SentAsync("13900000021");
        Assert.Contains("验证码不对", (await member.SendAsync(known, "form[action$='Enter']", new Dictionary<string, string?> { ["code"] = code == "111111" ? "222222" : "111111" })).Words(), StringComparison.Ordinal);
        using var right = await member.PostAsync(known, "form[action$='Enter']", new Dictionary<string, string?> { ["code"] = code });
        var address = right.Headers.Location!.ToString();
        var page = await member.OpenAsync(address);
        Assert.Equal("13900000021", ((IHtmlInputElement)page.QuerySelector("[name=Name]")!).Value);
        using var made = await member.PostAsync(Page(page, address["/activate/".Length..]), "form.sign-in", new Dictionary<string, string?> { ["Password"] = Password, ["Again"] = Password });
        Assert.Equal("/", made.Headers.Location?.ToString());
        Assert.Contains("我的办件", (await member.OpenAsync("/my")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_phone_takes_two_persons_ends_every_session_and_the_member_is_told()
    {
        await SetMobileAsync("worker-22", "13900000022");
        var code = await IssueAsync("worker-22");
        var member = new Desk(host.Client());
        using var made = await member.PostAsync(Page(await member.OpenAsync("/activate/" + code), code), "form.sign-in", new Dictionary<string, string?> { ["Name"] = "member-22", ["Password"] = Password, ["Again"] = Password });
        Assert.Equal(HttpStatusCode.OK, await member.StatusAsync("/my"));

        var asker = await Desk.OfAsync(host, "zhou-ba");
        var asked = await asker.SendAsync(await asker.OpenAsync("/recoveries?q=13900000022"), "form[action*='Ask']", new Dictionary<string, string?> { ["Member"] = "worker-22", ["Grounds"] = "看了身份证原件，与登记一致", ["Mobile"] = "13900000122" });
        Assert.Contains("请另一位同事", asked.Words(), StringComparison.Ordinal);
        Assert.Null(asked.QuerySelector("form[action*='Confirm']"));

        var second = await Desk.OfAsync(host, "zheng-shi");
        var waiting = await second.OpenAsync("/recoveries");
        var done = await second.SendAsync(waiting, "form[action*='Confirm']", new Dictionary<string, string?>());
        Assert.Contains("已确认", done.Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await member.StatusAsync("/my"));
        var address = done.QuerySelector(".secret")!.TextContent.Trim();
        Assert.Contains("new-password?code=", address, StringComparison.Ordinal);
        foreach (var mobile in new[] { "13900000022", "13900000122" })
            Assert.Contains("办理了找回", await MessageAsync(mobile), StringComparison.Ordinal);
        Assert.Equal("13900000122", await ReadAsync(d => d.Persons.Where(p => p.Id == "worker-22").Select(p => p.Mobile).SingleAsync(Ct)));
        Assert.Equal(["recoveryAsked zhou-ba", "recoveryConfirmed zheng-shi"], await ReadAsync(d => d.SystemJournal.Where(r => r.Kind.StartsWith("recovery")).OrderBy(r => r.Seq).Select(r => r.Kind + " " + r.ActorId).ToListAsync(Ct)));
        Assert.Contains("已经办完", (await second.SendAsync(waiting, "form[action*='Confirm']", new Dictionary<string, string?>())).Words(), StringComparison.Ordinal);

        // Whoever holds no office over the member sees nobody.
        Assert.Contains("没有找到", (await (await Desk.OfAsync(host, "cao-yi")).OpenAsync("/recoveries?q=13900000122")).Words(), StringComparison.Ordinal);
    }

    /// <summary>The page under the address its form posts to.</summary>
    private static IHtmlDocument Page(IHtmlDocument page, string code)
    {
        page.QuerySelector("form[method=post].sign-in")!.SetAttribute("action", "/activate/" + code);
        return page;
    }

    private async Task<string> IssueAsync(string person)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var code = (await scope.ServiceProvider.GetRequiredService<Activations>().IssueAsync([person], "slip", "qin-guan", Activations.SlipLasts, Ct))[0];
        await scope.ServiceProvider.GetRequiredService<WorkflowsContext>().SaveChangesAsync(Ct);
        return code;
    }

    private async Task SetMobileAsync(string person, string mobile)
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        (await data.Persons.SingleAsync(p => p.Id == person, Ct)).Mobile = mobile;
        await data.SaveChangesAsync(Ct);
    }

    private async Task<string> SentAsync(string mobile) => Digits().Match(await MessageAsync(mobile)).Groups[1].Value;

    /// <summary>The newest message to a number, waited for.</summary>
    private async Task<string> MessageAsync(string mobile)
    {
        for (var i = 0; i < 100; i++, await Task.Delay(50, Ct))
            if (Directory.Exists(Path.Combine(host.Folder, "sms")))
                foreach (var file in Directory.GetFiles(Path.Combine(host.Folder, "sms")).OrderDescending())
                    if (await File.ReadAllTextAsync(file, Ct) is var text && text.StartsWith(mobile, StringComparison.Ordinal)) return text;
        throw new InvalidOperationException($"No message came to {mobile}.");
    }

    private async Task<T> ReadAsync<T>(Func<WorkflowsContext, Task<T>> read)
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        return await read(data);
    }

    [GeneratedRegex("验证码 ([0-9]{6})")]
    private static partial Regex Digits();
}
