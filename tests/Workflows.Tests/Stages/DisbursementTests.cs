using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Engine.State;
using Workflows.Stages.Disbursement;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>发放: receipts book what the bank did; refused accounts are corrected and paid again.</summary>
public class DisbursementTests
{
    private const string Paying = """
        case <wf:case><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
        start s
        service r <wf:stage kind="reservation" ledger="fund" amount="for p in payees return p.amount"/>
        user d <wf:stage kind="disbursement" payees="payees"><wf:candidates post="cashier" at="level:street"/>
        <wf:correction><wf:candidates starter="true"/></wf:correction></wf:stage>
        user after
        s > r > d > after
        """;

    private static Play With(params decimal[] amounts) => new Play(Paying).Start("wang", ("payees", FeelValue.Of(amounts.Select((a, i) =>
        (FeelValue)FeelContext.Of(("name", FeelValue.Of($"示例·{i + 1}")), ("amount", FeelValue.Of(a)))))));

    internal static FeelContext Receipts(params (int Index, string Result, string Number, string Reason)[] receipts) =>
        FeelContext.Of(("receipts", FeelValue.Of(receipts.Select(r => (FeelValue)FeelContext.Of(
            ("index", FeelValue.Of(r.Index)), ("result", FeelValue.Of(r.Result)), ("receipt", FeelValue.Of(r.Number)), ("reason", FeelValue.Of(r.Reason)))))));

    private static Play Book(Play play, params (int Index, string Result, string Number, string Reason)[] receipts) =>
        play.Accepted(play.Answering("qian", "book") with { Values = Receipts(receipts) });

    private static string Refused(Play play, params (int Index, string Result, string Number, string Reason)[] receipts) =>
        play.Refused(play.Answering("qian", "book") with { Values = Receipts(receipts) });

    [Fact]
    public void A_booked_receipt_pays_what_was_set_aside_and_tells_the_starter()
    {
        var play = Book(With(3000), (1, "paid", "B-1", ""));
        Assert.Equal(["after"], play.Active);
        Assert.Equal("paid: person:wang", play.Told[0]);
        Assert.Equal(new Reservation("i/r.1/0000", Town.Aid, 3000_00), Assert.Single(play.State.AmountsPaid).Value);
        Assert.Equal(Money.Yuan(7_000), play.World.Balance(Town.Aid));
        Assert.Equal("completed", play.Answer("wang", "complete").State.Outcome);
        Assert.Equal(Money.Yuan(7_000), play.World.Balance(Town.Aid));
    }

    [Fact]
    public void A_refused_account_goes_to_correction_and_is_paid_in_the_next_round()
    {
        var play = Book(With(3000), (1, "refused", "", "户名不符"));
        Assert.Equal(("i.d.1.correct1", "person:wang"), (play.State.Tasks[0].Id, play.State.Tasks[0].Principals[0].Key));
        Assert.Contains("accountRefused: person:wang", play.Told);
        Assert.Empty(play.State.AmountsPaid);
        play.Answer("wang", "correct");
        Assert.Equal("i.d.1.pay2", Assert.Single(play.State.Tasks).Id);
        Assert.Equal(["after"], Book(play, (1, "paid", "B-2", "")).Active);
    }

    [Fact]
    public void Payees_not_named_stay_open_for_the_next_answer()
    {
        var play = Book(With(100, 200, 300), (2, "paid", "B-2", ""));
        Assert.Equal("i.d.1.pay1-1", Assert.Single(play.State.Tasks).Id);
        Assert.Equal([PayeeStatus.Open, PayeeStatus.Paid, PayeeStatus.Open], ((DisbursementState)play.State.ActiveAt("d")!.Stage!).Payees.Select(p => p.Status));
        Book(play, (1, "refused", "", "户名不符"));
        Assert.Equal("i.d.1.pay1-2", Assert.Single(play.State.Tasks).Id);
        Book(play, (3, "paid", "B-3", ""));
        Assert.Equal("i.d.1.correct1", Assert.Single(play.State.Tasks).Id);
        Book(play.Answer("wang", "correct"), (1, "paid", "B-1", ""));
        Assert.Equal(["after"], play.Active);
        Assert.Equal(600_00, play.State.AmountsPaid.Values.Sum(r => r.Fen));
    }

