using Workflows.Definitions;
using Workflows.Definitions.Texts;
using Workflows.Host.Mail;

namespace Workflows.Host.Tests.Mail;

/// <summary>The mail of the mock-up, and what it is made of.</summary>
internal static class Mails
{
    public static readonly MailHouse House =
        new(new("工会办件", "banjian@union.example"), new Uri("https://banjian.union.example/"), "010-0000-0000");

    public static readonly MailTexts Texts = new(new TextCatalog(typeof(MailComposer).Assembly));
    public static readonly MailComposer Composer = new(Texts, House);

    public static readonly MailCase Case = new()
    {
        Process = new("困难职工帮扶", "Hardship aid"),
        Number = "示帮〔2026〕173号",
        Union = new("示例街道总工会", "Example Street Union"),
        Act = new("审批", "approve"),
        Facts =
        [
            new(new("申请人", "Applicant"), MailWords.Same("示例·张三（示例纺织有限公司工会）")),
            new(new("项目", "Kind"), new("医疗救助", "Medical aid")),
            MailWords.Amount(new("金额", "Amount"), new Money(800000)),
        ],
        Progress = new("街道审批，前面 5 个环节都已通过", "Street approval; 5 stages passed"),
        Due = new(new(2026, 6, 23), new("3 个工作日，端午放假不算", "3 working days, without the Dragon Boat holiday"), new TimeOnly(17, 30)),
        WhyYou = new("您是示例街道总工会常务副主席", "You are executive vice-chair"),
        StepUp = MailStepUp.Money,
    };

    public static MailFacts Facts(MailCase? about = null) => new()
    {
        Case = about ?? Case,
        To = new("示例·周八", "zhouba@union.example"),
        MessageId = "<m.1@union.example>",
        Thread = "<case.1@union.example>",
        Today = new(2026, 6, 17),
        Open = new("https://banjian.union.example/m/abc"),
        LinkEnds = new(new(2026, 6, 23), new TimeOnly(17, 30)),
    };

    public static OutgoingMail To(string name, string messageId = "<m.1@union.example>") =>
        Composer.Compose(MailKind.TaskAssigned, Facts(), Language.Chinese) with
        {
            MessageId = messageId,
            To = new("示例·周八", $"{name}@union.example"),
        };

}
