using System.Net;
using System.Net.Sockets;
using System.Text;
using Workflows.Host.Mail;
using Workflows.Testing;

namespace Workflows.Host.Tests.Mail;

/// <summary>Against a real Postfix.</summary>
public sealed class SmtpTransportTests(PostfixServer server) : IClassFixture<PostfixServer>
{
    private CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chinese_headers_and_both_bodies_arrive_character_for_character()
    {
        server.Needed();
        using var transport = Plain();
        var mail = Mails.To("whole") with
        {
            Subject = "请您审批：困难职工帮扶 示帮〔2026〕173号（6月23日前），申请人示例·𠮷田与示例·欧阳五十六，示例纺织有限公司工会",
            From = new("示例街道总工会 · 工会办件", "banjian@union.example"),
            To = new("示例·𠮷八, \"主席\"", "whole@union.example"),
        };

        Assert.IsType<SendOutcome.Delivered>(await transport.SendAsync(mail, Now));

        var received = Assert.Single(await server.ReceivedAsync("whole"));
        Assert.Equal(mail.Subject, received["Subject"]);
        Assert.Equal("示例街道总工会 · 工会办件", NameIn(received["From"]));
        Assert.Equal("示例·𠮷八, \"主席\"", NameIn(received["To"]));
        Assert.Equal(mail.Text, received.Text);
        Assert.Equal(mail.Html.ReplaceLineEndings("\r\n"), received.Html);
        Assert.DoesNotContain(received.RawHeaders, c => c > '\x7f');
    }

    [Fact]
    public async Task The_message_keeps_its_id_its_thread_and_says_that_it_was_sent_automatically()
    {
        server.Needed();
        using var transport = Plain();

        await transport.SendAsync(Mails.To("ids", "<m.77@union.example>"), Now);

        var received = Assert.Single(await server.ReceivedAsync("ids"));
        Assert.Equal(["<m.77@union.example>"], received.All("Message-ID"));
        Assert.Equal(["<case.1@union.example>"], received.All("In-Reply-To"));
        Assert.Equal(["<case.1@union.example>"], received.All("References"));
        Assert.Equal(["auto-generated"], received.All("Auto-Submitted"));
        Assert.StartsWith("multipart/alternative", received["Content-Type"]);
        Assert.Equal(["text/plain", "text/html"], received.Parts.Select(p => p["Content-Type"].Split(';')[0]));
    }

    [Fact]
    public async Task The_next_mail_takes_the_same_line()
    {
        server.Needed();
        using (var transport = Plain())
        {
            await transport.SendAsync(Mails.To("reuse", "<m.1@union.example>"), Now);
            await transport.SendAsync(Mails.To("reuse", "<m.2@union.example>"), Now);
            await transport.SendAsync(Mails.To("reuse", "<m.3@union.example>"), Now);
        }

        Assert.Equal(3, (await server.ReceivedAsync("reuse", 3)).Count);
        Assert.Contains("mail=3", await LogLineAsync("disconnect from", "mail=3"));
    }

