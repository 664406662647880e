using Workflows.Engine.Facts;
using Workflows.Engine.State;
using Workflows.Stages.Approval;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>依次 and 票签, counting in 会签, several signers, asking again, and decisions by time-out (approvals.md §1).</summary>
public class ApprovalModeTests
{
    private const string Five = """
        <wf:candidates post="chair" at="works"/><wf:candidates post="chair" at="street"/><wf:candidates post="viceChair" at="street"/>
        <wf:candidates post="cashier" at="street"/><wf:candidates post="chair" at="district"/>
        """;

    private static string One(string settings, string inside) => $"""
        start s
        user a <wf:stage kind="approval" onRejection="continue" {settings}>{inside}</wf:stage>
        xor g else=no
        user yes
        user no
        s > a > g
        g > yes ? outcome.a = "approved"
        g > no
        """;

    private static Play At(string settings, string inside = Five) => new Play(One(settings, inside)).Start();

    private static string[] Asked(Play play) => [.. play.State.Tasks.Where(t => t.NodeId == "a").Select(t => t.Purpose).Order(StringComparer.Ordinal)];

    [Fact]
    public void In_order_one_after_the_other_is_asked_as_the_diagram_names_them()
    {
        var play = At("mode='ordered'");
        foreach (var person in new[] { "li", "chen", "zhou", "qian" })
        {
            Assert.Equal([$"decide-{person}"], Asked(play));
            play.Answer(person, "approve");
        }
        Assert.Equal(["yes"], play.Answer("wu", "approve").Active);
        Assert.Equal(["li", "chen", "zhou", "qian", "wu"], play.State.LastVisit("a")!.Actors);
    }

    [Fact]
    public void In_order_one_rejection_decides_and_those_after_are_not_asked()
    {
        var play = At("mode='ordered'").Answer("li", "approve");
        Assert.Equal(["no"], play.Answer("chen", "reject").Active);
        Assert.DoesNotContain(play.Facts.OfType<TaskOpened>(), f => f.Task.Purpose is "decide-zhou");
    }

    [Fact]
    public void Who_answered_is_told_that_others_are_still_asked()
    {
        var play = At("mode='ordered'");
        var mine = play.Answering("li", "approve");
        play.Accept(mine);
        Assert.Equal("engine.yoursIsIn", play.Refused(mine));
    }

    [Fact]
    public void In_order_a_post_that_fell_vacant_meanwhile_goes_to_whoever_stands_in()
    {
        var play = At("mode='ordered'", """<wf:candidates post="chair" at="works"/><wf:candidates post="viceChair" at="street"/><wf:nobody post="chair" at="district"/>""");
        play.World.RemovePost("viceChair", "street", "zhou");
        play.Answer("li", "approve");
        Assert.Equal([new Principal("post:chair@district", "why.nobodyElse")], play.State.Tasks.Single().Principals);
        Assert.Equal(["yes"], play.Answer("wu", "approve").Active);
    }

    [Theory]
    [InlineData("moreThan='1/2'", 3)]
    [InlineData("atLeast='2/5'", 2)]
    [InlineData("atLeast='3/5'", 3)]
    [InlineData("moreThan='3/5'", 4)]
    [InlineData("atLeast='1/1'", 5)]
    public void A_count_ends_as_soon_as_enough_have_approved(string share, int needed)
    {
        var play = At("mode='weighted'", Five + $"<wf:count {share}/>");
        var people = new[] { "li", "chen", "zhou", "qian", "wu" };
        for (var n = 0; n < needed; n++)
        {
            Assert.Equal(["a"], play.Active);
            play.Answer(people[n], "approve");
        }
        Assert.Equal(["yes"], play.Active);
    }

    [Fact]
    public void A_count_ends_as_soon_as_it_can_no_longer_be_reached_and_abstaining_counts_in_the_base()
    {
        var play = At("mode='weighted'").Answer("li", "abstain").Answer("chen", "reject");
        Assert.Equal(["a"], play.Active);
        Assert.Equal(["no"], play.Answer("zhou", "abstain").Active);
        Assert.Equal("rejected", play.State.LastVisit("a")!.Outcome);
    }

    [Fact]
    public void A_count_that_waits_for_all_does()
    {
        var play = At("mode='weighted'", Five + "<wf:count waitForAll='true'/>").Answer("li", "approve").Answer("chen", "approve").Answer("zhou", "approve").Answer("qian", "reject");
        Assert.Equal(["a"], play.Active);
        Assert.Equal(["yes"], play.Answer("wu", "abstain").Active);
    }

