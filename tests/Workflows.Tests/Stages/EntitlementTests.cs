using Workflows.Definitions.Feel;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.State;
using Workflows.Stages.Scenarios;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>Who may act is looked at when acting: posts, substitutes, 职责分离, 回避 (G-44), two signers.</summary>
public class EntitlementTests
{
    private const string Chain = """
        case <wf:case parties="applicant"/>
        start s
        user a <wf:stage kind="task"><wf:candidates post="officer"/></wf:stage>
        user b <wf:stage kind="approval"><wf:candidates post="chair"/><wf:exclude earlier="a" starter="true"/>
        <wf:nobody post="chair" at="level:street"/></wf:stage>
        user c
        s > a > b > c
        """;

    private static Play AtB(ScenarioWorld? world = null, string applicant = "") => new Play(Chain, world)
        .Start("sun", applicant is "" ? [] : [("applicant", FeelValue.Of(applicant))]).Answer("wang", "complete");

    private static OpenTask Task(Play play) => Assert.Single(play.State.Tasks);

    [Fact]
    public void When_a_post_changes_hands_the_successor_may_and_the_predecessor_may_not()
    {
        var play = AtB();
        var mine = play.Answering("li", "approve");
        play.World.RemovePost("chair", "works", "li");
        play.World.AddPost("chair", "works", "zhou");
        Assert.Equal("engine.notEntitled", play.Refused(mine));
        Assert.Equal(["c"], play.Accepted(mine with { Actor = new("zhou") }).Active);
    }

    [Fact]
    public void A_successor_who_acted_before_is_barred_too()
    {
        var play = AtB();
        play.World.RemovePost("chair", "works", "li");
        play.World.AddPost("chair", "works", "wang");
        Assert.Equal("您办过前面的环节，按职责分离不能再办这一步。", StepChecks.Say(play.Rejection(play.Answering("wang", "approve"))));
    }

    [Fact]
    public void A_post_that_is_named_must_be_held_at_that_unit_now()
    {
        var play = AtB();
        foreach (var post in new[] { "chair@street", "cashier@works", "chair@nowhere", "chair" })
            Assert.Equal("engine.postNotHeld", play.Refused(play.Answering("li", "approve") with { Actor = new("li", post) }));
        Assert.Equal("示例·李现在不担任这个职务，不能以它的名义办。", StepChecks.Say(play.Rejection(play.Answering("li", "approve") with { Actor = new("li", "chair@street") })));
        play.Accept(play.Answering("li", "approve") with { Actor = new("li", "chair@works") });
    }

    [Fact]
    public void A_substitute_acts_while_standing_in_and_the_record_names_both()
    {
        var play = AtB();
        var command = play.Answering("li", "approve") with { Actor = new("chen", "", "li") };
        Assert.Equal("代理已经结束，这件请示例·李本人办。", StepChecks.Say(play.Rejection(command)));
        play.World.AddSubstitute("chen", "li");
        play.Accept(command);
        Assert.Equal(("chen", "li"), play.Facts.OfType<TaskAnswered>().Last() is var said ? (said.ActorId, said.OnBehalfOf) : default);
        Assert.Equal(["chen", "li"], play.State.LastVisit("b")!.Actors);
    }

    [Fact]
    public void Standing_in_does_not_cascade_and_gives_no_other_right()
    {
        var play = AtB();
        play.World.AddSubstitute("chen", "li");
        play.World.AddSubstitute("zhou", "chen");
        Assert.Equal("engine.notEntitled", play.Refused(play.Answering("li", "approve") with { Actor = new("zhou", "", "chen") }));
        Assert.Equal("engine.notEntitled", play.Refused(play.Answering("li", "approve") with { Actor = new("chen") }));
    }

    [Fact]
    public void Separation_of_duties_holds_for_who_stood_in_and_for_whom()
    {
        var world = Town.New();
        world.AddSubstitute("zhou", "wang");
        world.AddPost("chair", "works", "zhou");
        world.AddPost("chair", "works", "wang");
        var play = new Play(Chain, world).Start("sun");
        play.Accept(play.Answering("wang", "complete") with { Actor = new("zhou", "", "wang") });
        Assert.Equal(["wang barred.actedBefore", "zhou barred.actedBefore"], Task(play).Excluded.Select(e => $"{e.PersonId} {e.Reason}").Order(StringComparer.Ordinal));
        Assert.Equal("barred.actedBefore", play.Refused(play.Answering("wang", "approve") with { Actor = new("wang") }));
        Assert.Equal("barred.actedBefore", play.Refused(play.Answering("zhou", "approve") with { Actor = new("zhou") }));
        Assert.Equal(["c"], play.Answer("li", "approve").Active);
    }

