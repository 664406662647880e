using Workflows.Definitions.Feel;
using Workflows.Engine.Facts;
using Workflows.Engine.State;
using Workflows.Stages.Approval;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>The approval stage (approvals.md §1): modes, what a rejection means, guards.</summary>
public class ApprovalTests
{
    private static string One(string settings, string inside = """<wf:candidates post="chair" at="level:street"/>""") => $"""
        start s
        user fill <wf:stage kind="task"><wf:candidates starter="true"/></wf:stage>
        user visit <wf:stage kind="task"><wf:candidates post="visitor"/></wf:stage>
        user a <wf:stage kind="approval" {settings}>{inside}</wf:stage>
        xor g else=no
        user yes
        user no
        s > fill > visit > a > g
        g > yes ? outcome.a = "approved"
        g > no
        """;

    private static Play At(string settings, string? inside = null) =>
        new Play(inside is null ? One(settings) : One(settings, inside)).Start().Answer("wang", "complete").Answer("zhao", "complete");

    [Fact]
    public void The_first_of_several_decides_and_the_others_task_is_gone()
    {
        var play = At("mode='any'", """<wf:candidates post="chair" at="level:street"/><wf:candidates post="viceChair" at="level:street"/>""");
        Assert.Equal(["post:chair@street", "post:viceChair@street"], Assert.Single(play.State.Tasks).Principals.Select(p => p.Key));
        var late = play.Answering("zhou", "approve");
        play.At("2026-06-02 10:15").Answer("chen", "approve");
        Assert.Equal(["yes"], play.Active);
        Assert.Equal("示例·陈已于 2026-06-02 10:15 办理（已同意），您的意见未计入。您写的话还在。", StepChecks.Say(play.Rejection(late)));
    }

    private const string Both = """<wf:candidates post="chair" at="level:street"/><wf:candidates post="viceChair" at="level:street"/>""";

    [Fact]
    public void All_have_to_approve_each_in_a_task_of_their_own()
    {
        var play = At("mode='all'", Both);
        Assert.Equal(["i.a.1.decide-chen", "i.a.1.decide-zhou"], play.State.Tasks.Select(t => t.Id).Order(StringComparer.Ordinal));
        var mine = play.Answering("chen", "approve");
        play.Accept(mine);
        Assert.Equal(["a"], play.Active);
        Assert.Equal("您已经办过，没有重复提交；还在等其他人办。", StepChecks.Say(play.Rejection(mine)));
        play.Answer("zhou", "approve");
        Assert.Equal(["yes"], play.Active);
        Assert.Equal(["chen", "zhou"], play.State.LastVisit("a")!.Actors);
    }

    [Fact]
    public void Where_all_have_to_approve_one_rejection_decides_and_the_other_tasks_close()
    {
        var play = At("mode='all' onRejection='continue'", Both);
        var late = play.Answering("zhou", "approve");
        play.At("2026-06-02 10:15").Accept(play.Answering("chen", "reject", "材料前后不一致"));
        Assert.Equal(["no"], play.Active);
        Assert.Equal("rejected", play.State.LastVisit("a")!.Outcome);
        Assert.Equal("engine.decidedMeanwhile", play.Refused(late));
    }

    [Fact]
    public void Who_has_to_approve_by_a_post_is_succeeded_by_the_next_to_hold_it()
    {
        var play = At("mode='all'", Both);
        play.World.RemovePost("chair", "street", "chen");
        play.World.AddPost("chair", "street", "sun");
        Assert.Equal("engine.notEntitled", play.Refused(play.Answering("zhou", "approve") with { TaskId = "i.a.1.decide-chen", Actor = new("chen") }));
        play.Answer("sun", "approve").Answer("zhou", "approve");
        Assert.Equal(["yes"], play.Active);
    }

    [Fact]
    public void One_person_on_two_of_the_posts_approves_once()
    {
        var world = Town.New();
        world.AddPost("viceChair", "street", "chen");
        world.RemovePost("viceChair", "street", "zhou");
        var play = new Play(One("mode='all'", Both), world).Start().Answer("wang", "complete").Answer("zhao", "complete");
        Assert.Equal(["post:chair@street", "post:viceChair@street"], Assert.Single(play.State.Tasks).Principals.Select(p => p.Key));
        Assert.Equal(["yes"], play.Answer("chen", "approve").Active);
    }

