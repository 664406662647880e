using System.Text;

namespace Workflows.Host.Tests.Mail.Receiving;

/// <summary>What a reply says: one clear word on the first line of one's own, or nothing.</summary>
public sealed class ReplyWordsTests
{
    [Theory]
    [InlineData("同意")]
    [InlineData("同意。")]
    [InlineData("  同意！ ")]
    [InlineData("\uFEFF同意")]
    [InlineData("\u200B\u3000同\u200B意.")]
    [InlineData("同意……")]
    [InlineData("同意（")]
    [InlineData("ＡＰＰＲＯＶＥ")]
    [InlineData("Approve")]
    [InlineData("APPROVED!!")]
    [InlineData("\r\n\r\n同意\r\n\r\n示例·张\r\n示例街道总工会")]
    [InlineData("同意\r\n请尽快办理。")]
    [InlineData("同意\r\n\r\n本邮件及附件含有保密信息。\r\n如果您错收了本邮件，请立即退回并删除！")]
    [InlineData("同意\r\n\r\n发自我的iPhone")]
    [InlineData("同意\r\n-- \r\n示例·张\r\n不同意 is not in a signature's line alone")]
    public void One_word_of_the_list_approves(string text) => Assert.Equal("approve", Reply.Of(text));

    [Theory]
    [InlineData("同意?", "question")]
    [InlineData("同意？", "question")]
    [InlineData("同意?!", "question")]
    [InlineData("同意吗", "noWord")]
    [InlineData("同意，但是金额要改", "noWord")]
    [InlineData("同意：没有意见", "noWord")]
    [InlineData("同意 示例·张", "noWord")]
    [InlineData("同 意", "noWord")]
    [InlineData("同意/不同意", "noWord")]
    [InlineData("同意👍", "noWord")]
    [InlineData("不太同意", "noWord")]
    [InlineData("好的", "noWord")]
    [InlineData("OK", "noWord")]
    [InlineData("已阅", "noWord")]
    [InlineData("“同意”", "noWord")]
    [InlineData("您好：\r\n同意", "noWord")]
    [InlineData("\u202E意同", "noWord")]
    [InlineData("同意\0", "noWord")]
    [InlineData("", "empty")]
    [InlineData("\r\n\u200B\r\n \u3000\r\n", "empty")]
    [InlineData("发自我的iPhone", "noWord")]
    public void Anything_else_is_answered_and_decides_nothing(string text, string why) => Assert.Equal("unclear." + why, Reply.Of(text));

    [Theory]
    [InlineData("同意\r\n不同意")]
    [InlineData("不同意：金额不符\r\n同意。")]
    [InlineData("同意\r\n\r\n示例·张\r\n-- \r\n退回")]
    [InlineData("同意\r\n> 请您审批\r\n驳回")]
    [InlineData("Approve\r\n\r\nReject")]
    public void A_second_decision_word_alone_on_a_line_contradicts(string text) => Assert.Equal("unclear.contradiction", Reply.Of(text));

    [Theory]
    [InlineData("同意\r\n但金额改为五千元")]
    [InlineData("同意\r\n什么时候付款？")]
    [InlineData("Approve\r\nprovided that the receipt is added")]
    [InlineData("同意\r\n以上是主席的意见，我不同意。")]
    public void Who_approves_on_a_condition_or_asks_has_not_approved(string text) => Assert.Equal("unclear.condition", Reply.Of(text));

    [Theory]
    [InlineData("不同意：金额与票据不符。", "reject: 金额与票据不符。")]
    [InlineData("不同意: 材料不全", "reject: 材料不全")]
    [InlineData("驳回\r\n金额与票据不符，\r\n请补发票。\r\n\r\n示例·张", "reject: 金额与票据不符，\n请补发票。")]
    [InlineData("不同意，\r\n主席已经同意另一个方案", "reject: 主席已经同意另一个方案")]
    [InlineData("Reject: the amount differs", "reject: the amount differs")]
    [InlineData("退回：请补充家庭收入证明", "return: 请补充家庭收入证明")]
    [InlineData("退回。\r\n\r\n请补充家庭收入证明？\r\n\r\n发自我的华为手机", "return: 请补充家庭收入证明？")]
    [InlineData("退回：\r\n请补充证明\r\n谢谢！\r\n示例·张", "return: 请补充证明")]
    public void A_rejection_or_return_brings_its_reason(string text, string said) => Assert.Equal(said, Reply.Of(text));

