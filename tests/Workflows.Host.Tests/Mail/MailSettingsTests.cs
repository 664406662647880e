using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Mail;
using Workflows.Host.Tests.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Mail;

/// <summary>邮件设置: a new server holds only after a mail by it arrived and its link was followed, and hosts take it up.</summary>
public sealed partial class MailSettingsTests(TestHost host, PostfixServer mail) : IClassFixture<TestHost>, IClassFixture<PostfixServer>
{
    private const string Page = "/admin/mail-settings", Secret = "不告诉别人-7";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_holds_once_its_test_mail_was_answered_and_its_password_is_written_nowhere_in_clear()
    {
        mail.Needed();
        using var administrator = await host.SignedInAsync("qin-guan");
        (string, string)[] form =
        [
            ("Form.Host", "127.0.0.1"), ("Form.Port", mail.Port.ToString(CultureInfo.InvariantCulture)), ("Form.Security", "None"),
            ("Form.From", $"xinxiang@{PostfixServer.Domain}"), ("Form.FromName", "示例工会"), ("Form.PublicUrl", host.Address), ("Form.TestTo", $"ceshi@{PostfixServer.Domain}"),
        ];
        Assert.Contains("邮箱", await SaidAsync(administrator.SendAsync(Page, Page + "?handler=Test", [.. form.SkipLast(1), ("Form.TestTo", "nobody")])), StringComparison.Ordinal);
        Assert.Contains("测试信已交给服务器", await SaidAsync(administrator.SendAsync(Page, Page + "?handler=Test", form)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await administrator.SendAsync(Page, Page + "?handler=Apply", form)).StatusCode);

        var link = Link().Match((await mail.ReceivedAsync("ceshi"))[0].Text).Value[host.Address.Length..];
        using var reader = host.Client();
        Assert.Contains("请点下面的按钮", await reader.GetStringAsync(link, Ct), StringComparison.Ordinal);
        Assert.Contains("还没有人点里面的链接", await administrator.GetStringAsync(Page, Ct), StringComparison.Ordinal);
        Assert.Contains("已经失效", await SaidAsync(reader.SendAsync("/mail-test/0000", "/mail-test/0000")), StringComparison.Ordinal);
        Assert.Contains("已确认", await SaidAsync(reader.SendAsync(link, link)), StringComparison.Ordinal);
        Assert.Contains("邮件可以用", await administrator.GetStringAsync(Page, Ct), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SendAsync(Page, Page + "?handler=Apply", form)).StatusCode);
        await using (var next = await host.AnotherAsync())
        {
            var options = next.Services.GetRequiredService<MailOptions>();
            Assert.Equal(("127.0.0.1", mail.Port, $"xinxiang@{PostfixServer.Domain}", "示例工会"), (options.Host, options.Port, options.From, options.FromName));
        }

        // Another account at the server is not confirmed by the mail before, and its password lies wrapped.
        Assert.Contains("请填写测试信寄到哪个邮箱", await SaidAsync(administrator.SendAsync(Page, Page + "?handler=Test", [.. form.SkipLast(1), ("Form.User", "banjian"), ("Form.Password", Secret)])), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await administrator.SendAsync(Page, Page + "?handler=Apply", form)).StatusCode);
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        Assert.DoesNotContain(await data.Settings.Select(s => s.Value).ToListAsync(Ct), v => v.Contains(Secret, StringComparison.Ordinal));
        var changed = Assert.Single(await data.SystemJournal.Where(j => j.Kind == "settingsChanged").ToListAsync(Ct));
        Assert.Contains("127.0.0.1", Encoding.UTF8.GetString(changed.Bytes), StringComparison.Ordinal);
    }

    private static async Task<string> SaidAsync(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync(Ct);

    [GeneratedRegex(@"http://\S+/mail-test/[0-9a-f]+")]
    private static partial Regex Link();
}
