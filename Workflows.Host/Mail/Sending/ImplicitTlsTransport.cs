using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>
/// Sends over TLS from the first byte (RFC 8314, port 465), which <see cref="System.Net.Mail.SmtpClient"/> cannot.
/// One connection a mail. Certificates are checked against the roots the operating system trusts.
/// </summary>
public sealed class ImplicitTlsTransport(MailOptions options, TimeProvider clock, RemoteCertificateValidationCallback? trust = null)
    : IMailTransport
{
    public async Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (HeaderCheck.ProblemOf(mail) is { } problem) return new SendOutcome.Permanent(problem);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(options.Host, options.PortInUse, limit.Token);
            await using var stream = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false, trust);
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, limit.Token);
            return await TalkAsync(new(stream), mail, Here(socket), limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome.Retry(Sentence.Of("mail.send.slow", ("host", options.Host), ("seconds", options.TimeoutSeconds)));
        }
        catch (Exception fault) when (fault is IOException or SocketException or AuthenticationException)
        {
            return new SendOutcome.Retry(
                Sentence.Of("mail.send.unreachable", ("host", options.Host), ("answer", fault.GetBaseException().Message)));
        }
    }

    private async Task<SendOutcome> TalkAsync(SmtpLine line, OutgoingMail mail, string here, CancellationToken cancellationToken)
    {
        var answer = await line.HearAsync(cancellationToken);
        foreach (var command in Commands(mail, here))
        {
            if (!answer.IsPositive) return answer.Refusal;
            answer = await line.SayAsync(command, cancellationToken);
        }
        if (!answer.IsPositive) return answer.Refusal;
        answer = await line.SayMailAsync(MailBytes.Of(mail, clock.GetUtcNow()), cancellationToken);
        if (!answer.IsPositive) return answer.Refusal;
        await GoodbyeAsync(line, cancellationToken);
        return new SendOutcome.Delivered();
    }

    private IEnumerable<string> Commands(OutgoingMail mail, string here)
    {
        yield return $"EHLO {here}";
        if (options.User.Length > 0)
            yield return "AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{options.User}\0{options.Password}"));
        yield return $"MAIL FROM:<{mail.From.Address}>";
        yield return $"RCPT TO:<{mail.To.Address}>";
        yield return "DATA";
    }

    // The mail is theirs already; a line that breaks now changes nothing.
    private static async Task GoodbyeAsync(SmtpLine line, CancellationToken cancellationToken)
    {
        try
        {
            await line.SayAsync("QUIT", cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
        }
    }

    private static string Here(TcpClient socket) => (socket.Client.LocalEndPoint as IPEndPoint)?.Address switch
    {
        { IsIPv4MappedToIPv6: true } mapped => $"[{mapped.MapToIPv4()}]",
        { AddressFamily: AddressFamily.InterNetworkV6 } v6 => $"[IPv6:{v6}]",
        { } v4 => $"[{v4}]",
        null => "[127.0.0.1]",
    };
}