    [Theory]
    [InlineData("不同意")]
    [InlineData("不同意。")]
    [InlineData("驳回：")]
    [InlineData("驳回：无")]
    [InlineData("退回：13800000000")]
    [InlineData("不同意\r\n\r\n张三\r\n示例街道总工会")]
    [InlineData("不同意\r\n示例·张\r\n示例街道总工会")]
    [InlineData("不同意\r\n-- \r\n示例街道总工会")]
    [InlineData("不同意\r\n\r\n发自我的iPhone")]
    [InlineData("不同意\r\n\r\n-----原始邮件-----\r\n请您审批：困难职工帮扶")]
    public void Without_a_reason_it_is_asked_for(string text) => Assert.Equal("unclear.noReason", Reply.Of(text));

    public static TheoryData<string> Quotations =>
    [
        "> 请您审批",
        "＞ 请您审批",
        "-----原始邮件-----\r\n发件人: 工会办件\r\n不同意",
        "-----邮件原件-----\r\n发件人: 工会办件\r\n不同意",
        "------------------ 原始邮件 ------------------\r\n发件人: \"工会办件\"<a@b.example>;\r\n不同意",
        "------------------&nbsp;原始邮件&nbsp;------------------\r\n不同意",
        "---Original---\r\nFrom: \"工会办件\"\r\n不同意",
        "---- 回复的原邮件 ----\r\n| 发件人 | 工会办件 |\r\n不同意",
        "-----Original Message-----\r\nFrom: a@b.example\r\n不同意",
        "________________________________\r\n发件人: 工会办件 <a@b.example>\r\n发送时间: 2026年6月18日 10:32\r\n收件人: 示例·张\r\n主题: 请您审批\r\n不同意",
        "发件人： 工会办件\r\n发送时间： 2026-06-18 10:32\r\n收件人： 示例·张\r\n不同意",
        "*发件人:* 工会办件\r\n*日期:* 2026-06-18\r\n*收件人:* 示例·张\r\n不同意",
        "发件人：工会办件\r\n日　期：2026年06月18日\r\n收件人：示例·张\r\n主　题：请您审批\r\n不同意",
        "From: Union cases <a@b.example>\r\nSent: Thursday\r\nTo: x\r\n不同意",
        "在 2026年6月18日，上午10:32，工会办件 <a@b.example> 写道：\r\n\r\n> 请您审批\r\n> 不同意",
        "工会办件 <a@b.example> 于2026年6月18日周四 10:32写道：\r\n\r\n> 请您审批",
        "在2026年06月18日 10:32，工会办件<a@b.example> 写道：\r\n不同意",
        "在 2026-06-18 10:32:00，\"工会办件\" <a@b.example> 写道：\r\n不同意",
        "At 2026-06-18 10:32:00, \"Union cases\" <a@b.example> wrote:\r\n不同意",
        "On Thu, Jun 18, 2026 at 10:32 AM Union cases\r\n<a@b.example> wrote:\r\n\r\n> Please approve",
    ];

    [Theory, MemberData(nameof(Quotations))]
    public void What_mail_programs_quote_is_not_the_writers(string quotation)
    {
        Assert.Equal("approve", Reply.Of("同意\r\n\r\n" + quotation));
        Assert.Equal("reject: 2026年的票据不全", Reply.Of("不同意\r\n2026年的票据不全\r\n" + quotation));
        Assert.Equal("unclear.empty", Reply.Of(quotation));
    }

    [Theory]
    [InlineData("> 请您审批\r\n\r\n同意")]
    [InlineData("在 2026年6月18日，上午10:32，工会办件 <a@b.example> 写道：\r\n> 请您审批\r\n同意")]
    public void An_answer_only_below_the_quotation_decides_nothing(string text) => Assert.Equal("unclear.belowQuotation", Reply.Of(text));

