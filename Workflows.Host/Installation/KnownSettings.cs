using System.Collections.Immutable;
using System.Reflection;
using Workflows.Host.Mail;
using Workflows.Host.Mail.Receiving;

namespace Workflows.Host.Installation;

/// <summary>
/// Every setting an installation may be given, by file, environment (<c>Mail__Host</c>) or command line. A name nobody knows is
/// a mistake that would stay without effect: the doctor names it. Settings of the framework (<c>Logging</c>, <c>urls</c>) are its own.
/// </summary>
public static class KnownSettings
{
    /// <summary>Sections whose names are not ours: server settings of PostgreSQL, the places where people may sign in, headers and templates of a provider of short messages.</summary>
    private static readonly string[] OthersNames = ["Postgres:Settings:", "SignIn:External:", "Sms:Headers:", "Sms:Templates:"];

    public static ImmutableSortedSet<string> Names { get; } = ImmutableSortedSet.Create(StringComparer.OrdinalIgnoreCase,
    [
        "Backup:Folder", "Backup:Keep",
        "ConnectionStrings:Workflows",
        "DataFolder",
        "Database:Provider",
        "Installation:Demonstration", "Installation:TimeZone", "Installation:UnionName",
        .. WrittenTo(typeof(MailOptions)).Select(p => $"{MailOptions.Section}:{p}"),
        .. WrittenTo(typeof(MailboxOptions)).Select(p => $"{MailboxOptions.Section}:{p}"),
        "Postgres:Database", "Postgres:Directory", "Postgres:System",
        .. Web.RateLimits.Settings,
        "Sealing:MasterKey",
        .. WrittenTo(typeof(Identity.SessionLimits)).Select(p => $"{Identity.SessionLimits.Section}:{p}"),
        .. WrittenTo(typeof(Sms.SmsOptions)).Select(p => $"{Sms.SmsOptions.Section}:{p}"),
        Webhooks.WebhookNetworks.Setting,
    ]);

    /// <summary>Settings that are given below our sections and that nobody reads, in order.</summary>
    public static IEnumerable<string> UnknownIn(IConfiguration settings) => Names.Where(n => n.Contains(':', StringComparison.Ordinal))
        .Select(n => n[..n.IndexOf(':', StringComparison.Ordinal)]).Distinct(StringComparer.OrdinalIgnoreCase)
        .SelectMany(section => settings.GetSection(section).AsEnumerable())
        .Where(s => s.Value is not null && !Names.Contains(s.Key) && !OthersNames.Any(o => s.Key.StartsWith(o, StringComparison.OrdinalIgnoreCase)))
        .Select(s => s.Key).Order(StringComparer.Ordinal);

    private static IEnumerable<string> WrittenTo(Type options) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && !p.PropertyType.IsAssignableTo(typeof(System.Collections.IDictionary))).Select(p => p.Name);
}