    [Fact]
    public void Weights_belong_to_posts_and_the_greatest_counts_for_who_holds_two()
    {
        var world = Town.New();
        world.AddPost("viceChair", "street", "chen");
        var play = new Play(One("mode='weighted'", """
            <wf:candidates post="chair" at="street" weight="3"/><wf:candidates post="viceChair" at="street" weight="2"/><wf:candidates post="chair" at="district"/>
            """), world).Start();
        Assert.Equal(["decide-chen 3", "decide-wu 1", "decide-zhou 2"],
            ((ApprovalState)play.State.ActiveAt("a")!.Stage!).Seats.Select(s => $"{s.Id} {s.Weight}").Order(StringComparer.Ordinal));
        play.Answer("chen", "approve");
        Assert.Equal(["a"], play.Active);
        Assert.Equal(["yes"], play.Answer("wu", "approve").Active);
    }

    [Fact]
    public void Exactly_half_is_not_more_than_half()
    {
        var play = At("mode='weighted'", """<wf:candidates post="chair" at="works"/><wf:candidates post="chair" at="street"/>""").Answer("li", "approve");
        Assert.Equal(["a"], play.Active);
        Assert.Equal(["no"], play.Answer("chen", "reject").Active);
    }

    [Fact]
    public void Where_all_are_asked_rejections_may_be_counted_instead_of_deciding()
    {
        var play = At("mode='all' rejections='count'", Five + "<wf:count atLeast='2/3'/>").Answer("li", "reject").Answer("chen", "approve").Answer("zhou", "approve").Answer("qian", "approve");
        Assert.Equal(["a"], play.Active);
        Assert.Equal(["yes"], play.Answer("wu", "approve").Active);
    }

    [Fact]
    public void In_a_weighted_stage_one_rejection_decides_where_it_says_so() =>
        Assert.Equal(["no"], At("mode='weighted' rejections='veto'").Answer("li", "approve").Answer("chen", "reject").Active);

    [Fact]
    public void Who_does_not_count_answers_cannot_abstain()
    {
        var play = At("mode='all'");
        Assert.Equal("engine.actNotAllowed", play.Refused(play.Answering("li", "approve") with { Act = "abstain" }));
    }

    [Fact]
    public void Two_signers_are_two_persons_and_a_rejection_of_either_decides()
    {
        const string either = """<wf:candidates post="chair" at="street"/><wf:candidates post="viceChair" at="street"/>""";
        var play = At("signers='2'", either).Answer("chen", "approve");
        Assert.Equal(["a"], play.Active);
        Assert.Equal("您已经签过，要由另一人签。", StepChecks.Say(play.Rejection(play.Answering("chen", "approve"))));
        Assert.Equal(["yes"], play.Answer("zhou", "approve").Active);
        Assert.Equal(["no"], At("signers='2'", either).Answer("chen", "approve").Answer("zhou", "reject").Active);
    }

    [Fact]
    public void Where_no_second_person_is_left_to_sign_the_administrator_does()
    {
        var play = At("signers='2'", """<wf:candidates post="chair" at="street"/>""").Answer("chen", "approve");
        Assert.Equal([new Principal("post:administrator@district", "why.administrator")], play.State.Tasks.Single().Principals);
        Assert.Equal(["yes"], play.Answer("admin", "approve").Active);
    }

    private const string Twice = """
        start s
        user a <wf:stage kind="approval"><wf:candidates post="chair" at="street"/></wf:stage>
        user m <wf:stage kind="task"><wf:candidates post="visitor"/></wf:stage>
        user b <wf:stage kind="approval" again="AGAIN" mode="MODE"><wf:candidates post="chair" at="street"/><wf:candidates post="viceChair" at="street"/></wf:stage>
        user c
        s > a > MIDDLE > c
        """;

    private static Play Again(string again, string mode, bool between) => new Play(Twice
        .Replace("AGAIN", again, StringComparison.Ordinal).Replace("MODE", mode, StringComparison.Ordinal)
        .Replace("MIDDLE", between ? "m > b" : "b", StringComparison.Ordinal)
        .Replace(between ? "\0" : "user m <wf:stage kind=\"task\"><wf:candidates post=\"visitor\"/></wf:stage>\n", "", StringComparison.Ordinal)).Start();