    [Theory]
    [InlineData("<p>同意</p>")]
    [InlineData("<div>同意</div><div><br></div><div style='color:gray'>发自我的iPhone</div>")]
    [InlineData("<html><head><title>不同意</title><style>p{}</style></head><body><!-- 退回 --><p class=MsoNormal><span>同意</span><o:p></o:p></p></body>")]
    [InlineData("<b>同</b>意<br><div class='gmail_quote'><div>工会办件 于2026年6月18日写道：<br></div><blockquote>不同意</blockquote></div>")]
    [InlineData("<div>同意</div><blockquote type=cite>不同意</blockquote>")]
    [InlineData("<div>同意</div><div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>发件人:</b> 工会办件<br></div><div>不同意</div>")]
    [InlineData("<div>同意</div><div>------------------&nbsp;原始邮件&nbsp;------------------</div><div>不同意</div>")]
    [InlineData("<div style='display: none'>不同意</div><div>同意</div><span style='font-size:0px'>退回</span>")]
    [InlineData("<table><tr><td>同意</td></tr></table>")]
    public void Html_says_what_is_seen_of_it(string html) => Assert.Equal("approve", Reply.Html(html).Said);

    [Theory]
    [InlineData("<s>同意</s>", "noWord")]
    [InlineData("<span style='text-decoration:line-through'>同意</span>", "noWord")]
    [InlineData("<img alt='同意' src='cid:1'>", "empty")]
    [InlineData("<blockquote>请您审批</blockquote><p>同意</p>", "belowQuotation")]
    [InlineData("<p>同意</p><blockquote>请您审批</blockquote><p>不同意</p>", "contradiction")]
    public void Html_decides_nothing_where_the_reader_sees_no_clear_word(string html, string why) => Assert.Equal("unclear." + why, Reply.Html(html).Said);

    [Fact]
    public void Text_and_html_of_a_mail_must_say_the_same()
    {
        Assert.Equal("approve", Both("同意", "<p>同意</p>").Said);
        Assert.Equal("approve", Both(" \r\n", "<p>同意</p>").Said);
        Assert.Equal("unclear.twoTexts", Both("同意", "<p>不同意：金额不符</p>").Said);
        Assert.Equal("unclear.twoTexts", Both("同意", "<p>看附件</p>").Said);
    }

    [Fact]
    public void Files_are_no_text_whatever_they_are_called()
    {
        Assert.Equal("unclear.empty", Mixed("Content-Type: text/plain; name=\"同意.txt\"\r\nContent-Disposition: attachment", "同意"));
        Assert.Equal("unclear.empty", Mixed("Content-Type: text/plain\r\nContent-Disposition: inline; filename*=utf-8''a.txt", "同意"));
        Assert.Equal("unclear.empty", Mixed("Content-Type: message/rfc822", "Content-Type: text/plain\r\n\r\n同意"));
        Assert.Equal("approve", Mixed("Content-Type: text/plain; charset=utf-8", "同意"));
    }

    [Fact]
    public void A_text_that_was_damaged_on_its_way_decides_nothing()
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes("同意"));
        Assert.Equal("approve", Encoded("base64", base64));
        Assert.Equal("approve", Encoded("base64", base64.TrimEnd('=')));
        Assert.Equal("unclear.damaged", Encoded("base64", base64 + "!%"));
        Assert.Equal("unclear.damaged", Encoded("base64", base64[..5]));
        Assert.Equal("unclear.damaged", Encoded("x-unknown", "同意"));
        Assert.Equal("approve", Encoded("quoted-printable", "=E5=90=8C=\r\n=E6=84=8F=20"));
    }

    private static string Encoded(string encoding, string text) => new Reply { Headers = $"Content-Transfer-Encoding: {encoding}\r\n", Text = text }.Said;

    private static string Mixed(string headers, string text) =>
        new Reply { Type = "multipart/mixed; boundary=b", Text = $"--b\r\n{headers}\r\n\r\n{text}\r\n--b--\r\n" }.Said;

    private static Reply Both(string text, string html) => new()
    {
        Type = "multipart/alternative; boundary=\"b b\"",
        Text = $"--b b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n--b b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n",
    };
}
