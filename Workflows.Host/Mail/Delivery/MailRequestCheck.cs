using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>What a request must hold before anything is sent.</summary>
public static class MailRequestCheck
{
    /// <summary>Null where the mail may be written.</summary>
    public static Sentence? ProblemOf(MailRequest request) => request switch
    {
        { Kind: MailKind.Decided, Case.Result: null } => Sentence.Of("mail.request.noResult"),
        // whoever is refused is told why.
        { Kind: MailKind.Decided, Case: { Result.Favourable: false, Reasons: var reasons } } when string.IsNullOrWhiteSpace(reasons?.Chinese) =>
            Sentence.Of("mail.request.noReasons"),
        { Kind: MailKind.Generic, Case.Headline: null } => Sentence.Of("mail.request.noHeadline"),
        { Case.OpensPath: { } path } when !IsOwnPath(path) => Sentence.Of("mail.request.opensElsewhere", ("path", path)),
        _ => null,
    };

    // "//host" and "/\host" are addresses of another host to a browser.
    private static bool IsOwnPath(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl);
}
