using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data.Delivery;
using Workflows.Data.Organization;
using Workflows.Definitions.Texts;
using Workflows.Host.Mail;
using Workflows.Host.Outbox;
using Workflows.Host.Tests.Execution;
using Workflows.Host.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Outbox;

public sealed class OutboxWorkerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_a_task_writes_one_mail_to_the_holder_of_the_post()
    {
        var box = new Box();
        await using var host = await HostAsync(box);
        var filed = SmallHost.Of(await host.StartAsync("mailed", 2600m, Cancel));
        await RunAsync(host);

        var mail = Assert.Single(box.Sent);
        Assert.Equal("zhou-ba@union.example", mail.To.Address);
        Assert.Contains(filed.Number, mail.Subject, StringComparison.Ordinal);
        await using var context = host.Open();
        Assert.Equal(["done", "done"], await StatesAsync(context, "mailed"));
        var token = await context.MailTokens.SingleAsync(t => t.InstanceId == "mailed", Cancel);
        Assert.Equal(("zhou-ba", "mailed.decide.1.decide", 1), (token.PersonId, token.TaskId, token.Visit));
    }

    [Fact]
    public async Task Whoever_stands_in_now_gets_the_mail_too_and_it_says_for_whom()
    {
        var box = new Box();
        await using var host = await HostAsync(box);
        await using var context = host.Open();
        SubstituteRow For(string substitute, string? process = null, DateTimeOffset? until = null) => new()
        {
            PersonId = "zhou-ba", SubstituteId = substitute, Process = process, LimitFen = 500, ValidFrom = SmallHost.Morning.AddDays(-3), ValidTo = until,
        };
        context.AddRange(For("zheng-shi"), For("he-yi", "another-process"), For("wu-jiu", until: SmallHost.Morning.AddDays(-1)));
        await context.SaveChangesAsync(Cancel);
        SmallHost.Of(await host.StartAsync("away", 5m, Cancel));
        await RunAsync(host);

        Assert.Equal(["zheng-shi@union.example", "zhou-ba@union.example"], box.Sent.Select(m => m.To.Address).Order(StringComparer.Ordinal));
        Assert.Contains("代示例·周八办理", box.Sent.Single(m => m.To.Address.StartsWith("zheng", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Contains("您是", box.Sent.Single(m => m.To.Address.StartsWith("zhou", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Equal(2, await context.MailTokens.CountAsync(t => t.InstanceId == "away", Cancel));
    }

    [Fact]
    public async Task A_link_dies_with_its_task()
    {
        var box = new Box();
        await using var host = await HostAsync(box);
        var filed = SmallHost.Of(await host.StartAsync("linked", 10m, Cancel));
        await RunAsync(host);
        SmallHost.Of(await host.Runner.RunAsync(host.Approval(filed, "linked-approve"), Cancel));

        await using var context = host.Open();
        var token = await context.MailTokens.SingleAsync(t => t.TaskId == "linked.decide.1.decide", Cancel);
        Assert.Equal(("Decided", SmallHost.Morning), (token.Reason, token.KilledAt));
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again_later_under_the_same_name()
    {
        var box = new Box();
        box.Answers.Enqueue(new SendOutcome.Retry(Sentence.Of("mail.send.refused", ("answer", "421"))));
        await using var host = await HostAsync(box);
        SmallHost.Of(await host.StartAsync("again", 10m, Cancel));
        await RunAsync(host);
        await using var context = host.Open();
        var waiting = await context.Outbox.AsNoTracking().SingleAsync(o => o.InstanceId == "again" && o.Kind == OutboxKinds.Mail, Cancel);
        Assert.Equal((OutboxState.Open, 1, SmallHost.Morning.AddMinutes(1)), (waiting.State, waiting.Attempts, waiting.Due));
        host.Clock.Set(SmallHost.Morning.AddMinutes(1));
        await RunAsync(host);

        Assert.Equal(2, box.Sent.Count);
        Assert.Single(box.Sent.Select(m => m.MessageId).Distinct());
        Assert.Equal(["done", "done"], await StatesAsync(context, "again"));
    }

    [Fact]
    public async Task A_host_that_dies_after_sending_sends_again_under_the_same_name()
    {
        var box = new Box();
        await using var host = await HostAsync(box);
        SmallHost.Of(await host.StartAsync("crash", 10m, Cancel));
        await RunAsync(host);
        await using var context = host.Open();
        // What the row looks like when the host ends between sending and saying so.
        await context.Outbox.Where(o => o.InstanceId == "crash" && o.Kind == OutboxKinds.Mail)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.State, OutboxState.Open), Cancel);
        await RunAsync(host);

        Assert.Equal(2, box.Sent.Count);
        Assert.Single(box.Sent.Select(m => m.MessageId).Distinct());
    }

    /// <summary>A worker that was slow, so that its lease ended and another has the rest of what it took.</summary>
    [Fact]
    public async Task A_mail_another_worker_has_meanwhile_is_not_sent_by_the_first()
    {
        var box = new Box();
        await using var host = await HostAsync(box);
        SmallHost.Of(await host.StartAsync("slow-1", 10m, Cancel));
        SmallHost.Of(await host.StartAsync("slow-2", 10m, Cancel));
        var worker = host.Services.GetRequiredService<OutboxWorker>();
        await worker.RunDueAsync(Cancel);
        await using var context = host.Open();
        box.BeforeAnswering = async () => await context.Outbox.Where(o => o.InstanceId == "slow-2" && o.Kind == OutboxKinds.Mail)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.LeasedBy, "another"), Cancel);
        await worker.RunDueAsync(Cancel);

        Assert.Single(box.Sent);
        var others = await context.Outbox.AsNoTracking().SingleAsync(o => o.InstanceId == "slow-2" && o.Kind == OutboxKinds.Mail, Cancel);
        Assert.Equal((OutboxState.Open, "another"), (others.State, others.LeasedBy));
    }

    /// <summary>The lease runs on the clock of the database: moving the clock of a host by years ends none.</summary>
    [Fact]
    public async Task A_lease_does_not_end_because_a_host_has_another_time()
    {
        var box = new Box();
        await using var host = await HostAsync(box);
        SmallHost.Of(await host.StartAsync("held", 10m, Cancel));
        await using var context = host.Open();
        await context.Outbox.Where(o => o.InstanceId == "held").ExecuteUpdateAsync(set => set
            .SetProperty(o => o.LeasedBy, "another").SetProperty(o => o.LeaseUntil, DateTimeOffset.UtcNow.AddMinutes(1)), Cancel);
        host.Clock.Set(SmallHost.Morning.AddYears(5));
        await RunAsync(host);
        Assert.Empty(box.Sent);

        await context.Outbox.Where(o => o.InstanceId == "held").ExecuteUpdateAsync(set => set
            .SetProperty(o => o.LeaseUntil, DateTimeOffset.UtcNow.AddSeconds(-1)), Cancel);
        await RunAsync(host);
        Assert.Single(box.Sent);
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_put_aside_and_can_be_tried_again()
    {
        var box = new Box();
        box.Answers.Enqueue(new SendOutcome.Permanent(Sentence.Of("mail.send.refused", ("answer", "550"))));
        await using var host = await HostAsync(box);
        SmallHost.Of(await host.StartAsync("dead", 10m, Cancel));
        await RunAsync(host);
        var letters = host.Services.GetRequiredService<Deliveries>();
        var letter = Assert.Single(await letters.ListAsync(DeliveryList.GivenUp, 0, 10, Cancel));
        Assert.Equal(("dead", "zhou-ba", "邮件服务器不收：550"), (letter.InstanceId, letter.Recipient, letter.Error));
        Assert.True(await letters.ReviveAsync(letter.Id, Cancel));
        await RunAsync(host);

        Assert.Empty(await letters.ListAsync(DeliveryList.GivenUp, 0, 10, Cancel));
        Assert.Equal(2, box.Sent.Count);
    }

    private async Task<SmallHost> HostAsync(Box box)
    {
        var host = await SmallHost.OnAsync(database.ConnectionString, Cancel, services => services
            .AddOutgoingMail(new MailOptions { From = "office@union.example", PublicUrl = "https://union.example" })
            .AddOutbox()
            .AddSingleton(new InstallationInfo(true, "").Zone)
            .AddSingleton<IMailTransport>(box));
        await using var context = host.Open();
        await context.Outbox.ExecuteDeleteAsync(Cancel);
        return host;
    }

    private static async Task RunAsync(SmallHost host)
    {
        var worker = host.Services.GetRequiredService<OutboxWorker>();
        while (await worker.RunDueAsync(Cancel) > 0) { }
    }

    private static async Task<List<string>> StatesAsync(Data.WorkflowsContext context, string instance) =>
        [.. (await context.Outbox.Where(o => o.InstanceId == instance).Select(o => o.State).ToListAsync(Cancel)).Select(s => s.ToString().ToLowerInvariant())];

    /// <summary>A mail server that keeps what it is given and answers as it was told to.</summary>
    private sealed class Box : IMailTransport
    {
        public ConcurrentQueue<OutgoingMail> Sent { get; } = new();
        public ConcurrentQueue<SendOutcome> Answers { get; } = new();

        public Func<Task> BeforeAnswering { get; set; } = () => Task.CompletedTask;

        public async Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            Sent.Enqueue(mail);
            await BeforeAnswering();
            return Answers.TryDequeue(out var answer) ? answer : new SendOutcome.Delivered();
        }
    }
}
