using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Engine;
using Workflows.Engine.Effects;
using Workflows.Engine.Facts;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>Reservations: exactly what is there, all or nothing, never the same fen twice; register entries and notices.</summary>
public class MoneyTests
{
    private const string Reserving = """
        case <wf:case><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
        start s
        service r <wf:stage kind="reservation" ledger="fund" amount="amount"/>
        xor g else=none
        user had
        user none
        s > r > g
        g > had ? outcome.r = "reserved"
        g > none
        """;

    private static Play With(FeelValue amount) => new Play(Reserving).Start("wang", ("amount", amount));

    private static FeelValue List(params decimal[] yuan) => FeelValue.Of(yuan.Select(y => (FeelValue)FeelValue.Of(y)));

    [Theory]
    [InlineData("10000", "had", "0.00")]
    [InlineData("9999.99", "had", "0.01")]
    [InlineData("10000.01", "none", "10,000.00")]
    public void An_amount_is_set_aside_where_the_balance_holds_it_to_the_fen(string yuan, string node, string left)
    {
        var play = With(FeelValue.Of(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([node], play.Active);
        Assert.Equal(left, play.World.Balance(Town.Aid).ToString());
    }

    [Fact]
    public void A_list_is_set_aside_all_or_nothing()
    {
        var enough = With(List(6000, 3000, 1000));
        Assert.Equal(["i/r.1/0000 600000", "i/r.1/0001 300000", "i/r.1/0002 100000"], enough.State.Reservations.Values.Select(r => $"{r.EntryKey} {r.Fen}"));
        var tooMuch = With(List(6000, 3000, 1000.01m));
        Assert.Equal(["none"], tooMuch.Active);
        Assert.Empty(tooMuch.State.Reservations);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("0.005")]
    public void What_is_no_amount_stops_with_an_incident(string yuan)
    {
        var play = With(FeelValue.Of(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("stages.nothingToReserve", Assert.Single(play.State.Active).Incident);
        Assert.Equal(Money.Yuan(10_000), play.World.Balance(Town.Aid));
    }

    [Fact]
    public void Two_reservations_in_one_step_do_not_spend_the_same_money()
    {
        var play = new Play("""
            case <wf:case><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
            start s
            service r1 <wf:stage kind="reservation" ledger="fund" amount="6000"/>
            script left rest = fund.balance
            service r2 <wf:stage kind="reservation" ledger="fund" amount="6000"/>
            user a
            s > r1 > left > r2 > a
            """).Start();
        Assert.Equal(FeelValue.Of(4000), play.State.Variables.Get("rest"));
        Assert.Equal("insufficient", play.State.LastVisit("r2")!.Outcome);
        Assert.Equal(Money.Yuan(4_000), play.World.Balance(Town.Aid));
    }

    [Fact]
    public void Coming_to_a_reservation_again_releases_what_the_visit_before_set_aside()
    {
        var play = new Play("""
            case <wf:case><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
            start s
            user a
            service r <wf:stage kind="reservation" ledger="fund" amount="amount"/>
            user b <wf:stage kind="approval"><wf:candidates post="chair"/></wf:stage>
            s > a > r > b
            """).Start("wang", ("amount", FeelValue.Of(6000))).Answer("wang", "complete");
        play.Return("li", "a").Answer("wang", "complete", ("amount", FeelValue.Of(7000)));
        Assert.Equal("i/r.2/0000", Assert.Single(play.State.Reservations).Key);
        Assert.Equal(Money.Yuan(3_000), play.World.Balance(Town.Aid));
    }

    [Fact]
    public void A_case_that_ends_releases_what_was_not_paid()
    {
        var play = With(FeelValue.Of(6000)).Answer("wang", "complete");
        Assert.Equal("completed", play.State.Outcome);
        Assert.Equal(Money.Yuan(10_000), play.World.Balance(Town.Aid));
        Assert.Single(play.Facts.OfType<AmountReleased>());
    }

    [Fact]
    public void A_list_longer_than_a_step_may_be_is_refused_whole()
    {
        var play = new Play(Reserving);
        var start = play.StartCommand("wang", ("amount", FeelValue.Of(Enumerable.Repeat((FeelValue)FeelValue.Of(0.01m), StepRun.MaxFacts + 1))));
        Assert.Equal("engine.endlessLoop", play.Refused(start));
        Assert.Equal(Money.Yuan(10_000), play.World.Balance(Town.Aid));
    }

    [Fact]
    public void A_register_entry_is_written_under_its_key_at_its_unit()
    {
        var play = new Play("""
            start s
            service r <wf:stage kind="registerEntry" register="hardship" key="person" values="{category: &quot;deep&quot;, since: case.startedOn}" at="level:street"/>
            user a
            s > r > a
            """).At("2026-06-15 09:00").Start("wang", ("person", FeelValue.Of("p7")));
        var written = Assert.Single(play.Last.Effects.OfType<WriteRegister>());
        Assert.Equal(("hardship", "p7", "street"), (written.Register, written.Key, written.UnitId));
        Assert.Equal(FeelValue.Of(new DateOnly(2026, 6, 15)), play.World.RegisterEntry("hardship", "p7")!.Get("since"));
        Assert.Equal(["a"], play.Active);
    }

    [Fact]
    public void A_register_entry_without_a_key_stops_with_an_incident()
    {
        var play = new Play("""
            start s
            service r <wf:stage kind="registerEntry" register="hardship" key="person" values="{}"/>
            user a
            s > r > a
            """).Start();
        Assert.Equal("stages.nothingToRegister", Assert.Single(play.State.Active).Incident);
    }

    [Fact]
    public void A_notice_tells_the_outcome_the_words_of_the_decision_and_the_reason_filled()
    {
        var play = new Play("""
            start s
            user a <wf:stage kind="approval" onRejection="continue"><wf:candidates post="chair"/></wf:stage>
            service t <wf:stage kind="notify" text="decided" outcome="exceeds" words="a" reason="why"><wf:candidates starter="true"/><wf:candidates person="applicant"/></wf:stage>
            user b
            s > a > t > b
            """, null, ("why", "月收入 {income:money} 元，超过标准。")).Start("wang", ("income", FeelValue.Of(5200)), ("applicant", FeelValue.Of("sun")));
        play.Accept(play.Answering("li", "reject", "核对后超过标准"));
        var told = play.Last.Effects.OfType<Notify>().First();
        Assert.Equal(["person:wang", "person:sun"], told.To);
        Assert.Equal(("exceeds", "核对后超过标准", "月收入 5,200.00 元，超过标准。"), (told.Values["outcome"], told.Values["words"], told.Values["reason"]));
        Assert.Equal("told", play.State.LastVisit("t")!.Outcome);
    }
}
