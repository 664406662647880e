using Workflows.Host.Mail.Receiving;

namespace Workflows.Host.Tests.Mail.Receiving;

/// <summary>Who may decide by a mail, and what is never answered.</summary>
public sealed class MailJudgeTests
{
    [Fact]
    public void A_proven_reply_of_the_person_who_was_asked_decides()
    {
        var verdict = Assert.IsType<MailVerdict.Decided>(new Reply().Verdict);
        Assert.Equal(("approve", null), (verdict.Act, verdict.Reason));
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied\r\n")]
    [InlineData("Auto-Submitted: auto-generated (vacation)\r\n")]
    [InlineData("Precedence: bulk\r\n")]
    [InlineData("precedence:  LIST\r\n")]
    [InlineData("List-Id: <all.union.example>\r\n")]
    [InlineData("X-Autoreply: yes\r\n")]
    [InlineData("X-Auto-Response-Suppress: DR, OOF, AutoReply\r\n")]
    public void Automatic_mail_is_never_answered(string header) => Assert.Equal("ignored.automatic", (new Reply { Headers = header, Text = "我在休假" }).Said);

    [Theory]
    [InlineData("自动回复: 请您审批")]
    [InlineData("自动答复：请您审批")]
    [InlineData("=?gb2312?B?19S2r7vYuLQ6IHg=?=")]
    [InlineData("Automatic reply: please approve")]
    [InlineData("Auto: please approve")]
    [InlineData("Out of Office: please approve")]
    public void Nor_is_mail_whose_subject_says_so(string subject) => Assert.Equal("ignored.automatic", (new Reply { Subject = subject }).Said);

    [Fact]
    public void Nor_are_bounces_receipts_calendar_answers_and_our_own_mail()
    {
        Assert.Equal("ignored.noReturnPath", (new Reply { MailFrom = "" }).Said);
        Assert.Equal("ignored.noReturnPath", (new Reply { MailFrom = "<>" }).Said);
        Assert.Equal("ignored.noReturnPath", (new Reply { MailFrom = null, Headers = "Return-Path: <>\r\n" }).Said);
        Assert.Equal("ignored.bounce", (new Reply { Type = "multipart/report; report-type=delivery-status; boundary=b", Text = "--b\r\n\r\n同意\r\n--b--" }).Said);
        Assert.Equal("ignored.calendar", (new Reply { Type = "multipart/alternative; boundary=b", Text = "--b\r\n\r\n同意\r\n--b\r\nContent-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\n--b--" }).Said);
        Assert.Equal("ignored.own", (new Reply { From = "reply@approvals.example" }).Said);
        Assert.Equal("ignored.own", (new Reply { From = "MAILER-DAEMON@union.example" }).Said);
    }

    [Fact]
    public void A_person_may_say_that_their_mail_is_not_automatic() => Assert.Equal("approve", (new Reply { Headers = "Auto-Submitted: no\r\nPrecedence: normal\r\n" }).Said);

    [Fact]
    public void A_second_copy_is_ignored() =>
        Assert.Equal("ignored.duplicate", (new Reply { Context = new Reply().Context with { HasSeen = id => id == "<one@union.example>" } }).Said);

    [Theory]
    [InlineData("\"zhang@union.example\" <evil@other.example>", "notApprover")]
    [InlineData("zhang@union.example <evil@other.example>", "notApprover")]
    [InlineData("=?utf-8?q?zhang=40union=2Eexample?= <evil@other.example>", "notApprover")]
    [InlineData("zhang+x@union.example", "notApprover")]
    [InlineData("zhаng@union.example", "notApprover")]
    [InlineData("zhang@union.example.other.example", "notApprover")]
    [InlineData("zhang@union.example, evil@other.example", "from")]
    [InlineData("<zhang@union.example> <evil@other.example>", "from")]
    [InlineData("evil@other.example <zhang@union.example", "from")]
    [InlineData("a (comment <zhang@union.example>", "from")]
    [InlineData("zhang", "from")]
    [InlineData("", "from")]
    [InlineData(null, "from")]
    public void From_is_exactly_the_address_of_the_person_who_was_asked(string? from, string why) => Assert.Equal("quarantined." + why, (new Reply { From = from }).Said);

    [Theory]
    [InlineData("zhang@union.example")]
    [InlineData("Zhang@Union.EXAMPLE (示例)")]
    [InlineData("\"evil@other.example\" <zhang@union.example>")]
    [InlineData("=?gb18030?B?yr7A/Q==?=\r\n <zhang@union.example>")]
    public void And_it_may_be_written_in_any_way_that_reads_one_way(string from) => Assert.Equal("approve", (new Reply { From = from }).Said);

    [Fact]
    public void What_programs_read_differently_goes_to_quarantine()
    {
        Assert.Equal("fault.twice", (new Reply { Headers = "From: evil@other.example\r\n" }).Said);
        Assert.Equal("fault.twice", (new Reply { Headers = "from : zhang@union.example\r\n" }).Said);
        Assert.Equal("fault.twice", (new Reply { Headers = "Content-Type: text/html\r\n" }).Said);
        Assert.Equal("fault.header", (new Reply { Headers = "no header at all\r\n" }).Said);
        Assert.Equal("quarantined.noMessageId", (new Reply { MessageId = null }).Said);
        Assert.Equal("quarantined.noMessageId", (new Reply { MessageId = "one two" }).Said);
    }

    [Fact]
    public void Sender_other_than_From_goes_to_quarantine()
    {
        Assert.Equal("quarantined.sender", (new Reply { Headers = "Sender: secretary@union.example\r\n" }).Said);
        Assert.Equal("quarantined.sender", (new Reply { Headers = "Sender: \r\n" }).Said);
        Assert.Equal("approve", (new Reply { Headers = "Sender: <ZHANG@union.example>\r\n" }).Said);
    }

    [Fact]
    public void Only_the_secret_address_decides()
    {
        Assert.Equal("quarantined.address", (new Reply { RcptTo = "reply@approvals.example" }).Said);
        Assert.Equal("quarantined.address", (new Reply { RcptTo = "reply+0000000000000000@approvals.example" }).Said);
        Assert.Equal("quarantined.address", (new Reply { To = "colleague@union.example" }).Said);
        Assert.Equal("approve", (new Reply { RcptTo = null }).Said);
        Assert.Equal("approve", (new Reply { To = "工会办件 <REPLY+7F3C1D9BE0A24C58@approvals.example>, other@union.example" }).Said);
    }

    [Fact]
    public void A_task_that_is_over_a_right_that_ended_money_and_ballots_are_not_decided()
    {
        var context = new Reply().Context;
        Assert.Equal("quarantined.taskOver", (new Reply { Context = context with { Task = ReplyTask.Decided } }).Said);
        Assert.Equal("quarantined.taskOver", (new Reply { Context = context with { Task = ReplyTask.Returned } }).Said);
        Assert.Equal("unclear.rightEnded", (new Reply { Context = context with { RightEnded = true } }).Said);
        Assert.Equal("unclear.money", (new Reply { Context = context with { Kind = ReplyKind.Money } }).Said);
        Assert.Equal("unclear.ballot", (new Reply { Context = context with { Kind = ReplyKind.Ballot } }).Said);
        Assert.Equal("quarantined.off", (new Reply { Context = context with { AuthservId = "" } }).Said);
    }

    [Fact]
    public void One_answer_a_day_at_most_but_a_decision_counts()
    {
        var answered = new Reply().Context with { AnsweredToday = true };
        Assert.Equal("ignored.answeredToday", (new Reply { Text = "好的", Context = answered }).Said);
        Assert.Equal("approve", (new Reply { Context = answered }).Said);
    }
}
