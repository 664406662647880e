using System.Text;
using Workflows.Definitions.Feel;
using Workflows.Engine;
using Workflows.Engine.Facts;
using Workflows.Engine.State;
using Workflows.Stages;
using Workflows.Tests.Dmn;

namespace Workflows.Tests.Engine;

/// <summary>Scripts, decisions, sealed values, and what a page saw of the data.</summary>
public class DataTests
{
    private static ExecutableProcess Deciding { get; } = Play.Bind("""
        start s
        rule r 答 -> category
        script t known = income
        user a
        s > r > t > a
        """, Decisions.None.Add("hardship",
        DmnTesting.Table("hitPolicy='FIRST'", ["income"], ["category"], "< 1000|\"deep\"", "-|\"none\"")));

    private static Play Decided(params (string, FeelValue)[] values) => new Play(Deciding).Start("wang", values);

    [Fact]
    public void A_script_tasks_value_becomes_a_variable_and_the_title_follows()
    {
        var play = new Play("""
            case <wf:case title='"合计 " + string(total)' amount="total"/>
            start s
            script t total = 2 * amount
            user a
            s > t > a
            """).Start("wang", ("amount", FeelValue.Of(21)));
        Assert.Equal(FeelValue.Of(42), play.State.Variables.Get("total"));
        Assert.Equal("合计 42", play.State.Title);
        Assert.Equal(42_00, play.State.AmountFen);
    }

    [Fact]
    public void A_decision_keeps_its_result_and_the_rows_that_fired()
    {
        var play = Decided(("income", FeelValue.Of(900)));
        Assert.Equal(FeelValue.Of("deep"), play.State.Variables.Get("category"));
        Assert.Equal([new FiredRuleReference("t", 1)], Assert.Single(play.Facts.OfType<DecisionMade>()).Fired);
    }

    [Fact]
    public void A_sealed_value_is_in_clear_for_the_decision_alone_and_nowhere_in_the_record()
    {
        var world = Town.New();
        var play = new Play(Deciding, world);
        var income = world.Seal(FeelValue.Of(876));
        play.Start("wang", ("income", income));
        Assert.Equal(FeelValue.Of("deep"), play.State.Variables.Get("category"));
        Assert.Equal(income, play.State.Variables.Get("known"));
        Assert.DoesNotContain("876", Encoding.UTF8.GetString(play.Journal[0].Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_seal_that_no_longer_opens_is_null_for_the_decision()
    {
        var play = Decided(("income", FeelContext.Of(("sealed", FeelValue.Of("gone")), ("tag", FeelValue.Of("t")))));
        Assert.Equal(FeelValue.Of("none"), play.State.Variables.Get("category"));
    }

    private const string TwoAtOnce = """
        start s
        and fork
        user a
        user b <wf:stage kind="task"><wf:candidates post="chair"/></wf:stage>
        and join
        end e
        s > fork > a > join > e
        fork > b > join
        """;

    [Fact]
    public void An_answer_to_what_has_changed_is_refused_naming_field_who_when_old_and_new()
    {
        var play = new Play(TwoAtOnce).Start("wang", ("amount", FeelValue.Of(3000)), ("reason", FeelValue.Of("失业")));
        var seen = Seen.Of(play.State.Variables, ["amount", "reason"]);
        var mine = play.Answering("li", "complete", node: "b") with { Seen = seen };

        play.At("2026-06-02 10:00").Accept(play.Answering("wang", "complete", node: "a") with { Values = FeelContext.Of(("amount", FeelValue.Of(5000))) });

        var refused = play.Rejection(mine);
        Assert.Equal("engine.changedMeanwhile", refused.Key);
        Assert.Equal([new ShownChange("amount", "wang", play.Instant("2026-06-02 10:00"), FeelValue.Of(3000), FeelValue.Of(5000))], refused.Changes);
        play.Accept(mine with { Seen = Seen.Of(play.State.Variables, ["amount", "reason"]) });
    }

    [Fact]
    public void A_field_that_was_empty_when_it_was_seen_names_who_filled_it()
    {
        var play = new Play(TwoAtOnce).Start();
        var mine = play.Answering("li", "complete", node: "b") with { Seen = Seen.Of(play.State.Variables, ["minutes"]) };
        play.At("2026-06-02 10:00").Accept(play.Answering("wang", "complete", node: "a") with { Values = FeelContext.Of(("minutes", FeelValue.Of("三号"))) });
        Assert.Equal([new ShownChange("minutes", "wang", play.Instant("2026-06-02 10:00"), FeelValue.Null, FeelValue.Of("三号"))], play.Rejection(mine).Changes);
    }

    [Fact]
    public void What_was_not_shown_may_have_changed()
    {
        var play = new Play(TwoAtOnce).Start("wang", ("amount", FeelValue.Of(3000)), ("reason", FeelValue.Of("失业")));
        var mine = play.Answering("li", "complete", node: "b") with { Seen = Seen.Of(play.State.Variables, ["reason"]) };
        play.Accept(play.Answering("wang", "complete", node: "a") with { Values = FeelContext.Of(("amount", FeelValue.Of(5000))) });
        play.Accept(mine);
    }

    [Fact]
    public void A_stage_without_the_expression_it_lives_by_is_refused_when_it_is_bound()
    {
        var package = Play.Package("""
            case <wf:case><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
            start s
            service r <wf:stage kind="reservation" ledger="fund"/>
            service g <wf:stage kind="registerEntry" register="hardship" key='"k"'/>
            user d <wf:stage kind="disbursement"><wf:correction/></wf:stage>
            user a <wf:stage kind="approval"><wf:candidates person=""/><wf:guard text="t"/><wf:clock/></wf:stage>
            s > r > g > d > a
            """, Decisions.None, ("t", "示例"));
        var bound = ExecutableProcess.Bind(package, StageKinds.Shipped);
        Assert.Null(bound.Process);
        Assert.Equal(
            ["a engine.missing person", "a engine.missing rule", "a engine.missing test", "d engine.missing payees", "g engine.missing values", "r engine.missing amount"],
            bound.Problems.Select(p => $"{p.Element} {p.Sentence.Key} {p.Sentence.Values.GetValueOrDefault("setting")}").Order(StringComparer.Ordinal));
    }
}
