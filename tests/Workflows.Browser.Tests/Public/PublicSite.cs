using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Workflows.Data;
using Workflows.Engine.State;
using Workflows.Host.Demonstration;
using Workflows.Host.Mail;
using Workflows.Testing;

namespace Workflows.Browser.Tests.Public;

/// <summary>The real host with a public notice and links from mails, for a browser.</summary>
public sealed class PublicSite(TestHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public SmallProcesses Processes { get; } = new(host);

    /// <summary>The address of a notice that was just published.</summary>
    public async Task<string> NoticeAsync()
    {
        var instance = await Processes.PublishNoticeAsync();
        await using var context = await ContextAsync();
        return $"{host.Address}/notices/{await context.Notices.Where(n => n.InstanceId == instance.Id).Select(n => n.Slug).SingleAsync(Stop)}";
    }

    /// <summary>The address of a link to the case's task, as a mail to the vice chair has it.</summary>
    public async Task<string> LinkAsync(ProcessInstance instance)
    {
        var (token, task) = (MailLinks.NewToken(), instance.Tasks[0]);
        await host.Services.GetRequiredService<IMailTokenStore>().IssueAsync(new()
        {
            Hash = MailLinks.HashOf(token)!, PersonId = "zhou-ba", InstanceId = instance.Id, TaskId = task.Id, Visit = task.Visit,
            PackageHash = instance.PackageHash, IssuedAt = host.Clock.GetUtcNow(), ExpiresAt = host.Clock.GetUtcNow().AddDays(3),
        }, Stop);
        return $"{host.Address}/m/{token}";
    }

    /// <summary>How many links of a case were used or ended.</summary>
    public async Task<int> SpentLinksAsync(string instanceId)
    {
        await using var context = await ContextAsync();
        return await context.MailTokens.CountAsync(t => t.InstanceId == instanceId && (t.UsedAt != null || t.KilledAt != null), Stop);
    }

    /// <summary>How many links of a case decided it.</summary>
    public async Task<int> UsedLinksAsync(string instanceId)
    {
        await using var context = await ContextAsync();
        return await context.MailTokens.CountAsync(t => t.InstanceId == instanceId && t.UsedAt != null, Stop);
    }

    public async Task SignInAsync(IPage page, string person)
    {
        await page.GotoAsync($"{host.Address}/account/sign-in");
        await page.Locator("#name").FillAsync(person);
        await page.Locator("#password").FillAsync(Federation.Password);
        await page.Locator("#password").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    private Task<WorkflowsContext> ContextAsync() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
}
