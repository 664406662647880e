using Workflows.Engine.Facts;
using Workflows.Engine.State;

namespace Workflows.Tests.Stages;

public sealed class ApprovalTests
{
    private static Play One(string attributes = "", string post = "panel") =>
        new Play($"{Drawn.Line("start prepare decide end")}{Drawn.Task("prepare", "officer")}{Drawn.Approval("decide", post, attributes)}")
            .Start().Answer("officer", "prepare", "complete");

    [Fact]
    public void In_mode_any_the_first_decides_and_the_next_is_told_who_did()
    {
        var play = One();
        var late = play.AnswerCommand("panel2", "decide", "approve");
        play.Answer("panel1", "decide", "approve", "同意");
        Assert.Equal("approved", play.Case.Outcome);
        Assert.Equal("本件已于 2026-06-08 09:00 办结（已同意），不用再办。", play.Refuse(late));
    }

    [Fact]
    public void Who_comes_second_while_the_case_goes_on_reads_who_decided()
    {
        var play = new Play($"{Drawn.Line("start decide next end")}{Drawn.Approval("decide", "panel")}{Drawn.Task("next", "head")}").Start();
        var late = play.AnswerCommand("panel2", "decide", "reject", "材料不全，请补");
        var again = play.AnswerCommand("panel1", "decide", "approve");
        play.Answer("panel1", "decide", "approve");
        Assert.Equal("示例·panel1已于 2026-06-08 09:00 办理（已同意），您的意见未计入。您写的话还在。", play.Refuse(late));
        Assert.Equal("您已于 2026-06-08 09:00 办过（已同意），没有重复提交。", play.Refuse(again));
    }

    [Fact]
    public void In_mode_all_everyone_has_to_approve()
    {
        var play = One("mode=\"all\"");
        Assert.Equal(3, play.Case.Tasks.Length);
        play.Answer("panel1", "decide", "approve").Answer("panel3", "decide", "approve");
        Assert.Equal("decide", play.Where);
        play.Answer("panel2", "decide", "approve");
        Assert.Equal("approved", play.Case.Outcome);
        Assert.Equal(["panel1", "panel3", "panel2"], play.Case.LastVisit("decide")!.Actors);
    }

    [Fact]
    public void In_mode_all_one_rejection_decides_and_the_others_are_relieved()
    {
        var play = One("mode=\"all\"").Answer("panel1", "decide", "approve");
        play.Answer("panel2", "decide", "reject", "超出范围，不同意");
        Assert.Equal(("rejected", true), (play.Case.Outcome, play.Case.Tasks.IsEmpty));
        Assert.Equal("超出范围，不同意", Assert.Single(play.Facts.OfType<InstanceEnded>()).Words);
    }

    [Fact]
    public void In_mode_all_without_anybody_it_goes_to_the_administrator()
    {
        var play = One("mode=\"all\"", "nobodyHoldsThis");
        Assert.Equal("admin", play.Who("decide"));
    }

    [Theory]
    [InlineData("reject", "不同意", "请写明理由，至少 5 个字。")]
    [InlineData("return", "    再看   ", "请写明理由，至少 5 个字。")]
    [InlineData("publish", "", "这个环节不能这样办。")]
    public void An_act_that_is_short_of_words_or_not_offered_is_refused(string act, string words, string sentence) =>
        Assert.Equal(sentence, One().RefuseAnswer("panel1", "decide", act, words));

    [Fact]
    public void A_rejection_ends_the_case_and_the_starter_reads_why()
    {
        var play = One().Answer("panel1", "decide", "reject", "收入超过标准");
        Assert.Equal("rejected", play.Case.Outcome);
        Assert.Contains("decided→person:officer", play.Notices);
    }

    [Fact]
    public void A_rejection_may_go_on_for_a_gateway_to_decide()
    {
        var play = new Play($"""
            {Drawn.Line("start decide which")}{Drawn.Approval("decide", "panel", "onRejection=\"continue\"")}<bpmn:exclusiveGateway id="which" default="which-end"/>
            {Drawn.Task("look", "head")}{Drawn.Flow("which", "look", "outcome.decide = \"rejected\"")}{Drawn.Flows("which end")}{Drawn.Flows("look end")}
            """).Start().Answer("panel1", "decide", "reject", "请主席再看一下");
        Assert.Equal("look", play.Where);
    }

    [Theory]
    [InlineData("returnToStarter", "prepare")]
    [InlineData("returnToPrevious", "opinion")]
    public void A_rejection_may_go_back(string onRejection, string node)
    {
        var play = new Play($"""
            {Drawn.Line("start prepare opinion decide end")}{Drawn.Task("prepare", "starter")}{Drawn.Task("opinion", "chair")}
            {Drawn.Approval("decide", "panel", $"onRejection=\"{onRejection}\"")}
            """).Start().Answer("officer", "prepare", "complete").Answer("chair", "opinion", "complete");
        play.Answer("panel1", "decide", "reject", "请补充收入证明");
        Assert.Equal((node, InstanceStatus.Running), (play.Where, play.Case.Status));
        Assert.Equal(2, play.Case.ActiveAt(node)!.Visit);
        Assert.Contains("returned→person:officer", play.Notices);
    }

