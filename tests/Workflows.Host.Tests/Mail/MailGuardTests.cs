using Workflows.Definitions.Texts;
using Workflows.Host.Mail;

namespace Workflows.Host.Tests.Mail;

/// <summary>No mail holds an identity number, an illness, an account number or a score. All numbers here are invented.</summary>
public sealed class MailGuardTests
{
    [Theory]
    [InlineData("110101199003070011")]
    [InlineData("11010119900307001X")]
    [InlineData("身份证 110101 19900307 0011，请核对")]
    [InlineData("１１０１０１１９９００３０７００１１")]
    [InlineData("110101900307001")]
    [InlineData("6222 0200 0000 0000 000")]
    [InlineData("6222-0200-0000-0000")]
    [InlineData("{\"sealed\":\"s-17\",\"tag\":\"ab\"}")]
    [InlineData("户名 {\"sealed\":\"s-17\",\"tag\":\"ab\"}")]
    public void A_fact_with_a_secret_is_dropped_with_its_label(string secret)
    {
        var about = Mails.Case with { Facts = [new(new("证件", "Id"), new(secret, "")), new(new("项目", "Kind"), new("医疗救助", ""))] };

        foreach (var kind in Enum.GetValues<MailKind>())
        {
            var mail = Mails.Composer.Compose(kind, Mails.Facts(about), Language.Chinese);
            foreach (var written in new[] { mail.Subject, mail.Text, mail.Html })
            {
                Assert.DoesNotContain(secret, written);
                Assert.DoesNotContain("证件", written);
            }
            Assert.Contains("医疗救助", mail.Text);
        }
    }

    [Fact]
    public void A_fact_of_a_sensitive_field_is_dropped_whatever_it_says()
    {
        var about = Mails.Case with
        {
            Facts = [new(new("疾病", "Illness"), new("尿毒症", "Uraemia")) { Sensitive = true }, new(new("评分", "Score"), new("87", "")) { Sensitive = true }],
        };

        var mail = Mails.Composer.Compose(MailKind.TaskAssigned, Mails.Facts(about), Language.Chinese);

        foreach (var word in new[] { "疾病", "尿毒症", "评分", "87" })
            Assert.DoesNotContain(word, mail.Text + mail.Subject);
    }

    [Fact]
    public void In_a_sentence_the_number_is_left_out_and_the_rest_stays()
    {
        var about = Mails.Case with { Reasons = new("卡号 6222 0200 0000 0000 000 与户名不符", "Card 6222020000000000000 is another's") };

        var chinese = Mails.Composer.Compose(MailKind.Returned, Mails.Facts(about), Language.Chinese).Text;
        var english = Mails.Composer.Compose(MailKind.Returned, Mails.Facts(about), Language.English).Text;

        Assert.Contains("理由：卡号 （略） 与户名不符", chinese);
        Assert.Contains("Reasons: Card (left out) is another's", english);
    }

    [Theory]
    [InlineData("示帮〔2026〕173号")]
    [InlineData("8,000.00 元")]
    [InlineData("13800138000")]
    [InlineData("2026-06-18 10:32")]
    [InlineData("010-0000-0000")]
    public void Numbers_of_cases_amounts_telephones_and_times_may_be_said(string text) => Assert.False(MailGuard.HoldsSecret(text));
}