    [Fact]
    public async Task After_a_pause_a_new_line_is_opened_because_the_server_may_have_closed_the_old_one()
    {
        server.Needed();
        var before = Connections;
        var clock = new JumpingClock();
        using (var transport = new SmtpTransport(Settings(server.Port), clock))
        {
            await transport.SendAsync(Mails.To("pause", "<m.1@union.example>"), Now);
            clock.Ahead = TimeSpan.FromSeconds(31);
            await transport.SendAsync(Mails.To("pause", "<m.2@union.example>"), Now);
        }

        Assert.Equal(2, (await server.ReceivedAsync("pause", 2)).Count);
        Assert.Equal(2, Connections - before);
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_refused_for_ever_and_the_next_mail_still_goes()
    {
        server.Needed();
        using var transport = Plain();

        var outcome = await transport.SendAsync(Mails.To("nobody"), Now);

        var refused = Assert.IsType<SendOutcome.Permanent>(outcome);
        Assert.Equal("mail.send.refused", refused.Reason.Key);
        Assert.Contains("5.1.1", (string)refused.Reason.Values["answer"]!);
        Assert.IsType<SendOutcome.Delivered>(await transport.SendAsync(Mails.To("after.nobody"), Now));
    }

    [Fact]
    public async Task A_mailbox_that_is_put_off_is_tried_again()
    {
        server.Needed();
        using var transport = Plain();

        var outcome = await transport.SendAsync(Mails.To("later"), Now);

        var retry = Assert.IsType<SendOutcome.Retry>(outcome);
        Assert.Equal("mail.send.notNow", retry.Reason.Key);
    }

    [Fact]
    public async Task The_password_goes_only_over_starttls_to_a_certificate_that_is_trusted()
    {
        server.Needed();
        using var transport = new SmtpTransport(Settings(server.SubmissionPort, MailSecurity.StartTls, PostfixServer.Password), TimeProvider.System);

        var untrusted = Assert.IsType<SendOutcome.Retry>(await transport.SendAsync(Mails.To("starttls"), Now));
        Assert.Equal("mail.send.unreachable", untrusted.Reason.Key);

        using (TrustedHere.Certificate(server.Certificate))
            Assert.IsType<SendOutcome.Delivered>(await transport.SendAsync(Mails.To("starttls"), Now));
        Assert.Single(await server.ReceivedAsync("starttls"));
        Assert.Contains("sasl_username=banjian", await LogLineAsync("sasl_username"));
    }

    [Fact]
    public async Task A_wrong_password_is_our_account_not_the_recipient()
    {
        server.Needed();
        using var transport = new SmtpTransport(Settings(server.SubmissionPort, MailSecurity.StartTls, "wrong"), TimeProvider.System);
        using var trust = TrustedHere.Certificate(server.Certificate);

        var outcome = await transport.SendAsync(Mails.To("wrong.password"), Now);

        Assert.Equal("mail.send.account", Assert.IsType<SendOutcome.Retry>(outcome).Reason.Key);
    }

    [Fact]
    public async Task A_server_that_is_down_is_tried_again()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var transport = new SmtpTransport(Settings(port), TimeProvider.System);

        var outcome = await transport.SendAsync(Mails.To("down"), Now);

        Assert.Equal("mail.send.unreachable", Assert.IsType<SendOutcome.Retry>(outcome).Reason.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("220 slow.union.example\r\n")]
    public async Task A_server_that_says_nothing_more_is_left_when_the_caller_cancels(string firstWords)
    {
        using var slow = new SilentServer(firstWords);
        using var transport = new SmtpTransport(Settings(slow.Port), TimeProvider.System);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Now);
        cancel.CancelAfter(300);

        var before = TimeProvider.System.GetTimestamp();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transport.SendAsync(Mails.To("slow"), cancel.Token));

        Assert.InRange(TimeProvider.System.GetElapsedTime(before).TotalSeconds, 0.2, 5);
    }

    [Fact]
    public async Task A_server_that_takes_longer_than_the_setting_is_tried_again()
    {
        using var slow = new SilentServer("220 slow.union.example\r\n");
        using var transport = new SmtpTransport(Settings(slow.Port) with { TimeoutSeconds = 1 }, TimeProvider.System);

        var outcome = await transport.SendAsync(Mails.To("slow"), Now);

        Assert.Equal("mail.send.slow", Assert.IsType<SendOutcome.Retry>(outcome).Reason.Key);
    }

    private SmtpTransport Plain() => new(Settings(server.Port), TimeProvider.System);

    private static MailOptions Settings(int port, MailSecurity security = MailSecurity.None, string password = "") => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Security = security,
        User = password.Length > 0 ? PostfixServer.User : "",
        Password = password,
        From = "banjian@union.example",
    };

    private static string NameIn(string header) => header[..header.LastIndexOf('<')].Trim();

    private int Connections => server.Log.Split(": connect from").Length - 1;

    private sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }
        public override long GetTimestamp() => System.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);
    }

    private async Task<string> LogLineAsync(params string[] words)
    {
        for (var tries = 0; ; tries++)
        {
            var line = server.Log.Split('\n').FirstOrDefault(l => words.All(w => l.Contains(w, StringComparison.Ordinal)));
            if (line is not null || tries == 50) return line ?? server.Log;
            await Task.Delay(100, Now);
        }
    }
}

/// <summary>Answers every connection with its first words and then never again.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _callers = [];

    public SilentServer(string firstWords)
    {
        _listener.Start();
        _ = AnswerAsync(firstWords);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private async Task AnswerAsync(string firstWords)
    {
        try
        {
            while (true)
            {
                var caller = await _listener.AcceptTcpClientAsync();
                _callers.Add(caller);
                await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes(firstWords));
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or IOException)
        {
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var caller in _callers) caller.Dispose();
    }
}
