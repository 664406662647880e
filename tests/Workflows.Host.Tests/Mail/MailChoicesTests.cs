using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Host.Mail;
using Workflows.Host.Outbox;
using Workflows.Testing;

namespace Workflows.Host.Tests.Mail;

/// <summary>Which mails a person wants, and when. The test's clock stands at 10:00 on 18 June 2026 in Shanghai.</summary>
public sealed class MailChoicesTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(22, 7, 10, "10:00")]
    [InlineData(22, 7, 23, "+07:00")]
    [InlineData(22, 7, 3, "07:00")]
    [InlineData(9, 12, 10, "12:00")]
    [InlineData(9, 12, 12, "12:00")]
    [InlineData(8, 8, 8, "08:00")]
    public void In_quiet_hours_a_mail_waits_for_their_end(int from, int to, int hour, string leaves)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var now = new DateTimeOffset(2026, 6, 18, hour, 0, 0, TimeSpan.FromHours(8));
        var expected = now.Date.AddDays(leaves[0] == '+' ? 1 : 0) + TimeSpan.Parse(leaves.TrimStart('+'), System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(expected, TimeZoneInfo.ConvertTime(new MailChoice([], from, to).LeavesAt(now, zone), zone).DateTime);
    }

    [Fact]
    public async Task Whoever_does_without_mails_about_new_tasks_gets_none_and_what_is_wanted_waits_for_the_morning()
    {
        using var chair = await host.SignedInAsync("zhou-ba");
        var page = await chair.GetStringAsync("/preferences/mails", Stop);
        await KeepAsync(chair, page, MailChoice.Optional.Where(k => k != MailKind.TaskAssigned), 9, 12);
        Assert.False((await host.Services.GetRequiredService<MailChoices>().OfAsync("zhou-ba", Stop)).Wants(MailKind.TaskAssigned));
        var processes = new SmallProcesses(host);
        Assert.Empty(await MailsAsync((await processes.OpinionAsync()).Id));

        await KeepAsync(chair, page, MailChoice.Optional, 9, 12);
        var mail = Assert.Single(await MailsAsync((await processes.OpinionAsync()).Id));
        Assert.Equal(new DateTimeOffset(2026, 6, 18, 12, 0, 0, TimeSpan.FromHours(8)), mail.Due);
        Assert.Equal(OutboxState.Open, mail.State);
    }

    private static async Task KeepAsync(HttpClient client, string page, IEnumerable<MailKind> wanted, int from, int to)
    {
        using var answer = await client.PostAsync("/preferences/mails", new FormUrlEncodedContent(wanted.Select(k => KeyValuePair.Create("Wanted", $"{k}"))
            .Append(new("QuietFrom", $"{from}")).Append(new("QuietTo", $"{to}")).Append(new(TestHost.TokenName, TestHost.TokenOf(page)))), Stop);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>Mails to the vice chair, once the notification of the case has become mails.</summary>
    private async Task<List<OutboxRow>> MailsAsync(string instanceId)
    {
        var worker = host.Services.GetRequiredService<OutboxWorker>();
        for (var tries = 0; ; tries++)
        {
            await worker.RunDueAsync(Stop);
            await using var context = await host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);
            var rows = await context.Outbox.AsNoTracking().Where(o => o.InstanceId == instanceId).ToListAsync(Stop);
            if (rows.Any(r => r.Kind == OutboxKinds.Notify) && rows.All(r => r.Kind != OutboxKinds.Notify || r.State == OutboxState.Done) || tries == 50)
                return [.. rows.Where(r => r.Kind == OutboxKinds.Mail && r.Recipient == "zhou-ba")];
            await Task.Delay(100, Stop);
        }
    }
}