    [Fact]
    public void Two_holders_of_one_post_are_asked_by_name()
    {
        var world = Town.New();
        world.AddPost("chair", "street", "sun");
        var play = new Play(One("mode='all'"), world).Start().Answer("wang", "complete").Answer("zhao", "complete");
        Assert.Equal(["person:chen", "person:sun"], play.State.Tasks.SelectMany(t => t.Principals).Select(p => p.Key).Order(StringComparer.Ordinal));
        play.Answer("sun", "approve").Answer("chen", "approve");
        Assert.Equal(["yes"], play.Active);
    }

    [Fact]
    public void Where_all_of_nobody_have_to_approve_the_administrator_does()
    {
        var play = At("mode='all'", """<wf:candidates post="nobodyHoldsThis"/>""");
        Assert.Equal([new Principal("post:administrator@district", "why.administrator")], Assert.Single(play.State.Tasks).Principals);
        Assert.Equal(["yes"], play.Answer("admin", "approve").Active);
    }

    [Fact]
    public void A_rejection_that_ends_the_case_inside_parallel_work_leaves_nothing_open()
    {
        var play = new Play("""
            start s
            and fork
            user a <wf:stage kind="approval"><wf:candidates post="chair"/></wf:stage>
            user b
            and join
            s > fork > a > join > end
            fork > b > join
            end end
            """).Start();
        Assert.Equal("rejected", play.Accepted(play.Answering("li", "reject", "收入超过标准")).State.Outcome);
        Assert.Empty(play.State.Tasks);
    }

    [Fact]
    public void A_rejection_ends_the_case_where_nothing_else_is_said()
    {
        var play = At("");
        play.Accept(play.Answering("chen", "reject", "收入超过标准"));
        Assert.Equal((InstanceStatus.Ended, "rejected"), (play.State.Status, play.State.Outcome));
        Assert.Equal(["decided: person:wang"], play.Told);
    }

    [Fact]
    public void A_rejection_may_go_on_and_leave_the_choice_to_a_gateway()
    {
        var play = At("onRejection='continue'");
        Assert.Equal(["no"], play.Accepted(play.Answering("chen", "reject", "收入超过标准")).Active);
    }

    [Fact]
    public void A_rejection_may_go_back_to_what_the_starter_did_last()
    {
        var play = At("onRejection='returnToStarter'");
        Assert.Equal(["fill"], play.Accepted(play.Answering("chen", "reject", "收入超过标准")).Active);
        Assert.Equal("returned", play.State.LastVisit("a")!.Outcome);
        Assert.Equal("i.fill.2.complete", Assert.Single(play.State.Tasks).Id);
    }

    [Fact]
    public void A_rejection_may_go_back_to_the_task_before()
    {
        var play = At("onRejection='returnToPrevious'");
        Assert.Equal(["visit"], play.Accepted(play.Answering("chen", "reject", "收入超过标准")).Active);
    }

    [Fact]
    public void Where_nobody_can_be_gone_back_to_a_rejection_ends_the_case()
    {
        var play = new Play("""
            start s
            user a <wf:stage kind="approval" onRejection="returnToStarter"><wf:candidates post="chair"/></wf:stage>
            s > a
            """).Start();
        Assert.Equal("rejected", play.Accepted(play.Answering("li", "reject", "收入超过标准")).State.Outcome);
    }

    [Theory]
    [InlineData("reject", "不行")]
    [InlineData("reject", "  不  行 ")]
    [InlineData("return", "")]
    public void Rejecting_and_returning_want_a_reason_of_five_characters(string act, string words)
    {
        var play = At("");
        Assert.Equal("engine.reasonMissing", play.Refused(play.Answering("chen", act, words) with { ReturnTo = "fill" }));
    }

    [Fact]
    public void Approving_wants_no_reason()
    {
        var play = At("");
        Assert.Equal(["yes"], play.Accepted(play.Answering("chen", "approve", "")).Active);
    }

    [Fact]
    public void A_stage_that_allows_no_return_refuses_it()
    {
        var play = At("return='false'");
        Assert.Equal("engine.actNotAllowed", play.Refused(play.Answering("chen", "approve") with { Act = "return", ReturnTo = "fill" }));
    }

    private const string Guarded = """
        start s
        user a <wf:stage kind="approval"><wf:candidates post="chair"/>
        <wf:guard test="approved &lt;= amount" rule="A-15" text="over"/><wf:guard test="minutes != null" rule="A-17" text="minutes"/></wf:stage>
        user b
        s > a > b
        """;

