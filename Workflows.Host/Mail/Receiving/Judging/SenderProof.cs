using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// What our own border server found out about the sender (RFC 8601): a DMARC pass, or where the domain publishes no policy a
/// DKIM signature or SPF pass of the same organisation (RFC 7489 §3.1, relaxed alignment).
/// </summary>
public static class SenderProof
{
    /// <summary>Why the verdict does not suffice; null where it does.</summary>
    public static Sentence? ProblemOf(MimeHeaders headers, Mailbox from, string authservId)
    {
        if (VerdictOf(headers, authservId) is not { } verdict) return Sentence.Of("receiving.quarantined.noVerdict", ("server", authservId));
        var dmarc = verdict.Of("dmarc").ToList();
        return dmarc.Any(d => d.Result is not ("pass" or "none" or "bestguesspass")) ? Problem("dmarc", dmarc[0].Result)
            : dmarc.Any(d => d["header.from"] is { } domain && !IsSame(domain, from.Domain)) ? Problem("header.from", dmarc[0]["header.from"] ?? "")
            : dmarc.Any(d => d.Result == "pass") && dmarc.All(d => d.Result == "pass") ? null
            : IsAligned(verdict, from.Domain) ? null
            : Problem("dmarc", dmarc is [var none, ..] ? none.Result : "none");
    }

    /// <summary>
    /// The topmost of our server. A border server puts its verdict above what came with the mail, so one below the trace of a
    /// foreign server came with the mail, whatever name it bears.
    /// </summary>
    public static AuthenticationResults? VerdictOf(MimeHeaders headers, string authservId)
    {
        foreach (var (name, value) in headers.Lines)
            if (name.Equals("Received", StringComparison.OrdinalIgnoreCase) && IsForeign(value, authservId)) return null;
            else if (name.Equals("Authentication-Results", StringComparison.OrdinalIgnoreCase)
                && AuthenticationResults.Read(value) is { } read && read.AuthservId.Equals(authservId.Trim(), StringComparison.OrdinalIgnoreCase))
                return read;
        return null;
    }

    /// <summary>Received by a host with a public name of another organisation; hosts without one are ours, behind the border.</summary>
    private static bool IsForeign(string received, string authservId)
    {
        var words = AuthenticationResults.WithoutComments(received)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var at = Array.FindIndex(words, w => w.Equals("by", StringComparison.OrdinalIgnoreCase));
        if (at < 0 || at + 1 == words.Length) return false;
        var host = words[at + 1].TrimEnd(';', '.').ToLowerInvariant();
        return host.Contains('.') && !host.Split('.')[^1].All(char.IsAsciiDigit) && !Inner.Any(end => host.EndsWith(end, StringComparison.Ordinal))
            && Domains.Organization(authservId) is { Length: > 0 } own && Domains.Organization(host) != own;
    }

    private static bool IsAligned(AuthenticationResults verdict, string domain) =>
        verdict.Of("dkim").Any(d => d.Result == "pass" && Domains.AreAligned(d["header.d"] ?? d["header.i"] ?? "", domain))
        || verdict.Of("spf").Any(s => s.Result == "pass" && Domains.AreAligned(s["smtp.mailfrom"] ?? s["smtp.mail"] ?? "", domain));

    private static bool IsSame(string one, string other) => Mailboxes.PlainDomain(one) == Mailboxes.PlainDomain(other);

    private static Sentence Problem(string what, string result) => Sentence.Of("receiving.quarantined.notProven", ("what", what), ("result", result));

    private static readonly string[] Inner = [".local", ".localdomain", ".internal", ".intranet", ".lan", ".home.arpa"];
}
