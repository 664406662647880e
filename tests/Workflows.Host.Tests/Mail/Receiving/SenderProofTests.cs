namespace Workflows.Host.Tests.Mail.Receiving;

/// <summary>The verdict of our own border server (RFC 8601), and nobody else's.</summary>
public sealed class SenderProofTests
{
    private const string Us = Reply.Server;

    [Theory]
    [InlineData(Us + "; dmarc=pass header.from=union.example")]
    [InlineData(Us + " 1; spf=fail smtp.mailfrom=other.example; dkim=pass header.d=union.example; dmarc=pass (p=reject dis=none) header.from=Union.Example")]
    [InlineData("MX.approvals.EXAMPLE; DMARC = Pass header.from = union.example")]
    [InlineData("(c; dmarc=fail) \"mx.approvals.example\" (a \\) b); dmarc=pass reason=\"a; b (\" header.from=union.example")]
    [InlineData(Us + ";\r\n\tdkim=pass (2048-bit key; unprotected) header.d=union.example header.i=@union.example header.b=\"ab+/c=\";\r\n\tdmarc=pass")]
    [InlineData(Us + "; dmarc=none header.from=union.example; dkim=pass header.d=union.example")]
    [InlineData(Us + "; dmarc=none; dkim=pass header.i=zhang@mail.union.example header.b=abc=")]
    [InlineData(Us + "; dmarc=none; spf=pass smtp.mailfrom=zhang@union.example")]
    [InlineData(Us + "; spf=pass smtp.mailfrom=union.example")]
    public void Proves(string results) => Assert.Equal("approve", (new Reply { Results = results }).Said);

    [Theory]
    [InlineData(null, "noVerdict")]
    [InlineData("", "noVerdict")]
    [InlineData("mx.other.example; dmarc=pass header.from=union.example", "noVerdict")]
    [InlineData("mx.approvals.example.other.example; dmarc=pass", "noVerdict")]
    [InlineData("mx.approvals.example dmarc=pass", "noVerdict")]
    [InlineData(Us + "; none", "notProven")]
    [InlineData(Us + "; dmarc=fail header.from=union.example; dkim=pass header.d=union.example", "notProven")]
    [InlineData(Us + "; dmarc=temperror; spf=pass smtp.mailfrom=union.example", "notProven")]
    [InlineData(Us + "; dmarc=pass header.from=other.example", "notProven")]
    [InlineData(Us + "; dmarc=none; dkim=pass header.d=other.example; spf=pass smtp.mailfrom=bounce@other.example", "notProven")]
    [InlineData(Us + "; dmarc=none; dkim=fail header.d=union.example; spf=softfail smtp.mailfrom=union.example", "notProven")]
    [InlineData(Us + "; dmarc=none; dkim=pass header.d=example", "notProven")]
    [InlineData(Us + "; dmarc=none; spf=pass smtp.helo=union.example", "notProven")]
    [InlineData(Us + "; spf=pass reason=\"dmarc=pass\" smtp.mailfrom=other.example", "notProven")]
    [InlineData(Us + "; spf=fail (sender; dmarc=pass) smtp.mailfrom=union.example", "notProven")]
    [InlineData(Us + "; spf=fail (not closed; dmarc=pass", "noVerdict")]
    public void Proves_nothing(string? results, string why) => Assert.Equal("quarantined." + why, (new Reply { Results = results }).Said);

    [Fact]
    public void Of_two_verdicts_in_our_name_the_upper_one_counts()
    {
        const string Forged = "Authentication-Results: " + Reply.Proven + "\r\n";
        Assert.Equal("quarantined.notProven", (new Reply { Results = Us + "; dmarc=fail header.from=union.example", Headers = Forged }).Said);
        Assert.Equal("quarantined.notProven", (new Reply { Results = "mx.other.example; dmarc=pass\r\nAuthentication-Results: " + Us + "; dmarc=none", Headers = Forged }).Said);
    }

    [Theory]
    [InlineData("Received: from union.example by relay.other.example; Thu", "quarantined.noVerdict")]
    [InlineData("Received: from relay.other.example by mx.approvals.example; Thu\r\nReceived: from x (by mx.approvals.example) by relay.other.example; Thu", "quarantined.noVerdict")]
    [InlineData("Received: from union.example by mx.approvals.example with ESMTPS; Thu", "approve")]
    [InlineData("Received: by 10.0.0.7 with LMTP; Thu\r\nReceived: from mx.approvals.example by store.approvals.example; Thu", "approve")]
    [InlineData("Received: from mx.approvals.example by mailstore.local (Dovecot); Thu", "approve")]
    public void A_verdict_below_the_trace_of_a_foreign_server_came_with_the_mail(string received, string said) =>
        Assert.Equal(said, (new Reply { Results = null, From = null, To = null, MessageId = null, Headers = received + "\r\nAuthentication-Results: " + Reply.Proven
            + $"\r\nFrom: {Reply.Approver}\r\nTo: {Reply.Address}\r\nMessage-ID: <two@union.example>\r\n" }).Said);

    [Theory]
    [InlineData("zhang@union.org.cn", "other.org.cn", false)]
    [InlineData("zhang@union.org.cn", "mail.union.org.cn", true)]
    [InlineData("zhang@union.gd.cn", "other.gd.cn", false)]
    [InlineData("zhang@street.union.example", "union.example", true)]
    [InlineData("zhang@union.co.uk", "co.uk", false)]
    public void Organisations_end_where_names_are_registered(string approver, string signer, bool proven) =>
        Assert.Equal(proven ? "approve" : "quarantined.notProven", (new Reply
        {
            From = approver, MailFrom = approver, Context = new Reply().Context with { Approver = approver }, Results = Us + "; dmarc=none; dkim=pass header.d=" + signer,
        }).Said);
}