    [Fact]
    public void A_guard_is_looked_at_with_the_answers_values_and_says_the_packages_text()
    {
        var play = new Play(Guarded, null, ("over", "批准 {approved:money} 元，多于申请的 {amount:money} 元。"), ("minutes", "缺少会议纪要。"))
            .Start("wang", ("amount", FeelValue.Of(3000)), ("minutes", FeelValue.Of("三号纪要")));
        var tooMuch = play.Answering("li", "approve") with { Values = FeelContext.Of(("approved", FeelValue.Of(3000.5m))) };
        Assert.Equal("批准 3,000.50 元，多于申请的 3,000.00 元。", StepChecks.Say(play.Rejection(tooMuch)));
        Assert.Equal(["b"], play.Accepted(tooMuch with { Values = FeelContext.Of(("approved", FeelValue.Of(3000))) }).Active);
    }

    [Fact]
    public void A_guard_that_cannot_be_worked_out_does_not_hold_and_the_first_one_speaks()
    {
        var play = new Play(Guarded, null, ("over", "多了。"), ("minutes", "缺少会议纪要。")).Start("wang", ("amount", FeelValue.Of(3000)));
        Assert.Equal("多了。", StepChecks.Say(play.Rejection(play.Answering("li", "approve"))));
        Assert.Equal("缺少会议纪要。", StepChecks.Say(play.Rejection(play.Answering("li", "approve") with { Values = FeelContext.Of(("approved", FeelValue.Of(1))) })));
    }

    [Fact]
    public void A_guard_of_a_rule_the_union_has_not_confirmed_warns_and_is_set_aside_knowingly_and_for_a_reason()
    {
        const string unconfirmed = "A-09.fileLater";
        var play = new Play(Guarded.Replace("rule=\"A-15\"", $"rule=\"{unconfirmed}\"", StringComparison.Ordinal), null, ("over", "多了。"), ("minutes", "缺少会议纪要。"))
            .Start("wang", ("amount", FeelValue.Of(3000)), ("minutes", FeelValue.Of("三号纪要")));
        var answer = play.Answering("li", "approve", "家里确有急需") with { Values = FeelContext.Of(("approved", FeelValue.Of(4000))) };
        Assert.Equal("engine.guardWarns", play.Refused(answer));
        Assert.Equal("engine.guardWarns", play.Refused(answer with { Despite = [unconfirmed], Words = "急" }));
        Assert.Equal(["b"], play.Accepted(answer with { Despite = [unconfirmed] }).Active);
        Assert.Equal((unconfirmed, "over", "家里确有急需"), play.Facts.OfType<RuleSetAside>().Select(f => (f.Rule, f.Text, f.Reason)).Single());
    }

    [Fact]
    public void A_guard_does_not_stand_in_the_way_of_rejecting() =>
        Assert.Equal("rejected", Rejected(new Play(Guarded, null, ("over", "多了。"), ("minutes", "缺少会议纪要。")).Start()).State.Outcome);

    private static Play Rejected(Play play) => play.Accepted(play.Answering("li", "reject", "收入超过标准"));

    [Fact]
    public void What_release_0_2_recorded_of_an_approval_is_read_today()
    {
        var fact = System.Text.Json.Nodes.JsonNode.Parse("""{"is":"approval.approved/1","nodeId":"a","visit":"1","persons":["chen","li"]}""")!.AsObject();
        Assert.Equal(["chen", "li"], Assert.IsType<Voted>(StepChecks.Json.ReadFact(fact)).Vote.Persons);
        var play = At("mode='all'", Both);
        var begun = System.Text.Json.Nodes.JsonNode.Parse(StepChecks.Json.Write(play.State))!;
        begun["active"]!.AsArray().Single()!["stage"] = System.Text.Json.Nodes.JsonNode.Parse("""{"is":"approval.state/1","approved":["chen"]}""");
        var state = (ApprovalState)StepChecks.Json.ReadInstance(System.Text.Encoding.UTF8.GetBytes(begun.ToJsonString())).ActiveAt("a")!.Stage!;
        Assert.Equal(new[] { ("chen", "approve", 1) }, state.Votes.Select(v => (v.Persons.Single(), v.Act, v.Weight)));
    }

    [Fact]
    public void The_record_says_who_answered_and_what_in_words()
    {
        var play = At("").At("2026-06-02 10:15");
        play.Accept(play.Answering("chen", "approve", "同意发放"));
        Assert.Equal(new TaskAnswered("i.a.1.decide", "approve", "chen", "", "", play.Now, "同意发放"), play.Facts.OfType<TaskAnswered>().Last());
        Assert.Equal("同意发放", play.State.LastVisit("a")!.Words);
    }
}
