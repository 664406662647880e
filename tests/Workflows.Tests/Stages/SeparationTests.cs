using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;

namespace Workflows.Tests.Stages;

public sealed class SeparationTests
{
    private const string Party = "<bpmn:extensionElements><wf:case parties=\"applicant\" starters=\"officer\"/></bpmn:extensionElements>";

    [Fact]
    public void Whoever_acted_before_is_barred_and_told_why()
    {
        var play = new Play($"""
            {Drawn.Line("start check decide end")}{Drawn.Task("check", "panel")}{Drawn.Approval("decide", "panel", children: "<wf:exclude earlier=\"check\"/>")}
            """).Start().Answer("panel2", "check", "complete");
        Assert.Equal("panel1 panel3", play.Who("decide"));
        Assert.Equal("您办过前面的环节，按职责分离不能再办这一步。", play.RefuseAnswer("panel2", "decide", "approve"));
        play.Answer("panel1", "decide", "approve");
        Assert.Equal("approved", play.Case.Outcome);
    }

    [Fact]
    public void The_starter_is_barred_where_the_stage_says_so()
    {
        var play = new Play($"{Drawn.Line("start decide end")}{Drawn.Approval("decide", "panel", children: "<wf:exclude starter=\"true\"/>")}").StartBy("panel1");
        Assert.Equal("panel2 panel3", play.Who("decide"));
        Assert.Equal("您是发起人，不能办这个环节。", play.RefuseAnswer("panel1", "decide", "approve"));
    }

    [Fact]
    public void Near_relatives_of_the_applicant_are_barred_and_the_case_is_reassigned()
    {
        var play = new Play($"""
            {Party}{Drawn.Line("start decide end")}{Drawn.Approval("decide", "vice", children: "<wf:nobody post=\"head\" at=\"level:street\"/>")}
            """);
        play.World.AddRelatives("vice", "worker");
        play.Start(("applicant", FeelValue.Of("worker")));
        Assert.Equal("head", play.Who("decide"));
        Assert.Equal("why.othersBarred", Assert.Single(play.TaskAt("decide").Principals).Why);
        Assert.Equal("您与申请人登记为近亲属，不能办这件，已转其他人。", play.RefuseAnswer("vice", "decide", "approve"));
        play.Answer("head", "decide", "approve");
        Assert.Equal("approved", play.Case.Outcome);
    }

    [Fact]
    public void A_relative_registered_after_the_task_was_opened_is_still_refused()
    {
        var play = new Play($"{Party}{Drawn.Line("start decide end")}{Drawn.Approval("decide", "panel")}").Start(("applicant", FeelValue.Of("worker")));
        play.World.AddRelatives("panel1", "worker");
        Assert.Equal("您与申请人登记为近亲属，不能办这件，已转其他人。", play.RefuseAnswer("panel1", "decide", "approve"));
    }

    [Fact]
    public void The_party_does_not_decide_in_person()
    {
        var play = new Play($"{Party}{Drawn.Line("start decide end")}{Drawn.Approval("decide", "panel")}").Start(("applicant", FeelValue.Of("panel2")));
        Assert.Equal("panel1 panel3", play.Who("decide"));
        Assert.Equal("您是本件的当事人，不能办这件。", play.RefuseAnswer("panel2", "decide", "approve"));
    }

    [Fact]
    public void Whoever_stands_in_is_looked_at_like_the_others()
    {
        // The vice chair is a relative; the head, who would stand in, has acted before; so it goes to the administrator.
        var play = new Play($"""
            {Party}{Drawn.Line("start check decide end")}{Drawn.Task("check", "head")}
            {Drawn.Approval("decide", "vice", children: "<wf:exclude earlier=\"check\"/><wf:nobody post=\"head\" at=\"level:street\"/>")}
            """);
        play.World.AddRelatives("vice", "worker");
        play.Start(("applicant", FeelValue.Of("worker"))).Answer("head", "check", "complete");
        Assert.Equal("admin", play.Who("decide"));
        Assert.Equal("您办过前面的环节，按职责分离不能再办这一步。", play.RefuseAnswer("head", "decide", "approve"));
    }

    [Fact]
    public void Escalation_does_not_let_in_somebody_barred()
    {
        var play = new Play($"""
            {Drawn.Line("start check decide end")}{Drawn.Task("check", "head")}
            {Drawn.Approval("decide", "vice", children: "<wf:exclude earlier=\"check\"/>" + Drawn.Clock)}
            """).Start().Answer("head", "check", "complete").Until("06-12 09:00");
        Assert.Contains("escalated→post:head@street", play.Notices);
        Assert.Equal("vice", play.Who("decide"));
        Assert.Equal("您办过前面的环节，按职责分离不能再办这一步。", play.RefuseAnswer("head", "decide", "approve"));
    }

    [Fact]
    public void Two_signers_are_two_people()
    {
        var play = new Play($"{Drawn.Line("start visit end")}{Drawn.Task("visit", "visitor", attributes: "signers=\"2\"")}")
            .Start().Answer("visitor1", "visit", "complete", "", ("found", FeelValue.Of("属实")));
        Assert.Equal("visitor2", play.Who("visit"));
        Assert.Equal("您已经签过，要由另一人签。", play.RefuseAnswer("visitor1", "visit", "confirm"));
        Assert.Equal("签认时不能改内容。要改请退回。", play.RefuseAnswer("visitor2", "visit", "confirm", "", ("found", FeelValue.Of("不实"))));
        play.Answer("visitor2", "visit", "confirm");
        Assert.Equal(["visitor1", "visitor2"], play.Case.LastVisit("visit")!.Actors);
    }

    [Fact]
    public void A_stranger_is_not_entitled_and_a_successor_is()
    {
        var play = new Play($"{Drawn.Line("start decide end")}{Drawn.Approval("decide", "vice")}").Start();
        Assert.Equal("这件不归您办。", play.RefuseAnswer("stranger", "decide", "approve"));
        play.World.RemovePost("vice", "street", "vice");
        play.World.AddPost("vice", "street", "stranger");
        Assert.Equal("这件不归您办。", play.RefuseAnswer("vice", "decide", "approve"));
        play.Answer("stranger", "decide", "approve");
        Assert.Equal("approved", play.Case.Outcome);
    }

    [Fact]
    public void A_substitute_acts_in_anothers_name_only_while_the_substitution_lasts()
    {
        var play = new Play($"{Drawn.Line("start decide end")}{Drawn.Approval("decide", "vice")}").Start();
        var command = play.AnswerCommand("stranger", "decide", "approve") with { Actor = new Actor("stranger", "vice@street", "vice") };
        Assert.Equal("代理已经结束，这件请示例·vice本人办。", play.Refuse(command));
        play.World.AddSubstitute("stranger", "vice");
        play.Accept(command);
        var answered = Assert.Single(play.Facts.OfType<TaskAnswered>());
        Assert.Equal(("stranger", "vice"), (answered.ActorId, answered.OnBehalfOf));
    }

    [Fact]
    public void A_substitute_who_is_barred_does_not_act_in_anothers_name()
    {
        var play = new Play($"{Party}{Drawn.Line("start decide end")}{Drawn.Approval("decide", "vice")}");
        play.World.AddRelatives("stranger", "worker");
        play.World.AddSubstitute("stranger", "vice");
        play.Start(("applicant", FeelValue.Of("worker")));
        Assert.Equal("您与申请人登记为近亲属，不能办这件，已转其他人。",
            play.Refuse(play.AnswerCommand("stranger", "decide", "approve") with { Actor = new Actor("stranger", "", "vice") }));
    }

    [Fact]
    public void A_substitute_who_acted_before_does_not_act_in_anothers_name()
    {
        var play = new Play($"""
            {Drawn.Line("start check decide end")}{Drawn.Task("check", "head")}{Drawn.Approval("decide", "vice", children: "<wf:exclude earlier=\"check\"/>")}
            """);
        play.World.AddSubstitute("head", "vice");
        play.Start().Answer("head", "check", "complete");
        Assert.Equal("您办过前面的环节，按职责分离不能再办这一步。",
            play.Refuse(play.AnswerCommand("head", "decide", "approve") with { Actor = new Actor("head", "", "vice") }));
    }

    [Fact]
    public void Whoever_substituted_in_an_earlier_stage_is_barred_like_the_one_substituted_for()
    {
        var play = new Play($"""
            {Drawn.Line("start check decide end")}{Drawn.Task("check", "vice")}{Drawn.Approval("decide", "panel", children: "<wf:exclude earlier=\"check\"/>")}
            """);
        play.World.AddSubstitute("panel1", "vice");
        play.World.AddPost("panel", "street", "vice");
        play.Start();
        play.Accept(play.AnswerCommand("panel1", "check", "complete") with { Actor = new Actor("panel1", "", "vice") });
        Assert.Equal("panel2 panel3", play.Who("decide"));
    }

    [Fact]
    public void Whoever_acted_in_a_visit_that_was_returned_stays_barred()
    {
        var play = new Play($"""
            {Drawn.Line("start check look decide end")}{Drawn.Task("check", "panel")}{Drawn.Task("look", "head", attributes: "return=\"true\"")}
            {Drawn.Approval("decide", "panel", children: "<wf:exclude earlier=\"check\"/>")}
            """).Start().Answer("panel1", "check", "complete").Return("head", "look", "check");
        play.Answer("panel2", "check", "complete").Answer("head", "look", "complete");
        Assert.Equal("panel3", play.Who("decide"));
        Assert.Equal("您办过前面的环节，按职责分离不能再办这一步。", play.RefuseAnswer("panel1", "decide", "approve"));
    }

    [Fact]
    public void Only_holders_of_the_posts_named_may_start()
    {
        var play = new Play($"{Party}{Drawn.Line("start decide end")}{Drawn.Approval("decide", "vice")}");
        Assert.Equal("您现在的职务不能发起这类办件。", play.RefuseStart("chair", ("applicant", FeelValue.Of("worker"))));
        Assert.Equal("decide", play.Start(("applicant", FeelValue.Of("worker"))).Where);
    }
}