    [Fact]
    public void Who_approved_just_before_is_not_asked_again_where_the_stage_says_so()
    {
        var play = Again("consecutive", "any", between: false).Answer("chen", "approve");
        Assert.Equal(["c"], play.Active);
        Assert.Equal(("approved", "chen"), (play.State.LastVisit("b")!.Outcome, play.State.LastVisit("b")!.Actors.Single()));
        Assert.Equal("a", play.Facts.OfType<CarriedOver>().Single().From);
    }

    [Fact]
    public void Of_several_only_those_who_approved_before_are_left_out()
    {
        var play = Again("consecutive", "all", between: false).Answer("chen", "approve");
        Assert.Equal(["decide-zhou"], play.State.Tasks.Select(t => t.Purpose));
        Assert.Equal(["c"], play.Answer("zhou", "approve").Active);
        Assert.Equal(["chen", "zhou"], play.State.LastVisit("b")!.Actors);
    }

    [Fact]
    public void With_work_between_only_once_per_case_carries_over()
    {
        Assert.Equal(["b"], Again("consecutive", "any", between: true).Answer("chen", "approve").Answer("zhao", "complete").Active);
        Assert.Equal(["c"], Again("once", "any", between: true).Answer("chen", "approve").Answer("zhao", "complete").Active);
        Assert.Equal(["b"], Again("ask", "any", between: true).Answer("chen", "approve").Answer("zhao", "complete").Active);
    }

    [Fact]
    public void Who_approved_other_data_is_asked_again()
    {
        var play = Again("once", "any", between: true).Answer("chen", "approve");
        play.At("2026-06-02 09:00").Answer("zhao", "complete", ("amount", Definitions.Feel.FeelValue.Of(9000)));
        Assert.Equal(["b"], play.Active);
    }

    [Fact]
    public void An_approval_before_a_return_does_not_carry_over()
    {
        var play = new Play("""
            start s
            user f <wf:stage kind="task"><wf:candidates starter="true"/></wf:stage>
            user a <wf:stage kind="approval"><wf:candidates post="chair" at="street"/></wf:stage>
            user b <wf:stage kind="approval"><wf:candidates post="chair" at="district"/></wf:stage>
            user d <wf:stage kind="approval" again="once"><wf:candidates post="chair" at="street"/></wf:stage>
            user c
            s > f > a > b > d > c
            """).Start().Answer("wang", "complete").Answer("chen", "approve").Return("wu", "f", straightBack: true).Answer("wang", "complete").Answer("wu", "approve");
        Assert.Equal(["c"], play.Active);
        Assert.Equal(2, play.State.Visits["b"]);
    }

    [Theory]
    [InlineData("timeOut='reject'", "", "no", "timedOut")]
    [InlineData("timeOut='approve'", "", "yes", "approved")]
    [InlineData("mode='weighted'", "", "no", "timedOut")]
    [InlineData("mode='weighted'", "<wf:count of='answered'/>", "yes", "approved")]
    public void Passing_the_due_day_decides_as_the_setting_or_the_count_says(string settings, string count, string next, string outcome)
    {
        var play = At(settings, Five + """<wf:clock rule="T-01.approval" overdue="decide"/>""" + count);
        if (settings.Contains("weighted", StringComparison.Ordinal))
            play.Answer("li", "approve").Answer("chen", "approve");
        play.Until("2026-06-08 00:00");
        Assert.Equal([next], play.Active);
        Assert.Equal(outcome, play.State.LastVisit("a")!.Outcome);
        Assert.Equal(next is "yes", play.Facts.OfType<DecidedByTimeOut>().Any());
    }

    [Fact]
    public void Of_nobody_who_answered_nothing_is_enough()
    {
        var play = At("mode='weighted'", Five + """<wf:clock rule="T-01.approval" overdue="decide"/><wf:count of="answered"/>""");
        play.Until("2026-06-08 00:00");
        Assert.Equal(["no"], play.Active);
    }

    [Fact]
    public void A_rejection_may_lead_back_to_a_named_stage()
    {
        var play = new Play("""
            start s
            user f <wf:stage kind="task"><wf:candidates starter="true"/></wf:stage>
            user v <wf:stage kind="task"><wf:candidates post="visitor"/></wf:stage>
            user a <wf:stage kind="approval" onRejection="returnTo" to="f"><wf:candidates post="chair"/></wf:stage>
            s > f > v > a
            """).Start().Answer("wang", "complete").Answer("zhao", "complete").Answer("li", "reject");
        Assert.Equal(["f"], play.Active);
        Assert.Equal(["v"], play.Answer("wang", "complete").Active);
    }
}
