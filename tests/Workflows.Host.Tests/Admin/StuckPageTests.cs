using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>What does not go on by itself, and the system journal.</summary>
public sealed class StuckPageTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Overdue_tasks_and_mails_given_up_are_listed_with_whom_and_why_and_can_be_tried_again()
    {
        var instance = await new SmallProcesses(host).OpinionAsync();
        host.Clock.MoveTo(new(2026, 6, 26, 9, 0, 0, TimeSpan.FromHours(8)));
        await GiveUpAsync(instance.Id, "示例原因：收件人地址无效");

        using var reader = await AdminReader.SignedInAsync(host);
        var page = await reader.PageAsync("/admin/stuck");
        var text = AdminReader.Text(page);
        Assert.Contains("逾期 1 件", text, StringComparison.Ordinal);
        Assert.Contains("示例活动场地", text, StringComparison.Ordinal);
        Assert.Contains("示例·周八", text, StringComparison.Ordinal);
        Assert.Contains("逾期 2 天", text, StringComparison.Ordinal);
        Assert.Contains("示例原因：收件人地址无效", text, StringComparison.Ordinal);

        var id = page.QuerySelector("form[action='/admin/stuck?handler=SendAgain'] input[name=id]")!.GetAttribute("value")!;
        var answer = await reader.PostAsync("/admin/stuck", "/admin/stuck?handler=SendAgain", ("id", id));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var journal = AdminReader.Text(await reader.PageAsync("/admin/journal?Kind=mailTriedAgain"));
        Assert.Contains($"重新发信示例·秦管outbox {id}", journal, StringComparison.Ordinal);
    }

    private async Task GiveUpAsync(string instance, string why)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
        context.Add(new OutboxRow
        {
            InstanceId = instance, Seq = 900, Effect = 0, Recipient = "nobody", Kind = OutboxKinds.Mail, Payload = "{}", Due = host.Clock.GetUtcNow(),
            State = OutboxState.Dead, Attempts = 8, LastError = why,
        });
        await context.SaveChangesAsync(Stop);
    }
}
