using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>
/// Sends by <see cref="SmtpClient"/>, plain or with STARTTLS. One mail at a time over one line, which is kept for the
/// next mail and hung up after <see cref="IdleLimit"/> or after anything went wrong. TLS from the first byte is
/// <see cref="ImplicitTlsTransport"/>'s.
/// </summary>
public sealed class SmtpTransport(MailOptions options, TimeProvider clock) : IMailTransport, IDisposable
{
    /// <summary>Shorter than servers wait (Postfix: 300 s), so that we never speak into a line they have closed.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private SmtpClient? _line;
    private long _lastUsed;

    public async Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (HeaderCheck.ProblemOf(mail) is { } problem) return new SendOutcome.Permanent(problem);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await SendInTurnAsync(mail, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<SendOutcome> SendInTurnAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var message = NetMessage.Of(mail);
            await Line().SendMailAsync(message, limit.Token).WaitAsync(limit.Token);
            _lastUsed = clock.GetTimestamp();
            return new SendOutcome.Delivered();
        }
        catch (Exception fault)
        {
            HangUp();
            cancellationToken.ThrowIfCancellationRequested();
            return OutcomeOf(fault) ?? throw new InvalidOperationException("Sending a mail failed in a way that is not known.", fault);
        }
    }

    private SendOutcome? OutcomeOf(Exception fault) => fault switch
    {
        OperationCanceledException => new SendOutcome.Retry(
            Sentence.Of("mail.send.slow", ("host", options.Host), ("seconds", options.TimeoutSeconds))),
        SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } refused =>
            new SmtpAnswer((int)refused.StatusCode, refused.Message).Refusal,
        SmtpException or IOException or SocketException or AuthenticationException => new SendOutcome.Retry(
            Sentence.Of("mail.send.unreachable", ("host", options.Host), ("answer", fault.GetBaseException().Message))),
        _ => null,
    };

    private SmtpClient Line()
    {
        if (_line is not null && clock.GetElapsedTime(_lastUsed) > IdleLimit) HangUp();
        return _line ??= new(options.Host, options.PortInUse)
        {
            EnableSsl = options.Security == MailSecurity.StartTls,
            Credentials = options.User.Length > 0 ? new NetworkCredential(options.User, options.Password) : null,
        };
    }

    private void HangUp()
    {
        _line?.Dispose();
        _line = null;
    }

    public void Dispose()
    {
        HangUp();
        _turn.Dispose();
    }
}
