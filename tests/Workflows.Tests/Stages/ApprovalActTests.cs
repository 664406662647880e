using Workflows.Engine.Commands;
using Workflows.Engine.Effects;
using Workflows.Engine.Facts;
using Workflows.Engine.State;
using Workflows.Stages.Approval;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>转办, 委派, 加签, 减签, 抄送, 只评论, 拿回 (approvals.md §2).</summary>
public class ApprovalActTests
{
    private const string Clock = """<wf:clock rule="T-01.approval" before="T-05.reminderBefore"/>""";

    private static Play At(string settings, string candidates) => new Play($"""
        start s
        user f <wf:stage kind="task"><wf:candidates starter="true"/></wf:stage>
        user a <wf:stage kind="approval" onRejection="continue" {settings}>{candidates}{Clock}</wf:stage>
        user b
        s > f > a > b
        """).Start().Answer("wang", "complete");

    private static Play One(string settings = "") => At(settings, """<wf:candidates post="chair" at="street"/>""");

    private static Play Several(string mode) => At($"mode='{mode}'", """<wf:candidates post="chair" at="street"/><wf:candidates post="viceChair" at="street"/>""");

    private static string[] Asked(Play play) => [.. play.State.Tasks.Where(t => t.NodeId == "a").SelectMany(t => t.Principals).Select(p => p.Key).Order(StringComparer.Ordinal)];

    /// <summary>The stage goes on and these are asked.</summary>
    private static void Waits(Play play, params string[] asked)
    {
        Assert.Equal(["a"], play.Active);
        Assert.Equal(asked, Asked(play));
    }

    private static string Say(Play play, Command command) => StepChecks.Say(play.Rejection(command));

    [Fact]
    public void A_task_that_is_transferred_is_gone_from_whoever_had_it_and_its_due_day_stays()
    {
        var play = One();
        var mine = play.Answering("chen", "approve");
        var due = play.State.Tasks.Single().Due;
        play.At("2026-06-02 09:00").Accept(play.Transferring("chen", "zhou"));
        Assert.Equal(["person:zhou"], Asked(play));
        Assert.Equal((due!.Day, 2), (play.State.Tasks.Single().Due!.Day, play.State.Timers.Length));
        Assert.Equal("这件现在由示例·周办理。", Say(play, mine));
        Assert.Equal("barred.handedOn", play.Refused(play.Answering("chen", "approve")));
        Assert.Equal(["b"], play.Answer("zhou", "approve").Active);
        Assert.Equal(["zhou"], play.State.LastVisit("a")!.Actors);
    }

    [Fact]
    public void Who_shares_a_task_keeps_it_when_another_transfers_their_part()
    {
        var play = Several("any");
        play.Accept(play.Transferring("chen", "wu"));
        Waits(play, "person:wu", "post:viceChair@street");
        Assert.Equal(["b"], play.Answer("zhou", "approve").Active);
    }

    [Fact]
    public void A_transfer_of_a_weighted_seat_takes_its_weight_along()
    {
        var play = At("mode='weighted'", """<wf:candidates post="chair" at="street" weight="3"/><wf:candidates post="viceChair" at="street"/>""");
        play.Accept(play.Transferring("chen", "wu"));
        Assert.Equal(["b"], play.Answer("wu", "approve").Active);
    }

