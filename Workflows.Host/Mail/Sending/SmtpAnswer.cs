using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Mail;

/// <summary>
/// One answer of an SMTP server: the three digits of RFC 5321 and the words behind them, which often begin with the finer
/// code of RFC 3463 (5.1.1 no such mailbox).
/// </summary>
public sealed partial record SmtpAnswer(int Code, string Words)
{
    public bool IsPositive => Code is >= 200 and < 400;

    /// <summary>
    /// What a refusal means for the mail. Refused for ever is only what lies with the mail or its recipient; where the
    /// server refuses *us* (account, relaying, policy) an administrator can help, so the mail is kept.
    /// </summary>
    public SendOutcome Refusal => this switch
    {
        { Code: 530 or 534 or 535 or 538 } => new SendOutcome.Retry(Reason("mail.send.account")),
        { Code: >= 500 and < 600, Subject: 7 } => new SendOutcome.Retry(Reason("mail.send.account")),
        { Code: 500 or 502 or 503 or 504 } => new SendOutcome.Retry(Reason("mail.send.notNow")),
        { Code: >= 500 and < 600 } => new SendOutcome.Permanent(Reason("mail.send.refused")),
        _ => new SendOutcome.Retry(Reason("mail.send.notNow")),
    };

    /// <summary>The second figure of the finer code: 1 address, 2 mailbox, 3 system, 7 policy; null where there is none.</summary>
    public int? Subject => FinerCode().Match(Words) is { Success: true } found
        ? int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : null;

    private Sentence Reason(string key) => Sentence.Of(key, ("answer", $"{Code} {Words}".Trim()));

    [GeneratedRegex(@"\b[45]\.(\d{1,3})\.\d{1,3}\b", RegexOptions.NonBacktracking)]
    private static partial Regex FinerCode();
}
