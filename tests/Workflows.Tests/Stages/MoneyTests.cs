using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Engine.Effects;

namespace Workflows.Tests.Stages;

/// <summary>The street has 10,000.00 yuan.</summary>
public sealed class MoneyTests
{
    private const string Fund = "aid:street:2026";
    private const string Case = "<bpmn:extensionElements><wf:case amount=\"amount\"><wf:ledger name=\"fund\" kind=\"aid\" at=\"level:street\"/></wf:case></bpmn:extensionElements>";

    private static readonly string Pay = Drawn.Task("pay", "cashier", "disbursement", "payees=\"for a in amounts return {name: &quot;x&quot;, amount: a}\"",
        "<wf:correction><wf:candidates starter=\"true\"/></wf:correction>");

    private static Play Paying(params int[] amounts) => new Play($"""
        {Case}{Drawn.Line("start reserve which")}{Drawn.Service("reserve", "<wf:stage kind=\"reservation\" ledger=\"fund\" amount=\"amounts\"/>")}
        <bpmn:exclusiveGateway id="which" default="which-pay"/>{Drawn.Task("wait", "aid")}{Pay}
        {Drawn.Flow("which", "wait", "outcome.reserve = \"insufficient\"")}{Drawn.Flow("which", "pay")}{Drawn.Flow("wait", "reserve")}{Drawn.Flow("pay", "end")}
        """).Start(("amounts", FeelValue.Of(amounts.Select(a => (FeelValue)FeelValue.Of(a)))), ("amount", FeelValue.Of(amounts.Sum())));

    private static (string, FeelValue) Receipts(params (int Index, string Result, string Receipt, string Reason)[] receipts) => ("receipts", FeelValue.Of(
        receipts.Select(r => (FeelValue)FeelContext.Of(("index", FeelValue.Of(r.Index)), ("result", FeelValue.Of(r.Result)), ("receipt", FeelValue.Of(r.Receipt)), ("reason", FeelValue.Of(r.Reason))))));

    [Fact]
    public void A_reservation_lowers_the_balance_and_paying_leaves_it()
    {
        var play = Paying(6_000);
        Assert.Equal(Money.Yuan(4_000), play.World.Balance(Fund));
        play.Answer("cashier", "pay", "book", "", Receipts((1, "paid", "示回1", "")));
        Assert.Equal(Money.Yuan(4_000), play.World.Balance(Fund));
        Assert.Equal(("approved", 1), (play.Case.Outcome, play.Case.AmountsPaid.Count));
        Assert.Equal([LedgerEntryKind.Reserve, LedgerEntryKind.Pay], play.Effects.OfType<WriteLedger>().Select(w => w.Kind));
    }

    [Fact]
    public void The_last_fen_can_be_reserved_and_one_more_cannot()
    {
        Assert.Equal("pay", Paying(10_000).Where);
        var play = Paying(10_001);
        Assert.Equal(("wait", Money.Yuan(10_000)), (play.Where, play.World.Balance(Fund)));
        play.World.SetBalance(Fund, Money.Yuan(20_000));
        Assert.Equal("pay", play.Answer("aid", "wait", "complete").Where);
    }

    [Fact]
    public void A_list_is_reserved_as_a_whole_or_not_at_all()
    {
        Assert.Equal("wait", Paying(6_000, 4_001).Where);
        var play = Paying(6_000, 3_000);
        Assert.Equal(Money.Yuan(1_000), play.World.Balance(Fund));
        Assert.Equal([600_000, 300_000], play.Case.Reservations.Values.Select(r => r.Fen));
    }

    [Fact]
    public void An_amount_that_is_none_stops_with_an_incident()
    {
        Assert.Equal("stages.nothingToReserve", Paying(0).Case.ActiveAt("reserve")!.Incident);
        Assert.Equal("stages.nothingToReserve", Paying().Case.ActiveAt("reserve")!.Incident);
        Assert.Equal("stages.nothingToReserve", Paying(5, -5).Case.ActiveAt("reserve")!.Incident);
    }

