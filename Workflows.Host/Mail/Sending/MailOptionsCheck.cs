using System.Net;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>What is wrong with the mail settings, in sentences for the administrator; nothing where they can be used.</summary>
public static class MailOptionsCheck
{
    public static IEnumerable<Sentence> ProblemsOf(MailOptions options)
    {
        if (!HeaderCheck.IsAddress(options.From) || (options.HasServer && options.From == MailOptions.DemonstrationFrom))
            yield return Sentence.Of("mail.options.from", ("value", options.From));
        if (options.FromName.Any(char.IsControl))
            yield return Sentence.Of("mail.options.fromName");
        if (!IsPublicUrl(options.PublicUrl))
            yield return Sentence.Of("mail.options.publicUrl", ("value", options.PublicUrl));
        if (options.TimeoutSeconds is < 5 or > 600)
            yield return Sentence.Of("mail.options.timeout", ("value", options.TimeoutSeconds));
        foreach (var problem in options.HasServer ? ServerProblems(options) : FolderProblems(options))
            yield return problem;
    }

    private static IEnumerable<Sentence> ServerProblems(MailOptions options)
    {
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
            yield return Sentence.Of("mail.options.host", ("value", options.Host));
        if (options.Port is < 0 or > 65535)
            yield return Sentence.Of("mail.options.port", ("value", options.Port));
        if (options.User.Length > 0 && options.Password.Length == 0)
            yield return Sentence.Of("mail.options.passwordMissing", ("user", options.User));
        if (options.Security == MailSecurity.None && options.User.Length > 0)
            yield return Sentence.Of("mail.options.passwordInTheClear");
        if (options.Security == MailSecurity.None && !IsThisMachine(options.Host))
            yield return Sentence.Of("mail.options.unprotected", ("host", options.Host));
    }

    private static IEnumerable<Sentence> FolderProblems(MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Folder))
            yield return Sentence.Of("mail.options.folder");
    }

    private static bool IsPublicUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var read)
        && (read.Scheme == Uri.UriSchemeHttps || (read.Scheme == Uri.UriSchemeHttp && read.IsLoopback))
        && read.Query.Length == 0 && read.Fragment.Length == 0 && read.UserInfo.Length == 0;

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