    [Fact]
    public void Whoever_acted_in_a_visit_that_was_returned_stays_barred()
    {
        var world = Town.New();
        world.AddPost("chair", "works", "zhao");
        world.AddPost("chair", "works", "sun");
        var play = new Play("""
            start s
            user a <wf:stage kind="task"><wf:candidates post="chair"/></wf:stage>
            user look <wf:stage kind="task" return="true"><wf:candidates post="chair" at="level:street"/></wf:stage>
            user b <wf:stage kind="approval"><wf:candidates post="chair"/><wf:exclude earlier="a"/></wf:stage>
            s > a > look > b
            """, world).Start().Answer("li", "complete").Return("chen", "a").Answer("zhao", "complete").Answer("chen", "complete");
        foreach (var person in new[] { "li", "zhao" })
            Assert.Equal("barred.actedBefore", play.Refused(play.Answering(person, "approve")));
        Assert.Equal("completed", play.Answer("sun", "approve").State.Outcome);
    }

    [Fact]
    public void A_substitute_who_is_barred_does_not_come_back_by_that_door()
    {
        var play = AtB();
        play.World.AddSubstitute("wang", "li");
        Assert.Equal("barred.actedBefore", play.Refused(play.Answering("li", "approve") with { Actor = new("wang", "", "li") }));
    }

    [Fact]
    public void The_starter_is_barred_where_the_stage_says_so()
    {
        var world = Town.New();
        world.AddPost("chair", "works", "sun");
        var play = AtB(world);
        Assert.Equal([new Exclusion("sun", "barred.starter")], Task(play).Excluded);
        Assert.Equal("您是发起人，不能办这个环节。", StepChecks.Say(play.Rejection(play.Answering("sun", "approve"))));
        Assert.Equal(["c"], play.Answer("li", "approve").Active);
    }

    [Fact]
    public void A_task_whose_people_are_all_near_relatives_goes_to_those_named_for_the_case()
    {
        var world = Town.New();
        world.AddRelatives("li", "zhao");
        var play = AtB(world, applicant: "zhao");
        Assert.Equal([new Principal("post:chair@street", "why.othersBarred")], Task(play).Principals);
        Assert.Equal([new Exclusion("li", "barred.relative")], Task(play).Excluded);
        Assert.Equal("您与申请人登记为近亲属，不能办这件，已转其他人。", StepChecks.Say(play.Rejection(play.Answering("li", "approve"))));
        Assert.Equal(["c"], play.Answer("chen", "approve").Active);
    }

    [Fact]
    public void A_party_is_barred_from_the_own_matter()
    {
        var play = AtB(applicant: "li");
        Assert.Equal([new Exclusion("li", "barred.party")], Task(play).Excluded);
        Assert.Equal("您是本件的当事人，不能办这件。", StepChecks.Say(play.Rejection(play.Answering("li", "approve"))));
    }

    [Fact]
    public void Where_those_named_are_barred_too_it_goes_to_the_administrator()
    {
        var world = Town.New();
        world.AddRelatives("li", "zhao");
        world.AddRelatives("zhao", "chen");
        var play = AtB(world, applicant: "zhao");
        Assert.Equal([new Principal("post:administrator@district", "why.administrator")], Task(play).Principals);
        Assert.Equal(["chen", "li"], Task(play).Excluded.Select(e => e.PersonId).Order(StringComparer.Ordinal));
        Assert.Equal(["c"], play.Answer("admin", "approve").Active);
    }

    [Fact]
    public void A_post_nobody_holds_passes_the_task_on()
    {
        var world = Town.New();
        world.RemovePost("chair", "works", "li");
        Assert.Equal([new Principal("post:chair@street", "why.nobodyElse")], Task(AtB(world)).Principals);
    }

    [Fact]
    public void Who_becomes_a_relative_after_the_task_was_opened_is_barred_when_acting()
    {
        var play = AtB(applicant: "zhao");
        play.World.AddRelatives("li", "zhao");
        Assert.Equal("barred.relative", play.Refused(play.Answering("li", "approve")));
    }

