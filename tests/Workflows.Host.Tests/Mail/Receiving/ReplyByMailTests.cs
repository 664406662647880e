using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Data.Delivery;
using Workflows.Data.Mail;
using Workflows.Engine.State;
using Workflows.Host.Mail;
using Workflows.Host.Mail.Receiving;
using Workflows.Host.Outbox;
using Workflows.Testing;

namespace Workflows.Host.Tests.Mail.Receiving;

/// <summary>Answering a mail, all the way: out by a real Postfix, back by it, out of a real Dovecot by POP3 over TLS, into the case.</summary>
public sealed partial class ReplyByMailTests(TestHost host, MailboxServer server) : IClassFixture<TestHost>, IClassFixture<MailboxServer>
{
    private const string Verdict = "mx.union.example";
    private readonly SmallProcesses _processes = new(host);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_decides_and_is_kept_as_evidence()
    {
        server.Needed();
        await using var app = await AppAsync();
        var instance = await _processes.OpinionAsync();
        var address = await AddressAsync(app, instance);

        await SendAsync(address, "同意\r\n\r\n> 请您审批\r\n");
        Assert.Equal(1, await ReadAsync(app));

        var now = await _processes.NowAsync(instance.Id);
        Assert.Equal(("approved", "zhou-ba"), (now.LastVisit("stage")!.Outcome, now.LastVisit("stage")!.Actors[0]));
        var row = await RowAsync(instance.Id);
        Assert.Equal(("approve", "zhou-ba", ReceivedMailState.Settled), (row.Outcome, row.PersonId, row.State));
        await using var context = await ContextAsync();
        Assert.True(await context.Evidence.AnyAsync(e => e.Hash == row.EvidenceHash && e.SubjectId == "zhou-ba", Stop));
        Assert.True(await context.SystemJournal.AnyAsync(j => j.Kind == "mailReceived", Stop));
        Assert.Equal(0, await ReadAsync(app));
    }

    [Fact]
    public async Task A_rejection_carries_its_reason_into_the_record()
    {
        server.Needed();
        await using var app = await AppAsync();
        var instance = await _processes.OpinionAsync();

        await SendAsync(await AddressAsync(app, instance), "不同意：场地不合适，请另选。\r\n");
        await ReadAsync(app);

        Assert.Equal("rejected", (await _processes.NowAsync(instance.Id)).LastVisit("stage")!.Outcome);
        Assert.Equal("reject", (await RowAsync(instance.Id)).Outcome);
    }