    [Fact]
    public void A_refused_account_is_corrected_by_the_starter_and_paid_again()
    {
        var play = Paying(6_000).Answer("cashier", "pay", "book", "", Receipts((1, "refused", "", "户名不符")));
        Assert.Equal("officer", play.Who("pay"));
        Assert.Contains("accountRefused→person:officer", play.Notices);
        play.Answer("officer", "pay", "correct");
        Assert.Equal("cashier", play.Who("pay"));
        play.Answer("cashier", "pay", "book", "", Receipts((1, "paid", "示回2", "")));
        Assert.Equal(("approved", Money.Yuan(4_000)), (play.Case.Outcome, play.World.Balance(Fund)));
    }

    [Fact]
    public void A_batch_is_booked_piece_by_piece_and_only_the_refused_are_corrected()
    {
        var play = Paying(1_000, 2_000, 3_000).Answer("cashier", "pay", "book", "", Receipts((1, "paid", "a", ""), (2, "refused", "", "销户")));
        Assert.Equal("cashier", play.Who("pay"));
        Assert.Equal("有一笔回执和名单对不上，没有登记。", play.RefuseAnswer("cashier", "pay", "book", "", Receipts((1, "paid", "a", ""))));
        play.Answer("cashier", "pay", "book", "", Receipts((3, "paid", "c", "")));
        Assert.Equal("officer", play.Who("pay"));
        play.Answer("officer", "pay", "correct").Answer("cashier", "pay", "book", "", Receipts((2, "paid", "b", "")));
        Assert.Equal(("approved", 3), (play.Case.Outcome, play.Case.AmountsPaid.Count));
    }

    [Theory]
    [InlineData(0, "paid", "r", "", "有一笔回执和名单对不上，没有登记。")]
    [InlineData(2, "paid", "r", "", "有一笔回执和名单对不上，没有登记。")]
    [InlineData(1, "paid", "", "", "付款成功要填回单号，退票要写原因。")]
    [InlineData(1, "refused", "r", "", "付款成功要填回单号，退票要写原因。")]
    public void A_receipt_that_does_not_fit_is_refused(int index, string result, string receipt, string reason, string sentence) =>
        Assert.Equal(sentence, Paying(100).RefuseAnswer("cashier", "pay", "book", "", Receipts((index, result, receipt, reason))));

    [Fact]
    public void Nothing_booked_is_refused() =>
        Assert.Equal("请至少登记一笔回执。", Paying(100).RefuseAnswer("cashier", "pay", "book"));

    [Fact]
    public void What_was_paid_cannot_be_withdrawn_and_what_was_not_is_freed()
    {
        var play = Paying(1_000, 2_000).Answer("cashier", "pay", "book", "", Receipts((1, "paid", "a", "")));
        Assert.Equal("已经付款，不能撤回。", play.Refuse(play.WithdrawCommand("officer")));
    }

    [Fact]
    public void The_amount_of_the_case_stands_in_its_lists() => Assert.Equal(300_000, Paying(1_000, 2_000).Case.AmountFen);

    [Fact]
    public void A_guard_refuses_with_the_packages_sentence_and_its_numbers()
    {
        var play = new Play($"""
            {Case}{Drawn.Line("start decide end")}{Drawn.Approval("decide", "vice", children: "<wf:guard test=\"approved &lt;= fund.balance\" rule=\"A-16\" text=\"tooMuch\"/>")}
            """, ("tooMuch", "余额 {fund.balance:money} 元，不够 {approved:money} 元。")).Start(("amount", FeelValue.Of(12_000)));
        Assert.Equal("余额 10,000.00 元，不够 12,000.00 元。", play.RefuseAnswer("vice", "decide", "approve", "", ("approved", FeelValue.Of(12_000))));
        play.Answer("vice", "decide", "approve", "", ("approved", FeelValue.Of(9_999)));
        Assert.Equal("approved", play.Case.Outcome);
    }
}
