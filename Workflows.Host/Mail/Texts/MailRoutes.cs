namespace Workflows.Host.Mail;

/// <summary>The pages mails lead to, in one place so that a renamed page is found.</summary>
public static class MailRoutes
{
    public const string Inbox = "/inbox";

    /// <summary>Where a person chooses which mails to get.</summary>
    public const string Choices = "/preferences/mails";

    /// <summary>The page of a personal link; opening it decides nothing.</summary>
    public static string Link(string token) => "/m/" + token;

    public static string Task(string taskId) => "/tasks/" + Uri.EscapeDataString(taskId);

    public static string Case(string instanceId) => "/cases/" + Uri.EscapeDataString(instanceId);

    /// <summary>A page of the installation, which may itself lie below a path.</summary>
    public static Uri In(Uri installation, string path) =>
        new(installation.AbsoluteUri.TrimEnd('/') + path, UriKind.Absolute);
}