    private static Play Three() => new Play($"""
        {Drawn.Line("start prepare opinion decide end")}{Drawn.Task("prepare", "officer")}{Drawn.Task("opinion", "chair")}{Drawn.Approval("decide", "panel")}
        """).Start().Answer("officer", "prepare", "complete").Answer("chair", "opinion", "complete");

    [Fact]
    public void A_return_runs_the_stages_between_again()
    {
        var play = Three().Return("panel1", "decide", "prepare");
        Assert.Equal("prepare", play.Where);
        Assert.Equal("opinion", play.Answer("officer", "prepare", "complete").Where);
        Assert.Equal("decide", play.Answer("chair", "opinion", "complete").Where);
        play.Answer("panel2", "decide", "approve");
        Assert.Equal("approved", play.Case.Outcome);
    }

    [Fact]
    public void A_return_may_come_straight_back()
    {
        var play = Three().Return("panel1", "decide", "prepare", straightBack: true);
        play.Answer("officer", "prepare", "complete");
        Assert.Equal(("decide", 2), (play.Where, play.Case.ActiveAt("decide")!.Visit));
        Assert.Empty(play.Case.ComeBack);
    }

    [Fact]
    public void Whoever_answers_after_a_return_is_told_that_it_will_come_again()
    {
        var play = Three();
        var late = play.AnswerCommand("panel2", "decide", "approve");
        play.Return("panel1", "decide", "opinion");
        Assert.Equal("示例·panel1已于 2026-06-08 09:00 退回前面的环节，办完会再交给您。", play.Refuse(late));
    }

    [Fact]
    public void An_old_page_does_not_answer_a_new_visit()
    {
        var play = Three();
        var old = play.AnswerCommand("panel2", "decide", "approve");
        play.Return("panel1", "decide", "prepare", straightBack: true).Answer("officer", "prepare", "complete");
        Assert.Equal("示例·panel1已于 2026-06-08 09:00 退回前面的环节，办完会再交给您。", play.Refuse(old));
        Assert.Equal("decide", play.Where);
    }

    [Fact]
    public void A_return_goes_only_where_the_case_has_been()
    {
        var play = Three();
        Assert.Equal("不能退回到那里。请选一个已经办过的环节。", play.Refuse(play.AnswerCommand("panel1", "decide", "return", "退到没有的地方") with { ReturnTo = "end" }));
        Assert.Equal("不能退回到那里。请选一个已经办过的环节。", play.Refuse(play.AnswerCommand("panel1", "decide", "return", "退给我自己办") with { ReturnTo = "decide" }));
    }

    [Fact]
    public void Inside_parallel_work_nothing_can_be_returned()
    {
        var play = new Play($"""
            {Drawn.Line("start prepare fork")}{Drawn.Task("prepare", "officer")}<bpmn:parallelGateway id="fork"/><bpmn:parallelGateway id="join"/>
            {Drawn.Approval("a", "panel")}{Drawn.Approval("b", "head")}{Drawn.Flows("fork a join end")}{Drawn.Flows("fork b join")}
            """).Start().Answer("officer", "prepare", "complete");
        Assert.Equal("不能退回到那里。请选一个已经办过的环节。", play.Refuse(play.AnswerCommand("panel1", "a", "return", "退回去补材料") with { ReturnTo = "prepare" }));
        play.Answer("panel1", "a", "approve");
        Assert.Equal("不能退回到那里。请选一个已经办过的环节。", play.Refuse(play.AnswerCommand("head", "b", "return", "退回去补材料") with { ReturnTo = "prepare" }));
    }

    [Fact]
    public void A_rejection_that_ends_the_case_inside_parallel_work_leaves_nothing_open()
    {
        var play = new Play($"""
            {Drawn.Line("start fork")}<bpmn:parallelGateway id="fork"/><bpmn:parallelGateway id="join"/>
            {Drawn.Approval("a", "panel")}{Drawn.Approval("b", "head")}{Drawn.Flows("fork a join end")}{Drawn.Flows("fork b join")}
            """).Start().Answer("panel1", "a", "reject", "不符合规定要求");
        Assert.Equal(("rejected", ""), (play.Case.Outcome, play.Where));
    }

    [Fact]
    public void Returning_is_offered_only_where_the_stage_allows_it() =>
        Assert.Equal("这个环节不能这样办。", One("return=\"false\"").Refuse(One("return=\"false\"").AnswerCommand("panel1", "decide", "return", "退回补材料") with { ReturnTo = "prepare" }));
}
