using System.Globalization;
using System.Text;
using Workflows.Host.Mail.Receiving;

namespace Workflows.Host.Tests.Mail.Receiving;

public sealed class MimeReaderTests
{
    static MimeReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("gb2312", "gb18030")]
    [InlineData("GBK", "gb18030")]
    [InlineData("\"gb18030\"", "gb18030")]
    [InlineData("utf8", "utf-8")]
    [InlineData("utf-16le", "utf-16")]
    [InlineData("big5", "big5")]
    [InlineData("iso-2022-jp", "iso-2022-jp")]
    [InlineData("us-ascii", "gb18030")]
    [InlineData("x-nobody-knows", "utf-8")]
    [InlineData("x-nobody-knows", "gb18030")]
    [InlineData("utf-7", "utf-8")]
    public void Texts_are_read_in_their_charset_or_the_one_their_bytes_tell(string named, string written)
    {
        var bytes = Encoding.GetEncoding(written).GetBytes("同意");
        var mail = MimeReader.Read(Encoding.ASCII.GetBytes($"Content-Type: text/plain; charset={named}\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(bytes)}"));
        Assert.Equal("同意", BodyText.Of(mail).Plain);
    }

    [Theory]
    [InlineData("=?gb2312?B?19S2r7vYuLQ=?=", "自动回复")]
    [InlineData("=?utf-8?B?5ZCM5oQ=?=\r\n =?utf-8?B?jw==?=", "同意")]
    [InlineData("=?UTF-8*zh?q?=E5=90=8C=E6=84=8F?=", "同意")]
    [InlineData("a =?utf-8?q?b_c?= =?gbk?q?d?= e", "a b cd e")]
    [InlineData("=?utf-8?B?broken", "=?utf-8?B?broken")]
    [InlineData("=?none?x?y?=", "=?none?x?y?=")]
    public void Encoded_words_are_joined_as_bytes(string written, string read) =>
        Assert.Equal(read, MimeReader.Read(Encoding.ASCII.GetBytes($"Subject: {written}\r\n\r\n")).Subject);

    [Fact]
    public void Lines_of_headers_are_unfolded_and_bytes_above_ascii_are_told()
    {
        var mail = MimeReader.Read((byte[])[.. "Subject: 请\r\n\t您审批\r\nTo: a@b.example,\n c@d.example\nX-Name: "u8, .. Encoding.GetEncoding("gb18030").GetBytes("示例"), .. "\n\nbody"u8]);
        Assert.Equal("请 您审批", mail.Subject);
        Assert.Equal("a@b.example, c@d.example", mail.Headers["to"]);
        Assert.Equal("示例", mail.Headers["X-Name"]);
        Assert.Empty(mail.Faults);
    }

    [Fact]
    public void Parts_stand_between_the_lines_of_their_boundary_and_a_missing_end_is_forgiven()
    {
        var mail = Read("Content-Type: multipart/mixed; boundary=\"a b\"\n\nfore\n--a b\n\none\n--a bc\n--a b  \nContent-Type: multipart/mixed; boundary=c\n\n--c\n\ntwo\n--c--\nrest\n--a b\n\nthree");
        Assert.Equal(["one\n--a bc", "", "three"], mail.Root.Parts.Select(p => p.Parts.IsEmpty ? Encoding.ASCII.GetString(p.Body.Span) : ""));
        Assert.Equal("two", Encoding.ASCII.GetString(Assert.Single(mail.Root.Parts[1].Parts).Body.Span));
    }

    [Fact]
    public void Flowed_lines_are_the_writers_lines_again()
    {
        Assert.Equal("同意\n> a b\nc d\n-- \ne", Flowed.Unwrap(MimeParameters.Read("text/plain; format=flowed"), "同意\n> a \n> b\nc \nd\n-- \ne"));
        Assert.Equal("同意见", Flowed.Unwrap(MimeParameters.Read("text/plain; format=flowed; delsp=yes"), "同意 \n见"));
    }

    [Fact]
    public void What_is_too_much_is_a_fault_and_nothing_is_decided_by_it()
    {
        Assert.Equal("fault.tooLarge", (new Reply { Text = "同意\r\n" + new string('x', MimeLimits.Usual.Bytes) }).Said);
        Assert.Equal("fault.headersTooLong", (new Reply { Headers = "X-Long: " + new string('x', 40_000) + "\r\n" }).Said);
        Assert.Equal("fault.headersTooLong", (new Reply { Headers = string.Concat(Enumerable.Repeat("X-Many: 1\r\n", 500)) }).Said);
        Assert.Equal("fault.tooDeep", (new Reply { Type = "multipart/mixed; boundary=b0", Text = Nested(40) }).Said);
        Assert.Equal("fault.tooManyParts", (new Reply { Type = "multipart/mixed; boundary=b", Text = string.Concat(Enumerable.Repeat("--b\r\n\r\n同意\r\n", 300)) }).Said);
        Assert.Equal("unclear.tooLong", Reply.Of("同意\r\n" + new string('x', MimeLimits.Usual.TextBytes)));
    }

    /// <summary>Any bytes give a verdict and never an exception. MAILS_FUZZ sets how many are tried, FUZZ_SEED which.</summary>
    [Fact]
    public void Whatever_comes_gives_a_verdict()
    {
        var (count, seed) = (Setting("MAILS_FUZZ", 3_000), Setting("FUZZ_SEED", 20260618));
        var random = new Random(seed);
        var good = Shapes.Select(s => s.Bytes).ToArray();
        for (var i = 0; i < count; i++)
        {
            var bytes = Broken(random, (byte[])good[random.Next(good.Length)].Clone());
            var verdict = MailJudge.Judge(MimeReader.Read(bytes), new(Reply.Approver, Reply.Address), new Reply().Context);
            Assert.NotNull(verdict.Why);
        }
    }

    private static readonly Reply[] Shapes =
    [
        new(), Reply.Html("<div>同意</div><blockquote><p>不同意<br></blockquote>"),
        new() { Type = "multipart/mixed; boundary=b0", Text = Nested(6) },
        new() { Headers = "Content-Transfer-Encoding: base64\r\n", Text = Convert.ToBase64String(Encoding.UTF8.GetBytes("不同意：金额不符\r\n发件人: a\r\n日期: b\r\n收件人: c")) },
        new() { Headers = "Content-Transfer-Encoding: quoted-printable\r\n", Text = "=E5=90=8C=E6=84=8F=\r\n", Subject = "=?gb2312?B?19S2r7vYuLQ=?= =?utf-8?q?=E5?=" },
        new() { Type = "text/plain; charset=gb2312; format=flowed; delsp=yes", Text = "同意 \r\n> 在 2026年，a@b 写道：\r\n" },
    ];

    private static byte[] Broken(Random random, byte[] bytes)
    {
        for (var changes = random.Next(1, 12); changes > 0; changes--)
            switch (random.Next(4))
            {
                case 0: bytes[random.Next(bytes.Length)] = (byte)random.Next(256); break;
                case 1: bytes = bytes[..random.Next(1, bytes.Length + 1)]; break;
                case 2: bytes = [.. bytes[..random.Next(bytes.Length)], .. bytes[random.Next(bytes.Length)..], 10]; break;
                default: bytes[random.Next(bytes.Length)] = "\0\r\n<>\"()=?;:,@-"u8[random.Next(15)]; break;
            }
        return bytes;
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Range(0, depth).Select(i => $"--b{i}\r\nContent-Type: multipart/mixed; boundary=b{i + 1}\r\n\r\n")) + $"--b{depth}\r\n\r\n同意\r\n";

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : usual;

    private static IncomingMail Read(string text) => MimeReader.Read(Encoding.UTF8.GetBytes(text));
}
