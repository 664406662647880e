using System.Text.RegularExpressions;
using Workflows.Definitions.Texts;
using Workflows.Host.Mail;

namespace Workflows.Host.Tests.Mail;

public sealed class MailDeliveryTests
{
    // 2026-06-17 08:30 in Shanghai.
    private static readonly DateTimeOffset Morning = new(2026, 6, 17, 0, 30, 0, TimeSpan.Zero);

    private readonly KeptMails _sent = new();
    private readonly KeptTokens _tokens = new();
    private CancellationToken Now => TestContext.Current.CancellationToken;

    private static readonly MailRequest Request = new()
    {
        Key = "case-1/17/0",
        Kind = MailKind.TaskAssigned,
        RecipientId = "zhouba",
        InstanceId = "case-1",
        Task = new("task-1", 2, "package-4"),
        Case = Mails.Case,
    };

    [Fact]
    public async Task The_link_in_the_mail_is_the_one_whose_hash_is_kept()
    {
        Assert.IsType<SendOutcome.Delivered>(await Delivery().DeliverAsync(Request, Now));

        var mail = Assert.Single(_sent.Mails);
        var link = Regex.Match(mail.Text, @"https://banjian\.union\.example/m/(\S+)").Groups[1].Value;
        var token = Assert.Single(_tokens.Rows);
        Assert.Equal(MailLinks.HashOf(link), token.Hash);
        Assert.Equal(("zhouba", "case-1", "task-1", 2, "package-4"), (token.PersonId, token.InstanceId, token.TaskId, token.Visit, token.PackageHash));
        Assert.Equal(Morning, token.IssuedAt);
        Assert.Equal(new DateTimeOffset(2026, 6, 23, 9, 30, 0, TimeSpan.Zero), token.ExpiresAt);
        Assert.DoesNotContain(link, token.ToString());
        Assert.Equal(new MailAddressee("示例·周八", "zhouba@union.example"), mail.To);
    }

    [Fact]
    public async Task A_second_attempt_bears_the_name_of_the_first_and_another_recipient_another()
    {
        await Delivery().DeliverAsync(Request, Now);
        await Delivery().DeliverAsync(Request, Now);
        await Delivery().DeliverAsync(Request with { RecipientId = "zhengshi" }, Now);
        await Delivery().DeliverAsync(Request with { Key = "case-1/18/0" }, Now);

        var ids = _sent.Mails.Select(m => m.MessageId).ToList();
        Assert.Equal(ids[0], ids[1]);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Single(_sent.Mails.Select(m => m.Thread).Distinct());
        Assert.All(_sent.Mails, m => Assert.Null(HeaderCheck.ProblemOf(m)));
    }

    [Fact]
    public async Task After_the_due_hour_the_mail_leads_to_sign_in_because_a_link_would_be_dead()
    {
        await Delivery(new(2026, 6, 23, 9, 30, 0, TimeSpan.Zero)).DeliverAsync(Request with { Kind = MailKind.ReminderAfter }, Now);

        Assert.Empty(_tokens.Rows);
        Assert.Contains("https://banjian.union.example/tasks/task-1\r\n", Assert.Single(_sent.Mails).Text);
    }

    [Theory]
    [InlineData(MailKind.AccountCorrection)]
    [InlineData(MailKind.Escalated)]
    [InlineData(MailKind.Copied)]
    public async Task Who_is_not_asked_to_decide_gets_no_link_that_decides(MailKind kind)
    {
        await Delivery().DeliverAsync(Request with { Kind = kind }, Now);

        Assert.Empty(_tokens.Rows);
    }

    [Fact]
    public async Task A_notice_opens_the_notice()
    {
        var notice = Request with { Kind = MailKind.NoticePublished, Task = null, Case = Mails.Case with { OpensPath = "/notices/173" } };

        await Delivery().DeliverAsync(notice, Now);

        Assert.Contains("https://banjian.union.example/notices/173\r\n", Assert.Single(_sent.Mails).Text);
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("https://evil.example/x")]
    [InlineData("/\\evil.example")]
    public async Task A_mail_never_leads_to_another_house(string path) =>
        Assert.Equal("mail.request.opensElsewhere", await RefusalAsync(Request with { Case = Mails.Case with { OpensPath = path } }));

    [Fact]
    public async Task A_result_against_the_applicant_is_not_sent_without_reasons()
    {
        var refused = Request with { Kind = MailKind.Decided, Task = null, Case = Mails.Case with { Result = new(new("不批准", "Refused"), false) } };

        Assert.Equal("mail.request.noReasons", await RefusalAsync(refused));
        Assert.Equal("mail.request.noReasons", await RefusalAsync(refused with { Case = refused.Case with { Reasons = new("  ", "") } }));
        Assert.Equal("mail.request.noResult", await RefusalAsync(Request with { Kind = MailKind.Decided }));
        Assert.IsType<SendOutcome.Delivered>(await Delivery().DeliverAsync(
            refused with { Case = refused.Case with { Result = new(new("批准", "Approved"), true) } }, Now));
    }

