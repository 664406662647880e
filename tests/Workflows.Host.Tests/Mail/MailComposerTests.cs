using AngleSharp.Html.Parser;
using Workflows.Definitions.Texts;
using Workflows.Host.Mail;

namespace Workflows.Host.Tests.Mail;

public sealed class MailComposerTests
{
    [Fact]
    public void A_task_is_told_as_the_mock_up_shows_it()
    {
        var mail = Compose(MailKind.TaskAssigned);

        Assert.Equal("请您审批：困难职工帮扶 示帮〔2026〕173号（6月23日前）", mail.Subject);
        Assert.Equal(
            """
            示例街道总工会 · 工会办件

            示例·周八，您好：

            一件困难职工帮扶等您审批

            编号：示帮〔2026〕173号
            申请人：示例·张三（示例纺织有限公司工会）
            项目：医疗救助
            金额：8,000.00 元（捌仟元整）
            办到：街道审批，前面 5 个环节都已通过
            请在：6月23日 周二 17:30 前，3 个工作日，端午放假不算
            为何找您：您是示例街道总工会常务副主席

            打开办件，再作决定：
            https://banjian.union.example/m/abc

            看全部待办：
            https://banjian.union.example/inbox

            打开链接不会直接同意或驳回。本件涉及资金，须登录后决定，不能用回信办理。

            --------
            链接只给您本人使用，到 6月23日 周二 17:30 或办完为止。办完以后再点，会看到结果。请不要转发。
            邮件里不写身份证号、病情、银行卡号。
            邮件由系统发出，回信不会办理。
            电话 010-0000-0000
            少发一些邮件：
            https://banjian.union.example/preferences/mails

            """.ReplaceLineEndings("\r\n"),
            mail.Text);
    }

    [Theory]
    [InlineData(MailKind.TaskAssigned, "Please approve: Hardship aid 示帮〔2026〕173号 (by Tue 23 Jun)")]
    [InlineData(MailKind.ReminderOn, "Due today, please approve: Hardship aid 示帮〔2026〕173号 (due Tue 23 Jun)")]
    public void An_english_reader_gets_english(MailKind kind, string subject)
    {
        var mail = Mails.Composer.Compose(kind, Mails.Facts(), Language.English);

        Assert.Equal(subject, mail.Subject);
        Assert.Contains("Please act: before 17:30 on Tue 23 Jun; 3 working days, without the Dragon Boat holiday\r\n", mail.Text);
        Assert.Contains("<html lang=\"en\">", mail.Html);
    }