    [Fact]
    public void A_list_of_thirty_is_booked_at_once()
    {
        var play = With([.. Enumerable.Repeat(200m, 30)]);
        Assert.Equal(Money.Yuan(4_000), play.World.Balance(Town.Aid));
        Book(play, [.. Enumerable.Range(1, 30).Select(i => (i, i == 17 ? "refused" : "paid", i == 17 ? "" : $"B-{i}", i == 17 ? "账号已销户" : ""))]);
        Assert.Equal(29, play.State.AmountsPaid.Count);
        Assert.Equal("i/r.1/0016", Assert.Single(play.State.Reservations).Key);
        Book(play.Answer("wang", "correct"), (17, "paid", "B-17", ""));
        Assert.Equal(["after"], play.Active);
        Assert.Empty(play.State.Reservations);
        Assert.Equal(6_000_00, play.State.AmountsPaid.Values.Sum(r => r.Fen));
    }

    [Fact]
    public void Receipts_that_do_not_fit_the_list_are_refused_and_nothing_is_booked()
    {
        var play = With(100, 200);
        Assert.Equal("stages.noReceipt", Refused(play));
        Assert.Equal("stages.receiptDoesNotFit", Refused(play, (0, "paid", "B", "")));
        Assert.Equal("stages.receiptDoesNotFit", Refused(play, (3, "paid", "B", "")));
        Assert.Equal("stages.receiptDoesNotFit", Refused(play, (1, "paid", "B", ""), (1, "paid", "C", "")));
        Assert.Equal("stages.receiptIncomplete", Refused(play, (1, "paid", "", "")));
        Assert.Equal("stages.receiptIncomplete", Refused(play, (1, "refused", "B", "")));
        Assert.Equal("stages.receiptIncomplete", Refused(play, (1, "done", "B", "户名不符")));
        Book(play, (1, "paid", "B-1", ""));
        Assert.Equal("stages.receiptDoesNotFit", Refused(play, (1, "paid", "B-1", "")));
        Assert.Equal(100_00, play.State.AmountsPaid.Values.Sum(r => r.Fen));
    }

    [Fact]
    public void Payees_that_do_not_match_what_was_set_aside_stop_with_an_incident()
    {
        var play = new Play(Paying.Replace("payees=\"payees\"", "payees=\"[1, 2, 3]\"", StringComparison.Ordinal)).Start("wang",
            ("payees", FeelValue.Of([FeelContext.Of(("amount", FeelValue.Of(10)))])));
        Assert.Equal("stages.payeesDiffer", Assert.Single(play.State.Active).Incident);
        play.Accept(play.Withdrawing());
        Assert.Equal(Money.Yuan(10_000), play.World.Balance(Town.Aid));
    }

    [Fact]
    public void The_forms_own_columns_become_receipts_by_the_setting_and_settled_ones_are_left_out()
    {
        var play = new Play(Paying.Replace("payees=\"payees\"",
            "payees=\"payees\" receipts=\"for r in rows return {index: r.no, result: if r.bank != null then &quot;paid&quot; else &quot;refused&quot;, receipt: r.bank, reason: r.why}\"", StringComparison.Ordinal))
            .Start("wang", ("payees", FeelValue.Of([FeelContext.Of(("amount", FeelValue.Of(10))), FeelContext.Of(("amount", FeelValue.Of(20)))])));
        FeelValue Row(int no, string? bank) => FeelContext.Of(("no", FeelValue.Of(no)), ("bank", FeelValue.Of(bank)), ("why", FeelValue.Of(bank is null ? "户名不符" : null)));
        play.Answer("qian", "book", ("rows", FeelValue.Of([Row(1, "B-1")])));
        play.Answer("qian", "book", ("rows", FeelValue.Of([Row(1, "B-1"), Row(2, null)])));
        Assert.Equal([PayeeStatus.Paid, PayeeStatus.Refused], ((DisbursementState)play.State.ActiveAt("d")!.Stage!).Payees.Select(p => p.Status));
    }

    [Fact]
    public void Handler_approver_and_cashier_are_three_people()
    {
        var world = Town.New();
        world.AddPost("cashier", "street", "li");
        world.AddPost("cashier", "street", "wang");
        var play = new Play("""
            case <wf:case><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
            start s
            user a <wf:stage kind="approval"><wf:candidates post="chair"/></wf:stage>
            service r <wf:stage kind="reservation" ledger="fund" amount="100"/>
            user d <wf:stage kind="disbursement" payees="[1]"><wf:candidates post="cashier" at="level:street"/><wf:exclude starter="true" earlier="a"/><wf:correction/></wf:stage>
            s > a > r > d
            """, world).Start().Answer("li", "approve");
        foreach (var (person, key) in new[] { ("wang", "barred.starter"), ("li", "barred.actedBefore") })
            Assert.Equal(key, play.Refused(play.Answering(person, "book") with { Values = Receipts((1, "paid", "B", "")) }));
        Assert.Equal("completed", Book(play, (1, "paid", "B", "")).State.Outcome);
    }
}
