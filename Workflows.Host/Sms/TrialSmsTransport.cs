using System.Globalization;
using System.Text;
using Workflows.Definitions.Texts;
using Workflows.Host.Mail;

namespace Workflows.Host.Sms;

/// <summary>
/// Writes messages into a folder and says so in the host's log, instead of sending them. For trying the product out: every page that uses it
/// says so.
/// </summary>
public sealed class TrialSmsTransport(string folder, TimeProvider clock, ILogger<TrialSmsTransport> log) : ISmsTransport
{
    public bool IsSetUp => true;

    public bool IsTrial => true;

    public async Task<SendOutcome> SendAsync(ShortMessage message, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N")[..6] + ".txt");
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(file, $"{message.Mobile}\n{message.Text}\n", Encoding.UTF8, cancellation);
            log.LogWarning("Trial: a short message was not sent but written to {File}", file);
            return new SendOutcome.Delivered();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new SendOutcome.Retry(Sentence.Of("sms.folder", ("folder", folder), ("reason", fault.Message)));
        }
    }
}
