using System.Text;
using Workflows.Host.Mail;
using Workflows.Testing;

namespace Workflows.Host.Tests.Mail;

public sealed class PickupTransportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pickup-").FullName;
    private CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_folder_shows_what_was_sent()
    {
        var mail = Mails.To("zhouba") with { To = new("示例·周八", "zhouba@union.example") };

        Assert.IsType<SendOutcome.Delivered>(await Transport().SendAsync(mail, Now));

        var picked = Assert.Single(new PickupBox(_folder).List());
        Assert.Equal(mail.Subject, picked.Subject);
        Assert.Equal("示例·周八 <zhouba@union.example>", picked.To);
        Assert.Equal(mail.MessageId, picked.MessageId);
        Assert.Equal(mail.Text, picked.Text);
        Assert.Equal(mail.Html.ReplaceLineEndings("\r\n"), picked.Html);
        Assert.Equal(picked, new PickupBox(_folder).Find(picked.Id));
    }

    [Fact]
    public async Task Any_mail_program_reads_the_file()
    {
        var mail = Mails.To("zhouba");
        await Transport().SendAsync(mail, Now);

        var file = Assert.Single(Directory.GetFiles(_folder, "*.eml"));
        var bytes = await File.ReadAllBytesAsync(file, Now);
        var read = ReceivedMail.Read(bytes);
        Assert.Equal(mail.Subject, read["Subject"]);
        Assert.Equal(mail.Text, read.Text);
        Assert.All(bytes, b => Assert.InRange(b, 0, 127));
        Assert.DoesNotContain('\n', Encoding.ASCII.GetString(bytes).Replace("\r\n", ""));
    }

    [Fact]
    public async Task A_second_attempt_leaves_one_mail()
    {
        await Transport().SendAsync(Mails.To("zhouba"), Now);
        await Transport().SendAsync(Mails.To("zhouba"), Now);

        Assert.Single(new PickupBox(_folder).List());
    }

    [Fact]
    public void A_folder_that_is_not_there_yet_holds_no_mail() =>
        Assert.Empty(new PickupBox(Path.Combine(_folder, "later")).List());

    [Theory]
    [InlineData("../secrets")]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    public void An_id_of_no_mail_finds_nothing(string id) => Assert.Null(new PickupBox(_folder).Find(id));

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_tried_again()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", Now);

        var outcome = await new PickupTransport(file, TimeProvider.System).SendAsync(Mails.To("zhouba"), Now);

        Assert.Equal("mail.send.folder", Assert.IsType<SendOutcome.Retry>(outcome).Reason.Key);
    }

    [Theory]
    [InlineData("Subject", "一\r\nBcc: all@union.example")]
    [InlineData("Subject", "一\n二")]
    [InlineData("To", "周八\r\nBcc: all@union.example")]
    public async Task A_line_break_in_a_header_is_refused(string header, string value)
    {
        var mail = Mails.To("zhouba");
        mail = header == "To" ? mail with { To = mail.To with { Name = value } } : mail with { Subject = value };

        var refused = Assert.IsType<SendOutcome.Permanent>(await Transport().SendAsync(mail, Now));

        Assert.Equal("mail.send.lineBreakInHeader", refused.Reason.Key);
        Assert.Equal(header, refused.Reason.Values["header"]);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("zhouba")]
    [InlineData("周八@union.example")]
    [InlineData("a@union.example, b@union.example")]
    [InlineData("周八 <a@union.example>")]
    [InlineData("")]
    public async Task An_address_that_is_not_one_address_is_refused(string address)
    {
        var mail = Mails.To("zhouba");

        var refused = Assert.IsType<SendOutcome.Permanent>(
            await Transport().SendAsync(mail with { To = new("示例·周八", address) }, Now));

        Assert.Equal("mail.send.addressUnreadable", refused.Reason.Key);
    }

    private PickupTransport Transport() => new(_folder, TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
