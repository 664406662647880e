using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Host.Mail;
using Workflows.Host.Outbox;
using Workflows.Host.Tests.Tasks;
using Workflows.Testing;

namespace Workflows.Host.Tests.Guests;

/// <summary>A case in which a department is asked from outside, and the mails and short messages that leave the host.</summary>
internal sealed partial class Consultation(TestHost host, string id)
{
    public string Id => id;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Consultation> FiledAsync(TestHost host, string subject)
    {
        Assert.NotNull((await host.Services.GetRequiredService<Deployments>().ReleaseAsync(GuestProcess.Name, GuestProcess.Files, "qin-guan", Ct)).Process);
        var officer = await Desk.OfAsync(host, "zheng-shi");
        var filed = await officer.SendAsync(await officer.OpenAsync($"/start/{GuestProcess.Name}"), "form.filing",
            new Dictionary<string, string?> { ["subject"] = subject, ["proposal"] = "稿子的正文" + subject, ["internal"] = "内部先不外传" + subject, ["illness"] = "示例病名" },
            ("paper", "附件.pdf", Papers.Pdf("paper " + subject)), ("secretPaper", "内部.pdf", Papers.Pdf("secret " + subject)));
        Assert.True(filed.QuerySelector(".done-card") is not null, filed.Words());
        return new(host, filed.QuerySelector(".done-card a[href^='/cases/']")!.GetAttribute("href")!["/cases/".Length..]);
    }

    /// <summary>The officer invites somebody; the link they are sent.</summary>
    public async Task<GuestBrowser> InviteAsync(string role, string name, string email, string mobile = "")
    {
        var officer = await Desk.OfAsync(host, "zheng-shi");
        var page = await officer.SendAsync(await officer.OpenAsync($"/cases/{id}/guests"), "form[action$='?handler=Invite']",
            new Dictionary<string, string?> { ["role"] = role, ["name"] = name, ["organization"] = "示例局", ["email"] = email, ["mobile"] = mobile });
        Assert.Contains("邀请已发出", page.Words(), StringComparison.Ordinal);
        return new(host, await LinkAsync(email));
    }

    /// <summary>The newest link that was sent to an address.</summary>
    public async Task<string> LinkAsync(string email)
    {
        // The host's own loop may have taken it a moment before.
        for (var i = 0; ; i++)
        {
            await DeliverAsync();
            if (Box.List().FirstOrDefault(m => m.To.Contains(email, StringComparison.Ordinal) && Link().IsMatch(m.Text)) is { } mail) return Link().Match(mail.Text).Value;
            Assert.True(i < 100, $"No link came to {email}.");
            await Task.Delay(50, Ct);
        }
    }

    public PickupBox Box => host.Services.GetRequiredService<PickupBox>();

    public async Task DeliverAsync()
    {
        while (await host.Services.GetRequiredService<OutboxWorker>().RunDueAsync(Ct) > 0 || await ReadAsync(d => d.Outbox.AnyAsync(o => o.State == Data.Delivery.OutboxState.Open && o.Attempts < 2 && o.InstanceId == id, Ct)))
            await Task.Delay(20, Ct);
    }

    public async Task<ProcessInstance> NowAsync() => (await host.Services.GetRequiredService<InstanceStore>().FindAsync(id, Ct))!.Instance!;

    public async Task<T> ReadAsync<T>(Func<WorkflowsContext, Task<T>> read)
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Ct);
        return await read(data);
    }

    [GeneratedRegex("/g/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}

/// <summary>A guest at a browser of their own, who reads their mails.</summary>
/// <param name="client">Of another host on the same database; null for this one.</param>
internal sealed partial class GuestBrowser(TestHost host, string link, HttpClient? client = null)
{
    public HttpClient Client { get; } = client ?? host.Client();

    public Desk Desk => field ??= new(Client);

    public string Link => link;

    public string Case => link + "/case";

    /// <summary>Asks for a code at the door, reads it and goes in.</summary>
    public async Task<IHtmlDocument> EnterAsync(string email)
    {
        var sent = await Desk.SendAsync(await Desk.OpenAsync(link), "form[action$='?handler=Send']", new Dictionary<string, string?>());
        Assert.Contains("验证码已发到", sent.Words(), StringComparison.Ordinal);
        return await TypeAsync(sent, CodeOf(email));
    }

    public Task<IHtmlDocument> TypeAsync(IHtmlDocument door, string code) => Desk.SendAsync(door, "form[action$='?handler=Enter']", new Dictionary<string, string?> { ["code"] = code });

    /// <summary>The newest code that was sent to an address.</summary>
    public string CodeOf(string email) => Code().Match(host.Services.GetRequiredService<PickupBox>().List().First(m => m.To.Contains(email, StringComparison.Ordinal) && Code().IsMatch(m.Text)).Text).Groups[1].Value;

    [GeneratedRegex("验证码：([0-9]{6})")]
    private static partial Regex Code();
}