    [Fact]
    public async Task Whoever_has_left_or_has_no_address_is_said_so()
    {
        Assert.Equal("mail.request.noPerson", await RefusalAsync(Request with { RecipientId = "gone" }));
        Assert.Equal("mail.request.noAddress", await RefusalAsync(Request with { RecipientId = "mute" }));
        Assert.Equal("mail.request.noHeadline", await RefusalAsync(Request with { Kind = MailKind.Generic }));
    }

    [Fact]
    public async Task What_the_post_says_comes_back()
    {
        _sent.Outcome = new SendOutcome.Retry(Sentence.Of("mail.send.slow"));

        Assert.Equal(_sent.Outcome, await Delivery().DeliverAsync(Request, Now));
    }

    [Fact]
    public void A_request_comes_out_of_the_outbox_as_it_went_in()
    {
        var full = Request with
        {
            Case = Mails.Case with
            {
                By = MailWords.Same("示例·周八"),
                Result = new(new("不批准", "Refused"), false, new("复核", "Review")),
                OpensPath = "/notices/1",
            },
        };

        var json = full.ToJson();

        Assert.Equal(json, MailRequest.FromJson(json).ToJson());
        Assert.Contains("\"kind\":\"taskAssigned\"", json);
        Assert.Contains("\"stepUp\":\"money\"", json);
        Assert.Contains("困难职工帮扶", json);
        Assert.Equal(3, MailRequest.FromJson(json).Case.Facts.Length);
        Assert.Equal(full.Case.Due, MailRequest.FromJson(json).Case.Due);
    }

    [Fact]
    public void A_request_stored_with_few_facts_is_still_read()
    {
        var read = MailRequest.FromJson("""
            {"key":"c/1/0","kind":"reminderAfter","recipientId":"p","case":{"process":{"chinese":"选举","english":""},"number":"示选〔2026〕1号","union":{"chinese":"示例工会","english":""}}}
            """);

        Assert.Equal(MailKind.ReminderAfter, read.Kind);
        Assert.Empty(read.Case.Facts);
        Assert.Equal(MailStepUp.None, read.Case.StepUp);
    }

    [Fact]
    public void Eight_attempts_are_spread_over_a_day_and_a_half()
    {
        var waits = Enumerable.Range(1, RetrySchedule.Attempts).Select(RetrySchedule.Next).ToList();

        Assert.Equal([1, 5, 15, 60, 180, 480, 1440, null], waits.Select(w => w?.TotalMinutes));
        Assert.Null(RetrySchedule.Next(100));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetrySchedule.Next(0));
    }

    private async Task<string> RefusalAsync(MailRequest request)
    {
        var outcome = await Delivery().DeliverAsync(request, Now);
        Assert.Empty(_sent.Mails);
        return Assert.IsType<SendOutcome.Permanent>(outcome).Reason.Key;
    }

    private MailDelivery Delivery(DateTimeOffset? at = null) => new(
        _sent, Mails.Composer, new Directory(), _tokens, Mails.House,
        TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), new StoppedClock(at ?? Morning));

    private sealed class StoppedClock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }

    private sealed class Directory : IMailRecipients
    {
        public Task<MailRecipient?> FindAsync(string personId, CancellationToken cancellationToken) => Task.FromResult(personId switch
        {
            "gone" => null,
            "mute" => new MailRecipient("示例·无邮", null),
            "zhouba" => new MailRecipient("示例·周八", "zhouba@union.example"),
            _ => new MailRecipient("示例·" + personId, personId + "@union.example"),
        });
    }

    private sealed class KeptMails : IMailTransport
    {
        public List<OutgoingMail> Mails { get; } = [];
        public SendOutcome Outcome { get; set; } = new SendOutcome.Delivered();

        public Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            Mails.Add(mail);
            return Task.FromResult(Outcome);
        }
    }

    private sealed class KeptTokens : IMailTokenStore
    {
        public List<MailToken> Rows { get; } = [];

        public Task IssueAsync(MailToken token, CancellationToken cancellationToken)
        {
            Rows.Add(token);
            return Task.CompletedTask;
        }

        public Task<MailToken?> FindAsync(string hash, CancellationToken cancellationToken) => Task.FromResult(Rows.Find(r => r.Hash == hash));
        public Task<bool> UseAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();
        public Task KillByTaskAsync(string taskId, MailTokenEnd by, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
