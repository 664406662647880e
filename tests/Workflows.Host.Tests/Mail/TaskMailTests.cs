using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Host.Demonstration;
using Workflows.Host.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Mail;

/// <summary>Mails of real cases through a real Postfix, and where their links lead.</summary>
public sealed partial class TaskMailTests(PostfixServer server, TestHost host) : IClassFixture<PostfixServer>, IClassFixture<TestHost>
{
    [Fact]
    public async Task Whoever_is_asked_gets_a_mail_whose_link_shows_the_decision_and_decides_nothing_by_being_opened()
    {
        server.Needed();
        var builder = host.Builder(new()
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{server.Port}",
            ["Mail:Security"] = "None",
            ["Mail:PublicUrl"] = host.Address,
        });
        await DemonstrationCases.PlayAsync(builder, host.ConnectionString, host.Services.GetRequiredService<InstallationInfo>(), host.Clock.GetUtcNow());

        var mail = (await server.ReceivedAsync("shen-er")).First(m => m["Subject"].Contains("困难职工帮扶", StringComparison.Ordinal));
        Assert.Equal("auto-generated", mail["Auto-Submitted"]);
        Assert.Contains("初审", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("440399", mail.Text + mail.Html, StringComparison.Ordinal);

        var link = Link().Match(mail.Text).Value;
        Assert.StartsWith(host.Address, link, StringComparison.Ordinal);
        using var visitor = host.Client();
        var before = await DecidedAsync();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, link), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(before, await DecidedAsync());
    }

    /// <summary>Answers given and links used; timers of the demonstration go on meanwhile and are neither.</summary>
    private async Task<(int Acts, int Used)> DecidedAsync()
    {
        await using var data = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return (await data.Acts.CountAsync(TestContext.Current.CancellationToken), await data.MailTokens.CountAsync(t => t.UsedAt != null, TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"http://\S+/m/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}