    [Fact]
    public void What_is_delegated_comes_back_before_it_counts()
    {
        var play = One().Accepted(One().Delegating("chen", "zhou"));
        Assert.Equal("handBack", play.State.Tasks.Single().Acts.Single());
        Waits(play, "person:zhou");
        Assert.Equal("正在等示例·周的意见，之后会再交给您。", Say(play, play.Answering("chen", "handBack") with { TaskId = "i.a.1.decide", Act = "approve" }));
        play.Answer("zhou", "handBack");
        Waits(play, "post:chair@street");
        Assert.Equal(["b"], play.Answer("chen", "approve").Active);
        Assert.Equal(["chen"], play.State.LastVisit("a")!.Actors);
        Assert.Equal(["chen", "zhou"], play.State.LastVisit("a")!.Acted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Handing_back_wants_words()
    {
        var play = One();
        play.Accept(play.Delegating("chen", "zhou"));
        Assert.Equal("engine.reasonMissing", play.Refused(play.Answering("zhou", "handBack", "")));
    }

    [Fact]
    public void A_delegation_can_be_taken_back_by_whoever_gave_it_and_nobody_else()
    {
        var play = One();
        play.Accept(play.Delegating("chen", "zhou"));
        Assert.Equal("只有加签、委派的人自己可以收回。", Say(play, play.Removing("wu", "delegate-zhou")));
        play.Accept(play.Removing("chen", "delegate-zhou"));
        Assert.Equal(["post:chair@street"], Asked(play));
        Assert.Equal(["b"], play.Answer("chen", "approve").Active);
    }

    [Fact]
    public void Where_several_share_a_task_whoever_delegates_it_takes_it_on()
    {
        var play = Several("any");
        var late = play.Answering("zhou", "approve");
        play.Accept(play.Delegating("chen", "wu"));
        Assert.Equal("示例·陈已经接办，正在等示例·吴的意见。", Say(play, late));
        play.Answer("wu", "handBack");
        Assert.Equal(["person:chen"], Asked(play));
    }

    [Fact]
    public void Signers_before_give_their_opinion_then_it_comes_back_whatever_they_said()
    {
        var play = One();
        play.Accept(play.Adding("chen", SignerPlace.Before, "zhou", "wu"));
        Assert.Equal(["person:wu", "person:zhou"], Asked(play));
        play.Answer("zhou", "disagree");
        Assert.Equal(["person:wu"], Asked(play));
        play.Answer("wu", "agree");
        Waits(play, "post:chair@street");
        Assert.Equal(["b"], play.Answer("chen", "approve").Active);
    }

    [Fact]
    public void An_approval_waits_for_those_added_after_it_and_counts_once_they_agree()
    {
        var play = One();
        play.Accept(play.Adding("chen", SignerPlace.After, "zhou", "wu"));
        Assert.Equal(["post:chair@street"], Asked(play));
        var mine = play.Answering("chen", "approve");
        play.Accept(mine);
        Waits(play, "person:wu", "person:zhou");
        Assert.Equal("您的同意已经记下，等示例·周、示例·吴签过才算数。", Say(play, mine));
        Assert.Equal(["b"], play.Answer("zhou", "agree").Answer("wu", "agree").Active);
        Assert.Equal(["chen"], play.State.LastVisit("a")!.Actors);
    }

    [Fact]
    public void Where_one_added_after_does_not_agree_it_comes_back_and_nothing_is_blocked()
    {
        var play = One();
        play.Accept(play.Adding("chen", SignerPlace.After, "zhou", "wu"));
        play.Answer("chen", "approve").Answer("zhou", "disagree");
        Waits(play, "post:chair@street");
        Assert.Equal(["b"], play.Answer("chen", "reject").Active);
        Assert.Equal("rejected", play.State.LastVisit("a")!.Outcome);
    }

    [Fact]
    public void A_rejection_does_not_wait_for_those_added_after()
    {
        var play = One();
        play.Accept(play.Adding("chen", SignerPlace.After, "zhou"));
        Assert.Equal(["b"], play.Answer("chen", "reject").Active);
    }

    [Fact]
    public void Signers_beside_decide_as_well_each_mode_in_its_way()
    {
        var any = One();
        any.Accept(any.Adding("chen", SignerPlace.Beside, "wu"));
        Assert.Equal(["b"], any.Answer("wu", "approve").Active);
        var all = Several("all");
        all.Accept(all.Adding("chen", SignerPlace.Beside, "wu"));
        Assert.Equal(["a"], all.Answer("chen", "approve").Answer("zhou", "approve").Active);
        Assert.Equal(["b"], all.Answer("wu", "approve").Active);
        var ordered = Several("ordered");
        ordered.Accept(ordered.Adding("chen", SignerPlace.Beside, "wu"));
        Assert.Equal(["person:wu"], Asked(ordered.Answer("chen", "approve")));
        Assert.Equal(["post:viceChair@street"], Asked(ordered.Answer("wu", "approve")));
        Assert.Equal(["b"], ordered.Answer("zhou", "approve").Active);
    }

    [Fact]
    public void Signers_beside_raise_the_base_by_one_each()
    {
        var play = Several("weighted");
        play.Accept(play.Adding("chen", SignerPlace.Beside, "wu", "qian"));
        Assert.Equal(["a"], play.Answer("chen", "approve").Answer("zhou", "approve").Active);
        Assert.Equal(["b"], play.Answer("wu", "approve").Active);
    }

    [Fact]
    public void Removing_the_last_who_had_not_answered_settles_it()
    {
        var play = Several("all");
        play.Accept(play.Adding("chen", SignerPlace.Beside, "wu"));
        play.Answer("chen", "approve").Answer("zhou", "approve");
        Assert.Equal(["b"], play.Accepted(play.Removing("chen", "signer-wu")).Active);
    }

    [Fact]
    public void Removing_those_after_lets_the_approval_count_and_those_before_lets_the_task_come_back()
    {
        var after = One();
        after.Accept(after.Adding("chen", SignerPlace.After, "zhou", "wu"));
        after.Answer("chen", "approve").Answer("zhou", "agree");
        Assert.Equal(["b"], after.Accepted(after.Removing("chen", "signer-wu")).Active);
        var before = One();
        before.Accept(before.Adding("chen", SignerPlace.Before, "zhou", "wu"));
        Assert.Equal(["person:wu"], Asked(before.Accepted(before.Removing("chen", "signer-zhou"))));
        Assert.Equal(["post:chair@street"], Asked(before.Accepted(before.Removing("chen", "signer-wu"))));
        Assert.Equal("stages.signerAnswered", before.Refused(before.Removing("chen", "signer-wu")));
    }

    [Fact]
    public void Removing_a_signer_whose_turn_it_is_asks_the_next_in_order()
    {
        var play = Several("ordered");
        play.Accept(play.Adding("chen", SignerPlace.Beside, "wu"));
        play.Answer("chen", "approve");
        Assert.Equal(["post:viceChair@street"], Asked(play.Accepted(play.Removing("chen", "signer-wu"))));
    }

    [Theory]
    [InlineData("nobody", "没有找到选的人，请重新选。")]
    [InlineData("chen", "不能选自己。")]
    [InlineData("wang", "示例·王是发起人，请选别人。")]
    [InlineData("zhou", "示例·周本来就在办这个环节，不用再选。")]
    public void Not_everybody_can_be_chosen(string person, string sentence)
    {
        var play = Several("all");
        Assert.Equal(sentence, Say(play, play.Transferring("chen", person)));
        Assert.Equal(sentence, Say(play, play.Delegating("chen", person)));
        Assert.Equal(sentence, Say(play, play.Adding("chen", SignerPlace.Before, person)));
    }

    [Fact]
    public void Who_has_answered_is_not_asked_again_and_nobody_is_no_choice()
    {
        var play = Several("all").Answer("zhou", "approve");
        Assert.Equal("示例·周在这个环节已经办过，请选别人。", Say(play, play.Transferring("chen", "zhou")));
        Assert.Equal("engine.nobodyChosen", play.Refused(play.Adding("chen", SignerPlace.Beside)));
    }

    [Fact]
    public void Who_is_asked_for_an_opinion_hands_nothing_on_but_may_comment_and_send_copies()
    {
        var play = One();
        play.Accept(play.Delegating("chen", "zhou"));
        Assert.Equal("engine.actNotAllowed", play.Refused(play.Transferring("zhou", "wu")));
        Assert.Equal("engine.actNotAllowed", play.Refused(play.Adding("zhou", SignerPlace.Before, "wu")));
        play.Accept(play.Commenting("zhou", "材料已核对"));
        play.Accept(play.Copying("zhou", "qian"));
    }

    [Fact]
    public void A_stage_says_which_acts_it_allows()
    {
        var play = One("acts='comment'");
        Assert.Equal("engine.actNotAllowed", play.Refused(play.Transferring("chen", "zhou")));
        Assert.Equal("engine.actNotAllowed", play.Refused(play.Copying("chen", "zhou")));
        Assert.Equal("engine.actNotAllowed", play.Refused(play.Answering("chen", "approve") with { Act = "return", ReturnTo = "f" }));
        Assert.Equal("办到“a”，不能撤回。", Say(play, play.Withdrawing()));
        play.Accept(play.Commenting("chen", "先记一笔"));
    }

    [Fact]
    public void Copies_are_told_and_the_comment_is_in_the_record_and_the_task_stays()
    {
        var play = One();
        play.Accept(play.Copying("chen", "qian", "sun", "qian"));
        Assert.Equal(["copied: person:qian, person:sun"], play.Told);
        Assert.Equal(["qian", "sun"], play.Last.Effects.OfType<WriteCopies>().Single().To);
        play.Accept(play.Commenting("chen", "等下周会议"));
        Assert.Equal("等下周会议", play.Facts.OfType<TaskCommented>().Single().Words);
        Assert.Equal("engine.wordsMissing", play.Refused(play.Commenting("chen", " ")));
        Assert.Equal(["post:chair@street"], Asked(play));
    }

    [Fact]
    public void A_return_closes_the_visit_with_all_that_was_open_in_it()
    {
        var play = Several("all");
        play.Accept(play.Adding("zhou", SignerPlace.Before, "wu"));
        Assert.Equal(["f"], play.Return("chen", "f").Active);
        Assert.Equal(["i.f.2.complete"], play.State.Tasks.Select(t => t.Id));
        Assert.Equal(["post:chair@street", "post:viceChair@street"], Asked(play.Answer("wang", "complete")));
    }

    private static Play Decided(string between = "") => new Play($"""
        case <wf:case><wf:ledger name="fund" kind="aid" at="level:street"/></wf:case>
        start s
        user a <wf:stage kind="approval" onRejection="continue"><wf:candidates post="chair" at="street"/></wf:stage>
        {(between is "" ? "" : $"service m {between}")}
        user b <wf:stage kind="approval"><wf:candidates post="viceChair" at="street"/></wf:stage>
        s > a > {(between is "" ? "" : "m > ")}b
        """).Start("wang", ("amount", Workflows.Definitions.Feel.FeelValue.Of(1000))).Answer("chen", "approve");

    [Fact]
    public void Whoever_acted_last_takes_it_back_while_the_next_has_not_looked()
    {
        var play = Decided();
        Assert.Equal(["b"], play.Active);
        play.Accept(play.TakingBack("chen"));
        Assert.Equal(["a"], play.Active);
        Assert.Contains("takenBack: post:viceChair@street", play.Told);
        Assert.Equal(["b"], play.Answer("chen", "approve").Active);
        play.World.Opens("i.b.2.decide");
        Assert.Equal("下一位已经打开看过，不能拿回。可以请对方退回。", Say(play, play.TakingBack("chen")));
    }

    [Fact]
    public void Only_whoever_acted_takes_back_and_only_the_last_act()
    {
        var play = Decided();
        Assert.Equal("engine.nothingToTakeBack", play.Refused(play.TakingBack("zhou")));
        Assert.Equal("engine.nothingToTakeBack", play.Refused(play.TakingBack("zhou", "b")));
        play.Accept(play.Commenting("zhou", "我在看"));
        play.World.AddSubstitute("sun", "chen");
        play.Accept(play.TakingBack("chen") with { Actor = new("sun", "", "chen") });
    }

    [Fact]
    public void What_was_set_aside_in_between_is_no_hindrance_and_is_set_aside_once()
    {
        var play = Decided("""<wf:stage kind="reservation" ledger="fund" amount="amount"/>""");
        play.Accepted(play.TakingBack("chen")).Answer("chen", "approve");
        Assert.Equal(["b"], play.Active);
        Assert.Equal(100_000, play.State.Reservations.Values.Single().Fen);
    }

    [Fact]
    public void What_people_were_told_in_between_stays_told()
    {
        var play = Decided("""<wf:stage kind="notify"><wf:candidates starter="true"/></wf:stage>""");
        Assert.Equal("engine.doneSince", play.Refused(play.TakingBack("chen")));
    }

    [Fact]
    public void In_order_the_last_answer_is_taken_back_while_the_next_has_not_looked()
    {
        var play = Several("ordered").Answer("chen", "approve");
        play.Accept(play.TakingBack("chen"));
        Assert.Equal(["person:chen"], Asked(play));
        Assert.Equal(["post:viceChair@street"], Asked(play.Answer("chen", "approve")));
        play.World.Opens(play.State.Tasks.Single().Id);
        Assert.Equal("engine.openedSince", play.Refused(play.TakingBack("chen")));
        Assert.Equal(["b"], play.Answer("zhou", "approve").Active);
        Assert.Equal("engine.severalDecided", play.Refused(play.TakingBack("zhou")));
    }

    [Fact]
    public void Of_all_who_are_asked_the_last_to_answer_takes_it_back()
    {
        var play = Several("all").Answer("chen", "approve");
        Assert.Equal("engine.nothingToTakeBack", play.Refused(play.TakingBack("zhou")));
        play.Accept(play.TakingBack("chen"));
        Assert.Equal(["person:chen", "post:viceChair@street"], Asked(play));
        Assert.Equal(["b"], play.Answer("zhou", "approve").Answer("chen", "approve").Active);
    }
}
