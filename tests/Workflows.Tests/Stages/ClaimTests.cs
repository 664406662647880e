using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Stages.Scenarios;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>认领 and 放回: one of several takes a task; nobody else answers it until it is given back, or until it is escalated.</summary>
public class ClaimTests
{
    private const string Drawing = """
        start s
        user n <wf:stage kind="approval"><wf:candidates post="visitor"/><wf:clock rule="T-01.approval" overdue="escalate"><wf:superior post="chair"/></wf:clock><wf:claim/></wf:stage>
        end e
        s > n > e
        """;

    private static Play Begun()
    {
        var town = Town.New();
        town.AddPost("visitor", "works", "sun");
        return new Play(Drawing, town).Start();
    }

    private static ClaimTask Claiming(Play play, string person) => new()
    {
        Id = play.NextId(), InstanceId = "i", Actor = new(person), At = play.Now, TaskId = play.State.Tasks[0].Id, Visit = 1,
    };

    private static ReleaseTask Releasing(Play play, string person) => new()
    {
        Id = play.NextId(), InstanceId = "i", Actor = new(person), At = play.Now, TaskId = play.State.Tasks[0].Id, Visit = 1,
    };

    [Fact]
    public void Whoever_takes_it_first_has_it_and_the_others_are_told_who()
    {
        var play = Begun();
        play.Accepted(Claiming(play, "zhao"));

        Assert.Equal("zhao", play.State.Tasks[0].Claim?.PersonId);
        Assert.Equal("engine.claimedAlready", play.Refused(Claiming(play, "zhao")));
        var late = play.Rejection(Claiming(play, "sun"));
        Assert.Equal("engine.claimedMeanwhile", late.Key);
        Assert.Equal("示例·赵", late.Sentence.Values["who"]);
        Assert.Equal("engine.claimedMeanwhile", play.Refused(play.Answering("sun", "approve")));
        Assert.Equal("approved", play.Answer("zhao", "approve").State.Past[^1].Outcome);
    }

    [Fact]
    public void What_nobody_took_may_be_answered_right_away() => Assert.Equal(InstanceStatus.Ended, Begun().Answer("sun", "approve").State.Status);

    [Fact]
    public void Given_back_it_lies_before_all_of_them_again()
    {
        var play = Begun();
        Assert.Equal("engine.notClaimed", play.Refused(Releasing(play, "zhao")));
        play.Accepted(Claiming(play, "zhao"));
        Assert.Equal("engine.notYoursToRelease", play.Refused(Releasing(play, "sun")));
        play.Accepted(Releasing(play, "zhao"));

        Assert.Null(play.State.Tasks[0].Claim);
        Assert.Equal(["taskReleased: post:visitor@works"], play.Told);
        Assert.Equal(InstanceStatus.Ended, play.Answer("sun", "approve").State.Status);
    }

    [Fact]
    public void An_administrator_gives_it_back_for_somebody_who_is_away()
    {
        var play = Begun();
        play.Accepted(Claiming(play, "zhao"));
        Assert.Null(play.Accepted(Releasing(play, "admin")).State.Tasks[0].Claim);
    }

    [Fact]
    public void A_substitute_takes_it_for_whom_they_stand_in_and_both_may_answer()
    {
        var play = Begun();
        play.World.AddSubstitute("qian", "zhao");
        play.Accepted(Claiming(play, "qian") with { Actor = new("qian", "", "zhao") });

        Assert.Equal("zhao", play.State.Tasks[0].Claim?.PersonId);
        Assert.Equal(InstanceStatus.Ended, play.Answer("zhao", "approve").State.Status);
    }

    [Fact]
    public void Escalated_it_is_nobodys_alone()
    {
        var play = Begun();
        play.Accepted(Claiming(play, "zhao"));
        play.Until("2026-06-08 09:00");

        Assert.Null(play.State.Tasks[0].Claim);
        Assert.Equal(InstanceStatus.Ended, play.Answer("li", "approve").State.Status);
    }

    [Fact]
    public void Where_one_person_is_asked_nobody_has_to_take_it()
    {
        var play = new Play(Drawing).Start();
        Assert.Null(play.State.Tasks[0].ToClaim);
        Assert.Equal("engine.nothingToClaim", play.Refused(Claiming(play, "zhao")));
    }
}