    [Theory]
    [InlineData(MailKind.ReminderBefore, "快到期，请您审批：困难职工帮扶 示帮〔2026〕173号（6月23日前）", "一件困难职工帮扶快到期了，等您审批")]
    [InlineData(MailKind.ReminderOn, "今天到期，请您审批：困难职工帮扶 示帮〔2026〕173号（6月23日到期）", "一件困难职工帮扶今天到期，等您审批")]
    [InlineData(MailKind.ReminderAfter, "已逾期，请您审批：困难职工帮扶 示帮〔2026〕173号（6月23日到期）", "一件困难职工帮扶已经逾期，等您审批")]
    [InlineData(MailKind.Escalated, "逾期，请您过问：困难职工帮扶 示帮〔2026〕173号（6月23日到期）", "示例·周八还没有审批一件困难职工帮扶，请您过问")]
    [InlineData(MailKind.Returned, "退回给您：困难职工帮扶 示帮〔2026〕173号（6月23日前）", "一件困难职工帮扶退回给您，请补充或更正")]
    [InlineData(MailKind.Decided, "办理结果：困难职工帮扶 示帮〔2026〕173号", "困难职工帮扶的办理结果：不批准")]
    [InlineData(MailKind.NoticePublished, "公示：困难职工帮扶 示帮〔2026〕173号（到6月23日为止）", "一件困难职工帮扶开始公示")]
    [InlineData(MailKind.AccountCorrection, "请您核对收款账户：困难职工帮扶 示帮〔2026〕173号（6月23日前）", "收款账户需要您更正")]
    [InlineData(MailKind.PaymentDone, "已付款：困难职工帮扶 示帮〔2026〕173号", "困难职工帮扶的款项已经付出")]
    [InlineData(MailKind.Copied, "抄送：困难职工帮扶 示帮〔2026〕173号", "一件困难职工帮扶抄送给您，不用办理")]
    [InlineData(MailKind.Generic, "走访改到周五：困难职工帮扶 示帮〔2026〕173号", "走访改到周五")]
    public void Each_kind_says_what_it_is(MailKind kind, string subject, string headline)
    {
        var mail = Compose(kind, Told);

        Assert.Equal(subject, mail.Subject);
        Assert.Equal(headline, new HtmlParser().ParseDocument(mail.Html).QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain('{', mail.Text);
    }

    [Fact]
    public void Every_kind_has_its_texts_in_both_languages_with_the_same_places()
    {
        foreach (var kind in Enum.GetValues<MailKind>())
            foreach (var part in new[] { "subject", "headline", "button" })
            {
                Assert.NotEmpty(Mails.Texts.Raw($"{kind.Room}.{part}", Language.Chinese));
                Assert.NotEmpty(Mails.Texts.Raw($"{kind.Room}.{part}", Language.English));
                Assert.Contains(kind.NamesBy ? $"{kind.Room}.by" : $"{kind.Room}.button", Mails.Texts.Keys);
            }
    }

    [Fact]
    public void A_result_gives_reasons_and_the_way_of_review()
    {
        var text = Compose(MailKind.Decided, Told).Text;

        Assert.Contains("结果：不批准\r\n决定的人：示例·周八\r\n理由：收入超过当地标准\r\n如不同意：请在 6月30日 前向区总工会书面提出\r\n", text);
    }

    [Fact]
    public void Only_mails_that_ask_for_an_act_speak_of_deciding_and_of_the_inbox()
    {
        Assert.Contains("打开链接不会提交任何内容。", Compose(MailKind.Returned).Text);
        Assert.DoesNotContain("打开链接", Compose(MailKind.PaymentDone).Text);
        Assert.DoesNotContain("看全部待办", Compose(MailKind.Decided, Told).Text);
    }

    [Fact]
    public void Without_an_hour_the_whole_day_counts_and_another_year_is_named()
    {
        var next = Mails.Case with { Due = new(new(2027, 1, 4), new("元旦放假不算", "without New Year")) };

        var mail = Compose(MailKind.TaskAssigned, next);

        Assert.Equal("请您审批：困难职工帮扶 示帮〔2026〕173号（2027年1月4日前）", mail.Subject);
        Assert.Contains("请在：2027年1月4日 周一 24:00 前，元旦放假不算\r\n", mail.Text);
    }

    [Fact]
    public void A_link_that_is_not_personal_asks_for_sign_in()
    {
        var mail = Mails.Composer.Compose(MailKind.ReminderAfter, Mails.Facts() with { LinkEnds = null }, Language.Chinese);

        Assert.Contains("打开办件要先登录。", mail.Text);
        Assert.DoesNotContain("链接只给您本人使用", mail.Text);
        Assert.Contains("本应在：6月23日 周二 17:30 前", mail.Text);
    }

    [Fact]
    public void What_people_wrote_is_text_in_html_and_never_a_tag()
    {
        var evil = Mails.Case with { Reasons = new("<script>alert(1)</script>\n\"><img src=x>", "") };

        var page = new HtmlParser().ParseDocument(Compose(MailKind.Returned, evil).Html);

        Assert.Empty(page.QuerySelectorAll("script, img, link, style, form, iframe"));
        Assert.Contains("<script>alert(1)</script>", page.Body!.TextContent);
    }

    [Fact]
    public void A_line_break_in_a_name_never_reaches_the_subject()
    {
        var broken = Mails.Case with { Process = new("困难\r\nBcc: all@union.example", "") };

        var mail = Compose(MailKind.TaskAssigned, broken);

        Assert.Equal("请您审批：困难 Bcc: all@union.example 示帮〔2026〕173号（6月23日前）", mail.Subject);
        Assert.Null(HeaderCheck.ProblemOf(mail));
    }

    [Fact]
    public void The_html_fits_600_pixels_and_fetches_nothing()
    {
        var page = new HtmlParser().ParseDocument(Compose(MailKind.TaskAssigned).Html);

        Assert.Equal("600", page.QuerySelector("table table")!.GetAttribute("width"));
        Assert.Empty(page.QuerySelectorAll("[src], [background], [class]"));
        Assert.DoesNotContain("url(", page.DocumentElement.OuterHtml);
        Assert.Equal(
            ["https://banjian.union.example/m/abc", "https://banjian.union.example/inbox", "https://banjian.union.example/preferences/mails"],
            page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void An_administrators_words_take_the_place_of_ours()
    {
        var texts = Edited("mail.taskAssigned.subject", new("待您{act} {number}{before}", "Yours: {number}"));

        var mail = new MailComposer(texts, Mails.House).Compose(MailKind.TaskAssigned, Mails.Facts(), Language.Chinese);

        Assert.Equal("待您审批 示帮〔2026〕173号（6月23日前）", mail.Subject);
    }

    [Fact]
    public void An_edited_text_may_use_only_the_places_of_the_one_it_replaces()
    {
        Assert.Empty(Mails.Texts.ProblemsOf("mail.taskAssigned.subject", new("{act} {number}", "")));
        Assert.Equal("phone", Assert.Single(Mails.Texts.ProblemsOf("mail.taskAssigned.subject", new("{phone}", ""))).Values["place"]);
        Assert.Equal("mail.edit.unknownKey", Assert.Single(Mails.Texts.ProblemsOf("mail.send.slow", new("慢", ""))).Key);
    }

    private static readonly MailCase Told = Mails.Case with
    {
        By = MailWords.Same("示例·周八"),
        Reasons = new("收入超过当地标准", "Income above the local standard"),
        Result = new(new("不批准", "Refused"), Favourable: false, new("请在 6月30日 前向区总工会书面提出", "")),
        Headline = new("走访改到周五", "The visit moves to Friday"),
    };

    private static OutgoingMail Compose(MailKind kind, MailCase? about = null) =>
        Mails.Composer.Compose(kind, Mails.Facts(about), Language.Chinese);

    private static MailTexts Edited(string key, Wording words) =>
        new(new(typeof(MailComposer).Assembly), System.Collections.Immutable.ImmutableDictionary<string, Wording>.Empty.Add(key, words));
}
