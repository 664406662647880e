namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// Organisational domains (RFC 7489 §3.2): the name somebody registers, under which the rest is theirs. Names are registered
/// under the last label, or under the last two where the first of these is one of the usual kinds below a country's code
/// (<c>org.cn</c>, <c>co.uk</c>) or a Chinese province's letters (<c>gd.cn</c>).
/// </summary>
public static class Domains
{
    private static readonly HashSet<string> Kinds = ["com", "net", "org", "gov", "edu", "ac", "mil", "co", "or", "ne", "go", "ltd", "plc", "sch", "nom", "gob", "gouv", "id", "info", "biz"];

    private static readonly HashSet<string> Provinces =
    [
        "ah", "bj", "cq", "fj", "gd", "gs", "gx", "gz", "ha", "hb", "he", "hi", "hk", "hl", "hn", "jl", "js", "jx", "ln", "mo", "nm", "nx", "qh",
        "sc", "sd", "sh", "sn", "sx", "tj", "tw", "xj", "xz", "yn", "zj",
    ];

    /// <summary>Empty where the name is no registered one, such as <c>org.cn</c> itself.</summary>
    public static string Organization(string domain)
    {
        var labels = Mailboxes.PlainDomain(domain).Split('.');
        var suffix = labels is [.., var kind, { Length: 2 } country] && (Kinds.Contains(kind) || (country == "cn" && Provinces.Contains(kind))) ? 2 : 1;
        return labels.Length <= suffix || labels.Any(l => l is "") ? "" : string.Join('.', labels[^(suffix + 1)..]);
    }

    /// <param name="proven">A domain or an address of it, as a verdict names it.</param>
    public static bool AreAligned(string proven, string domain) =>
        Organization(domain) is { Length: > 0 } organization && Organization(proven[(proven.LastIndexOf('@') + 1)..]) == organization;
}
