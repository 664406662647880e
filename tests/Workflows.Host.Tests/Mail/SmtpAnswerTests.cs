using Workflows.Host.Mail;

namespace Workflows.Host.Tests.Mail;

public sealed class SmtpAnswerTests
{
    [Theory]
    [InlineData(550, "5.1.1 no such user", "Permanent mail.send.refused")]
    [InlineData(550, "no such user", "Permanent mail.send.refused")]
    [InlineData(552, "5.2.3 message too large", "Permanent mail.send.refused")]
    [InlineData(553, "mailbox name not allowed", "Permanent mail.send.refused")]
    [InlineData(554, "5.7.1 relay access denied", "Retry mail.send.account")]
    [InlineData(550, "Mailbox unavailable. The server response was: 5.7.1 rejected by policy", "Retry mail.send.account")]
    [InlineData(535, "5.7.8 authentication failed", "Retry mail.send.account")]
    [InlineData(530, "5.7.0 must issue STARTTLS first", "Retry mail.send.account")]
    [InlineData(421, "4.3.2 shutting down", "Retry mail.send.notNow")]
    [InlineData(450, "4.2.0 greylisted", "Retry mail.send.notNow")]
    [InlineData(452, "4.2.2 mailbox full", "Retry mail.send.notNow")]
    [InlineData(503, "bad sequence of commands", "Retry mail.send.notNow")]
    public void A_refusal_lasts_only_where_the_mail_or_its_recipient_is_the_cause(int code, string words, string expected) =>
        Assert.Equal(expected, new SmtpAnswer(code, words).Refusal switch
        {
            SendOutcome.Permanent p => "Permanent " + p.Reason.Key,
            SendOutcome.Retry r => "Retry " + r.Reason.Key,
            _ => "Delivered",
        });
}