    [Fact]
    public async Task What_is_not_understood_is_answered_once_and_the_task_waits()
    {
        server.Needed();
        await using var app = await AppAsync();
        var instance = await _processes.OpinionAsync();
        var address = await AddressAsync(app, instance);

        await SendAsync(address, "好的，知道了\r\n");
        await SendAsync(address, "知道了\r\n", count: 2);
        Assert.Equal(2, await ReadAsync(app));

        Assert.Single((await _processes.NowAsync(instance.Id)).Tasks);
        await using var context = await ContextAsync();
        Assert.Equal(["answered", "ignored"], await context.ReceivedMails.Where(m => m.InstanceId == instance.Id).OrderBy(m => m.Id).Select(m => m.Outcome).ToListAsync(Stop));
        var answer = await context.Outbox.SingleAsync(o => o.InstanceId == instance.Id && o.Seq < 0, Stop);
        Assert.Equal((OutboxKinds.Mail, "zhou-ba"), (answer.Kind, answer.Recipient));
        Assert.Contains("第一行不是约定的词", answer.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_one_waits_in_quarantine_where_it_is_looked_at_and_put_away()
    {
        server.Needed();
        await using var app = await AppAsync();
        var instance = await _processes.OpinionAsync();
        await SendAsync(await AddressAsync(app, instance), "同意\r\n", verdict: "dmarc=fail header.from=union.example");
        await ReadAsync(app);

        Assert.Single((await _processes.NowAsync(instance.Id)).Tasks);
        var row = await RowAsync(instance.Id);
        Assert.Equal(("quarantined", ReceivedMailState.Waiting), (row.Outcome, row.State));
        using var administrator = await host.SignedInAsync("qin-guan");
        var list = await administrator.GetStringAsync("/admin/received", Stop);
        Assert.Contains("收信服务器不能证明发件人", list, StringComparison.Ordinal);
        var opened = await PostAsync(administrator, "Open", list, ("id", $"{row.Id}"));
        Assert.Contains("<pre class=\"mail-plain\">同意", opened, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"act\"", opened, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", await PostAsync(administrator, "Dismiss", list, ("id", $"{row.Id}"), ("reason", "假")), StringComparison.Ordinal);
        await PostAsync(administrator, "Dismiss", list, ("id", $"{row.Id}"), ("reason", "冒名的信，已告知本人"));
        Assert.Equal(ReceivedMailState.Dismissed, (await RowAsync(instance.Id)).State);
    }

    [Fact]
    public async Task Money_has_no_reply_address_and_a_returned_mail_names_whom_it_did_not_reach()
    {
        server.Needed();
        await using var app = await AppAsync();
        Assert.Null(await AddressOrNoneAsync(app, await _processes.OpinionAsync(200m)));

        var instance = await _processes.OpinionAsync();
        var address = await AddressAsync(app, instance);
        await SendAsync("banjian@union.example", $"--b\r\n\r\nNo such mailbox.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nReply-To: <{address}>\r\n\r\n--b--\r\n",
            type: "multipart/report; report-type=delivery-status; boundary=b");
        await ReadAsync(app);
        var row = await RowAsync(instance.Id);
        Assert.Equal(("bounced", "zhou-ba", ReceivedMailState.Waiting), (row.Outcome, row.PersonId, row.State));
    }

    [Fact]
    public async Task A_wrong_password_or_an_untrusted_certificate_opens_no_mailbox()
    {
        server.Needed();
        var options = Options;
        await Assert.ThrowsAsync<IOException>(() => Pop3Mailbox.OpenAsync(options, Stop));
        await Assert.ThrowsAsync<IOException>(() => Pop3Mailbox.OpenAsync(options with { Password = "wrong" }, Stop, (_, _, _, _) => true));
    }

    private MailboxOptions Options => new() { Host = "127.0.0.1", Port = server.Port, User = MailboxServer.User, Password = MailboxServer.Password, Address = "banjian@union.example", AuthservId = Verdict };

    /// <summary>Mails go into the folder, so that only replies lie in the mailbox; the loop that reads it is asleep.</summary>
    private Task<WebApplication> AppAsync() => host.AnotherAsync(new()
    {
        ["Mail:Replies:Host"] = "127.0.0.1", ["Mail:Replies:Port"] = "1", ["Mail:Replies:User"] = MailboxServer.User, ["Mail:Replies:Password"] = MailboxServer.Password,
        ["Mail:Replies:Address"] = "banjian@union.example", ["Mail:Replies:AuthservId"] = Verdict, ["Mail:Replies:EverySeconds"] = "86400",
    });

    private async Task<string> AddressAsync(WebApplication app, ProcessInstance instance) => (await AddressOrNoneAsync(app, instance))!;

    /// <summary>What the mail to zhou-ba about the task says to reply to.</summary>
    private static async Task<string?> AddressOrNoneAsync(WebApplication app, ProcessInstance instance)
    {
        var task = instance.Tasks[0];
        var loaded = (await app.Services.GetRequiredService<Workflows.Host.Execution.InstanceStore>().FindAsync(instance.Id, Stop))!;
        var request = await app.Services.GetRequiredService<Workflows.Host.World.Worlds>().AskAsync(app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), instance,
            world => app.Services.GetRequiredService<NotifyMails>().Of(new OutboxRow { InstanceId = instance.Id, Recipient = "zhou-ba", Kind = OutboxKinds.Mail, Payload = "" },
                new Workflows.Engine.Effects.Notify("taskOpened", [], task.Id), loaded, task, "zhou-ba", world), Stop);
        await using var scope = app.Services.CreateAsyncScope();
        Assert.IsType<SendOutcome.Delivered>(await scope.ServiceProvider.GetRequiredService<MailDelivery>().DeliverAsync(request, Stop));
        var id = MailIds.Message(request.Key, "zhou-ba", app.Services.GetRequiredService<MailOptions>().From);
        var sent = Directory.GetFiles(app.Services.GetRequiredService<MailOptions>().Folder, "*.eml").Select(File.ReadAllText).Single(m => m.Contains(id, StringComparison.Ordinal));
        return ReplyTo().Match(sent) is { Success: true } found ? found.Groups[1].Value : null;
    }

    /// <summary>From zhou-ba's registered address, with the verdict a border server would have put on top.</summary>
    private async Task SendAsync(string to, string text, string verdict = "dmarc=pass header.from=union.example", string type = "text/plain; charset=utf-8", int count = 1)
    {
        await using var context = await ContextAsync();
        var from = await context.Persons.Where(p => p.Id == "zhou-ba").Select(p => p.Email).SingleAsync(Stop);
        var domain = from!.Split('@')[1];
        var mail = $"Authentication-Results: {Verdict}; {verdict.Replace("union.example", domain, StringComparison.Ordinal)}\r\nFrom: <{from}>\r\nTo: <{to}>\r\nSubject: Re: x\r\n"
            + $"Message-ID: <{Guid.NewGuid():N}@union.example>\r\nMIME-Version: 1.0\r\nContent-Type: {type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}";
        using var socket = new System.Net.Sockets.TcpClient("127.0.0.1", server.Postfix.Port);
        await using var stream = socket.GetStream();
        using var reader = new StreamReader(stream);
        await reader.ReadLineAsync(Stop);
        foreach (var line in new[] { "HELO test", $"MAIL FROM:<{from}>", $"RCPT TO:<{to}>", "DATA", mail + "\r\n." })
        {
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line + "\r\n"), Stop);
            Assert.Matches("^[23]", (await reader.ReadLineAsync(Stop))!);
        }
        await server.Postfix.ReceivedAsync(to.Split('@')[0], count);
    }

    private async Task<int> ReadAsync(WebApplication app)
    {
        var services = app.Services;
        return await new MailboxReader(services.GetRequiredService<MailIntake>(), Options, TimeProvider.System) { Trust = (_, _, _, _) => true }.ReadAsync(Stop);
    }

    private async Task<ReceivedMailRow> RowAsync(string instanceId)
    {
        await using var context = await ContextAsync();
        return await context.ReceivedMails.AsNoTracking().SingleAsync(m => m.InstanceId == instanceId, Stop);
    }

    private Task<WorkflowsContext> ContextAsync() => host.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(Stop);

    private static async Task<string> PostAsync(HttpClient client, string handler, string page, params (string Name, string Value)[] values)
    {
        using var answer = await client.PostAsync($"/admin/received?handler={handler}", new FormUrlEncodedContent(
            values.Append((TestHost.TokenName, TestHost.TokenOf(page))).Select(v => KeyValuePair.Create(v.Item1, v.Item2))), Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    [GeneratedRegex(@"^Reply-To: <(\S+)>\r?$", RegexOptions.Multiline)]
    private static partial Regex ReplyTo();
}