    [Fact]
    public void The_starter_may_be_party_to_what_the_starter_is_asked()
    {
        var play = new Play("""
            case <wf:case parties="applicant"/>
            start s
            user a
            user b
            s > a > b
            """).Start("sun", ("applicant", FeelValue.Of("sun")));
        Assert.Equal([new Principal("person:sun", "why.starter")], Task(play).Principals);
        Assert.Equal(["b"], play.Answer("sun", "complete").Active);
    }

    [Fact]
    public void A_stage_that_does_not_look_at_relatives_takes_the_partys_own_answer()
    {
        var play = new Play("""
            case <wf:case parties="applicant"/>
            start s
            user a <wf:stage kind="task"><wf:candidates person="applicant"/><wf:exclude relatives="false"/></wf:stage>
            user b
            s > a > b
            """).Start("wang", ("applicant", FeelValue.Of("sun")));
        Assert.Equal(["b"], play.Answer("sun", "complete").Active);
    }

    private const string TwoSigners = """
        start s
        user v <wf:stage kind="task" signers="2"><wf:candidates post="visitor"/><wf:candidates post="chair"/></wf:stage>
        user c
        s > v > c
        """;

    [Fact]
    public void Two_signers_are_two_people()
    {
        var play = new Play(TwoSigners).Start().Answer("zhao", "complete");
        Assert.Equal("i.v.1.confirm1", Task(play).Id);
        Assert.Equal(["confirm"], Task(play).Acts);
        Assert.Equal("您已经签过，要由另一人签。", StepChecks.Say(play.Rejection(play.Answering("zhao", "confirm"))));
        Assert.Equal(["c"], play.Answer("li", "confirm").Active);
        Assert.Equal(["zhao", "li"], play.State.LastVisit("v")!.Actors);
    }

    [Fact]
    public void Neither_the_one_stood_in_for_nor_a_new_post_makes_one_person_two()
    {
        var world = Town.New();
        world.AddSubstitute("sun", "zhao");
        var play = new Play(TwoSigners, world).Start();
        play.Accept(play.Answering("zhao", "complete") with { Actor = new("sun", "", "zhao") });
        Assert.Equal("barred.signedAlready", play.Refused(play.Answering("zhao", "confirm")));
        world.AddPost("chair", "works", "sun");
        Assert.Equal("barred.signedAlready", play.Refused(play.Answering("sun", "confirm")));
        Assert.Equal(["c"], play.Answer("li", "confirm").Active);
    }

    [Fact]
    public void Confirming_changes_nothing()
    {
        var play = new Play(TwoSigners).Start().Answer("zhao", "complete");
        Assert.Equal("stages.confirmChangesNothing", play.Refused(play.Answering("li", "confirm") with { Values = FeelContext.Of(("income", FeelValue.Of(1))) }));
    }

    [Fact]
    public void Only_who_holds_the_post_files_a_case()
    {
        var play = new Play("""
            case <wf:case starters="officer"/>
            start s
            user a
            s > a
            """);
        Assert.Equal("engine.mayNotStart", play.Refused(play.StartCommand("li")));
        Assert.Equal("engine.substituteEnded", play.Refused(play.StartCommand() with { Actor = new("li", "", "wang") }));
        Assert.Equal("engine.unknownUnit", play.Refused(play.StartCommand() with { UnitId = "nowhere" }));
        Assert.Equal(["a"], play.Start("wang").Active);
    }

    [Fact]
    public void A_condition_on_what_is_filed_says_the_packages_text()
    {
        var play = new Play("""
            case <wf:case><wf:guard test="total = 3 * each" rule="A-29" text="wrong"/></wf:case>
            start s
            user a
            s > a
            """, null, ("wrong", "合计 {total} 不对。"));
        Assert.Equal("合计 10 不对。", StepChecks.Say(play.Rejection(play.StartCommand("wang", ("total", FeelValue.Of(10)), ("each", FeelValue.Of(3))))));
        Assert.Equal("2026-1", play.Start("wang", ("total", FeelValue.Of(9)), ("each", FeelValue.Of(3))).State.Number);
    }

    [Fact]
    public void A_command_to_a_case_that_was_never_filed_is_refused()
    {
        var play = new Play(TwoSigners);
        Assert.Equal("engine.unknownInstance", play.Refused(play.Withdrawing()));
    }
}
