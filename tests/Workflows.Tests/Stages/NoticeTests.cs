using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;
using Workflows.Stages.PublicNotice;

namespace Workflows.Tests.Stages;

/// <summary>A-12: 5 working days; published Monday 8 June 2026 → 9, 10, 11, 12, 15: open until Monday 15 June.</summary>
public sealed class NoticeTests
{
    private static Play Noticed() => new Play($"""
        {Drawn.Line("start notice which")}
        {Drawn.Task("notice", "chair", "publicNotice", "rule=\"A-12.notice\"",
            "<wf:objection><wf:candidates post=\"head\" at=\"level:street\"/><wf:clock rule=\"A-13.objectionCheck\"/></wf:objection>")}
        <bpmn:exclusiveGateway id="which" default="which-decide"/><bpmn:endEvent id="upheld" wf:outcome="objectionUpheld"/>
        {Drawn.Flow("which", "upheld", "outcome.notice = \"upheld\"")}{Drawn.Flow("which", "decide")}{Drawn.Approval("decide", "vice")}{Drawn.Flow("decide", "end")}
        """, ("outcome.objectionUpheld", "异议成立")).Start();

    private static NoticeState State(Play play) => (NoticeState)play.Case.ActiveAt("notice")!.Stage!;

    private static RaiseObjection Objection(Play play, string id) => new()
    {
        Id = play.NextId(), InstanceId = "c", Actor = Actor.Public, At = play.Now, NodeId = "notice", Visit = 1, ObjectionId = id,
    };

    [Fact]
    public void A_notice_without_objection_ends_after_its_last_day()
    {
        var play = Noticed().Answer("chair", "notice", "publish");
        Assert.Equal((NoticePhase.Open, new DateOnly(2026, 6, 15), "A-12"), (State(play).Phase, State(play).Until!.Day, State(play).Until!.RuleId));
        Assert.Equal("notice", play.Until("06-15 23:59").Where);
        Assert.Equal("decide", play.Until("06-16 00:00").Where);
        Assert.Equal("noObjection", play.Case.LastVisit("notice")!.Outcome);
    }

    [Fact]
    public void An_objection_stops_the_clock_and_a_groundless_one_lets_it_run_on()
    {
        // 8 June published; objection on 10 June, answered on 16 June: 9 June counts as the 1st day, 10 to 16 stand still,
        // 17, 18 are the 2nd and 3rd; 19 to 21 is the Dragon Boat holiday; 22 and 23 are the 4th and 5th.
        var play = Noticed().Answer("chair", "notice", "publish").Until("06-10 10:00");
        play.Accept(Objection(play, "o1"));
        Assert.Equal((NoticePhase.Paused, 0), (State(play).Phase, play.Case.Timers.Count(t => t.TaskId is "")));
        Assert.Equal("head", play.Who("notice"));
        Assert.Equal(new DateOnly(2026, 6, 25), play.TaskAt("notice").Due!.Day);
        play.Until("06-16 09:00").Answer("head", "notice", "dismiss", "经核查不属实");
        Assert.Equal((NoticePhase.Open, new DateOnly(2026, 6, 23)), (State(play).Phase, State(play).Until!.Day));
        Assert.Equal("notice", play.Until("06-23 23:59").Where);
        Assert.Equal("decide", play.Until("06-24 00:00").Where);
    }

    [Fact]
    public void An_objection_upheld_ends_the_notice()
    {
        var play = Noticed().Answer("chair", "notice", "publish").Until("06-10 10:00");
        play.Accept(Objection(play, "o1"));
        Assert.Equal("请写明理由，至少 5 个字。", play.RefuseAnswer("head", "notice", "uphold", "属实"));
        play.Answer("head", "notice", "uphold", "收入隐瞒，异议属实");
        Assert.Equal("objectionUpheld", play.Case.Outcome);
    }

    [Fact]
    public void The_same_objection_twice_counts_once_and_a_second_one_joins_the_first()
    {
        var play = Noticed().Answer("chair", "notice", "publish");
        play.Accept(Objection(play, "o1"));
        Assert.Equal("这条异议已经收到，没有重复登记。", play.Refuse(Objection(play, "o1")));
        play.Accept(Objection(play, "o2"));
        Assert.Equal(["o1", "o2"], State(play).Objections);
        Assert.Single(play.Case.Tasks);
    }

    [Fact]
    public void A_second_objection_after_the_first_was_answered_stops_the_clock_again()
    {
        var play = Noticed().Answer("chair", "notice", "publish").Until("06-09 10:00");
        play.Accept(Objection(play, "o1"));
        play.Answer("head", "notice", "dismiss", "经核查不属实").Until("06-11 10:00");
        play.Accept(Objection(play, "o2"));
        Assert.Equal(NoticePhase.Paused, State(play).Phase);
        play.Until("06-12 10:00").Answer("head", "notice", "dismiss", "经核查不属实");
        // 9 and 11 to 12 June stand still: 10 is the 1st, 15, 16, 17, 18 the 2nd to 5th.
        Assert.Equal(new DateOnly(2026, 6, 18), State(play).Until!.Day);
    }

    [Fact]
    public void Before_publishing_and_after_the_end_nobody_objects()
    {
        var play = Noticed();
        Assert.Equal("公示已经结束，不能再提异议。可以直接联系工会。", play.Refuse(Objection(play, "o1")));
        play.Answer("chair", "notice", "publish").Until("06-16 00:00");
        Assert.Equal("这个环节已经结束。", play.Refuse(Objection(play, "o1")));
    }

    [Fact]
    public void A_case_withdrawn_during_its_notice_leaves_no_timer()
    {
        var play = Noticed().Answer("chair", "notice", "publish");
        play.Accept(play.WithdrawCommand("officer"));
        Assert.Empty(play.Case.Timers);
        Assert.Contains(play.Effects.OfType<NoticeChanged>(), n => n.Phase is NoticePhase.Withdrawn);
    }
}
