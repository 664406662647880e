using System.Text;
using Workflows.Host.Mail.Receiving;

namespace Workflows.Host.Tests.Mail.Receiving;

/// <summary>A reply as it comes in when all is well – 同意, proven, of the person who was asked – from which each test changes one thing.</summary>
internal sealed record Reply
{
    public const string Approver = "zhang@union.example", Address = "reply+7f3c1d9be0a24c58@approvals.example", Server = "mx.approvals.example";
    public const string Proven = Server + "; dmarc=pass (p=none) header.from=union.example";

    public string? From { get; init; } = "示例·张 <" + Approver + ">";
    public string? Results { get; init; } = Proven;
    public string? To { get; init; } = Address;
    public string? MessageId { get; init; } = "<one@union.example>";
    public string Subject { get; init; } = "Re: 请您审批";
    public string Headers { get; init; } = "";
    public string Type { get; init; } = "text/plain; charset=utf-8";
    public string Text { get; init; } = "同意\r\n";
    public string? MailFrom { get; init; } = Approver;
    public string? RcptTo { get; init; } = Address;

    public ReplyContext Context { get; init; } = new()
    {
        Approver = Approver, ReplyAddress = Address, AuthservId = Server, Task = ReplyTask.Open, Kind = ReplyKind.Ordinary, HasSeen = _ => false,
    };

    public byte[] Bytes => Encoding.UTF8.GetBytes(Line("Authentication-Results", Results) + Line("From", From) + Line("To", To) + Line("Message-ID", MessageId)
        + Line("Subject", Subject) + "MIME-Version: 1.0\r\n" + Headers + $"Content-Type: {Type}\r\n\r\n" + Text);

    public MailVerdict Verdict => MailJudge.Judge(MimeReader.Read(Bytes), new(MailFrom, RcptTo), Context);

    /// <summary>In a word and, for what is not decided, the key of why.</summary>
    public string Said => Verdict switch
    {
        MailVerdict.Decided decided => decided.Reason is { } reason ? $"{decided.Act}: {reason}" : decided.Act,
        MailVerdict other => other.Why.Key["receiving.".Length..],
    };

    public static string Of(string text) => (new Reply { Text = text }).Said;

    public static Reply Html(string html) => new() { Type = "text/html; charset=utf-8", Text = html };

    private static string Line(string name, string? value) => value is null ? "" : $"{name}: {value}\r\n";
}
