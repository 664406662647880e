using System.Net.Security;
using Workflows.Host.Mail;
using Workflows.Testing;

namespace Workflows.Host.Tests.Mail;

/// <summary>Against a real Postfix, on a port that speaks TLS from the first byte.</summary>
public sealed class ImplicitTlsTransportTests(PostfixServer server) : IClassFixture<PostfixServer>
{
    private CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chinese_headers_and_both_bodies_arrive_character_for_character()
    {
        server.Needed();
        var mail = Mails.To("tls", "<m.5@union.example>") with
        {
            Subject = "请您审批：困难职工帮扶 示帮〔2026〕173号（6月23日前），申请人示例·𠮷田与示例·欧阳五十六，示例纺织有限公司工会",
            To = new("示例·𠮷八, \"主席\"", "tls@union.example"),
        };

        Assert.IsType<SendOutcome.Delivered>(await Transport().SendAsync(mail, Now));

        var received = Assert.Single(await server.ReceivedAsync("tls"));
        Assert.Equal(mail.Subject, received["Subject"]);
        Assert.Equal("示例·𠮷八, \"主席\" <tls@union.example>", received["To"]);
        Assert.Equal("工会办件 <banjian@union.example>", received["From"]);
        Assert.Equal("<m.5@union.example>", received["Message-ID"]);
        Assert.Equal("<case.1@union.example>", received["References"]);
        Assert.Equal("auto-generated", received["Auto-Submitted"]);
        Assert.Equal(mail.Text, received.Text);
        Assert.Equal(mail.Html.ReplaceLineEndings("\r\n"), received.Html);
        Assert.DoesNotContain(received.RawHeaders, c => c > '\x7f');
        Assert.All(received.RawHeaders.Split('\n'), line => Assert.InRange(line.Length, 0, 78));
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_refused_for_ever()
    {
        server.Needed();

        var outcome = await Transport().SendAsync(Mails.To("nobody"), Now);

        Assert.Equal("mail.send.refused", Assert.IsType<SendOutcome.Permanent>(outcome).Reason.Key);
    }

    [Fact]
    public async Task A_wrong_password_is_our_account_not_the_recipient()
    {
        server.Needed();

        var outcome = await Transport("wrong").SendAsync(Mails.To("wrong"), Now);

        var retry = Assert.IsType<SendOutcome.Retry>(outcome);
        Assert.Equal("mail.send.account", retry.Reason.Key);
        Assert.StartsWith("535", (string)retry.Reason.Values["answer"]!);
    }

    [Fact]
    public async Task A_certificate_nobody_trusts_gets_no_password()
    {
        server.Needed();
        var transport = new ImplicitTlsTransport(Settings(server.TlsPort, PostfixServer.Password), TimeProvider.System);

        var outcome = await transport.SendAsync(Mails.To("untrusted"), Now);

        Assert.Equal("mail.send.unreachable", Assert.IsType<SendOutcome.Retry>(outcome).Reason.Key);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_left_when_the_caller_cancels()
    {
        using var slow = new SilentServer("");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Now);
        cancel.CancelAfter(300);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new ImplicitTlsTransport(Settings(slow.Port, ""), TimeProvider.System).SendAsync(Mails.To("slow"), cancel.Token));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_tried_again_after_the_time_of_the_setting()
    {
        using var slow = new SilentServer("");
        var transport = new ImplicitTlsTransport(Settings(slow.Port, "") with { TimeoutSeconds = 1 }, TimeProvider.System);

        var outcome = await transport.SendAsync(Mails.To("slow"), Now);

        Assert.Equal("mail.send.slow", Assert.IsType<SendOutcome.Retry>(outcome).Reason.Key);
    }

    private ImplicitTlsTransport Transport(string password = PostfixServer.Password)
    {
        var trusted = server.Certificate.GetCertHashString();
        RemoteCertificateValidationCallback trust = (_, shown, _, _) => shown?.GetCertHashString() == trusted;
        return new(Settings(server.TlsPort, password), TimeProvider.System, trust);
    }

    private static MailOptions Settings(int port, string password) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Security = MailSecurity.ImplicitTls,
        User = password.Length > 0 ? PostfixServer.User : "",
        Password = password,
        From = "banjian@union.example",
    };
}
