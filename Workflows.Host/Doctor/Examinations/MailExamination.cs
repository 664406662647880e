using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Workflows.Host.Mail;

namespace Workflows.Host.Doctor.Examinations;

/// <summary>Whether mail is set up, its settings make sense, and the server answers.</summary>
public sealed class MailExamination(MailOptions options, IConfiguration settings) : IExamination
{
    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var problem in MailOptionsCheck.ProblemsOf(options))
            yield return new(Gravity.Wrong, problem, Definitions.Texts.Sentence.Of("doctor.mail.do"));
        if (!options.HasServer)
            yield return Finding.Advice("doctor.mail.none");
        else if (await ReasonAsync(cancellation) is { } reason)
            yield return Finding.Wrong("doctor.mail.unreachable", ("host", options.Host), ("port", options.PortInUse), ("reason", reason));
        else
            yield return Finding.Good("doctor.mail", ("host", options.Host), ("port", options.PortInUse));
        if (settings["Mail:PublicUrl"] is not { Length: > 0 } address)
            yield return Finding.Advice("doctor.publicUrl.none", ("address", options.PublicUrl));
        else if (!address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            yield return Finding.Advice("doctor.publicUrl.plain", ("address", address));
        else
            yield return Finding.Good("doctor.publicUrl", ("address", address));
    }

    /// <summary>Null where somebody answers at the port.</summary>
    private async Task<string?> ReasonAsync(CancellationToken cancellation)
    {
        using var line = new TcpClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(8));
        try
        {
            await line.ConnectAsync(options.Host, options.PortInUse, limit.Token);
            return null;
        }
        catch (Exception reason) when (reason is SocketException or OperationCanceledException)
        {
            return reason.Message;
        }
    }
}
