using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Workflows.Host.Tests.Mail;

/// <summary>
/// Trusts one certificate while it lives. SmtpClient asks the process, not the caller, so this stays in tests: an installation
/// puts its own authority among those the operating system trusts.
/// </summary>
internal sealed class TrustedHere : IDisposable
{
#pragma warning disable SYSLIB0014 // The only place SmtpClient takes a callback from.
    public static TrustedHere Certificate(X509Certificate2 trusted)
    {
        ServicePointManager.ServerCertificateValidationCallback =
            (_, shown, _, _) => shown is not null && shown.GetCertHashString() == trusted.GetCertHashString();
        return new();
    }

    public void Dispose() => ServicePointManager.ServerCertificateValidationCallback = null;
#pragma warning restore SYSLIB0014
}
