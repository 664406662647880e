using Workflows.Engine.Commands;
using Workflows.Engine.Effects;
using Workflows.Engine.State;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>The acts around a task: commenting, urging, handing over what somebody leaves behind.</summary>
public class AroundTasksTests
{
    private const string Drawing = """
        start s
        user n <wf:stage kind="approval"><wf:candidates post="chair"/><wf:clock rule="T-01.approval"/></wf:stage>
        user m <wf:stage kind="task"><wf:candidates starter="true"/><wf:clock rule="T-01.approval"/></wf:stage>
        end e
        s > n > m > e
        """;

    private const string Named = """
        start s
        user n <wf:stage kind="approval"><wf:candidates person="asked"/><wf:exclude starter="true"/><wf:clock rule="T-01.approval"/></wf:stage>
        end e
        s > n > e
        """;

    private static AddComment Commenting(Play play, string words, params string[] mentioned) => new()
    {
        Id = play.NextId(), InstanceId = "i", Actor = new("wang"), At = play.Now, Words = words, Mentioned = [.. mentioned],
    };

    private static UrgeTask Urging(Play play, string person = "wang") => new()
    {
        Id = play.NextId(), InstanceId = "i", Actor = new(person), At = play.Now, TaskId = play.State.Tasks[0].Id, Visit = 1,
    };

    private static HandOverCase Handing(Play play, string from, string to) => new()
    {
        Id = play.NextId(), InstanceId = "i", Actor = new("admin"), At = play.Now, From = from, To = to, Words = "本月底调离",
    };

    [Fact]
    public void A_comment_changes_nothing_of_the_case_and_tells_whom_it_mentions()
    {
        var play = new Play(Drawing).Start();
        var before = play.State;
        play.Accept(Commenting(play, "材料在路上，@示例·周", "zhou"));

        Assert.Equal(before.Seq + 1, play.State.Seq);
        Assert.Equal(["CommentAdded", "Notified"], play.Last.Facts.Select(f => f.GetType().Name));
        Assert.Equal(before.Tasks.Select(t => t.Id), play.State.Tasks.Select(t => t.Id));
        Assert.Equal(["mentioned: person:zhou"], play.Told);
        var laid = Assert.Single(play.Last.Effects.OfType<WriteCopies>());
        Assert.Equal(("mentioned", "wang", "材料在路上，@示例·周"), (laid.Kind, laid.By, laid.Words));
    }

    [Theory]
    [InlineData("  ", "engine.commentMissing")]
    [InlineData(null, "engine.commentLong")]
    public void An_empty_or_endless_comment_is_refused(string? words, string key) =>
        Assert.Equal(key, new Play(Drawing).Start() is var play ? play.Refused(Commenting(play, words ?? new string('长', AddComment.MostLetters + 1))) : "");

    [Fact]
    public void Urging_tells_those_who_have_it_and_is_limited_by_the_rule_pack()
    {
        var play = new Play(Drawing).Start();
        play.Accept(Urging(play));
        Assert.Equal(["urged: post:chair@works"], play.Told);
        var again = play.Rejection(Urging(play));
        Assert.Equal("engine.urgedAlready", again.Key);
        Assert.Equal(new DateOnly(2026, 6, 2), again.Sentence.Values["day"]);
        play.At("2026-06-02 09:00").Accept(Urging(play));
        play.At("2026-06-03 09:00").Accept(Urging(play));
        Assert.Equal("engine.urgedMost", play.At("2026-06-04 09:00").Refused(Urging(play)));
    }

    [Fact]
    public void Nobody_urges_themselves()
    {
        var play = new Play(Drawing).Start();
        Assert.Equal("engine.urgeYourself", play.Refused(Urging(play, "li")));
    }

    [Fact]
    public void Somebody_takes_the_starters_place_and_who_filed_it_stays_in_the_record()
    {
        var play = new Play(Drawing).Start();
        play.Accept(Handing(play, "wang", "sun"));
        Assert.Equal(("wang", "sun"), (play.State.StarterId, play.State.Responsible));
        Assert.Equal("engine.onlyStarterWithdraws", play.Refused(play.Withdrawing()));
        play.Answer("li", "approve");
        Assert.Equal(["person:sun"], play.State.Tasks[0].Principals.Select(p => p.Key));
        Assert.Equal("withdrawn", play.Accepted(play.Withdrawing("sun")).State.Outcome);
    }

    [Fact]
    public void What_was_decided_is_told_to_whoever_took_the_case_over()
    {
        var play = new Play(Named).Start(values: ("asked", Definitions.Feel.FeelValue.Of("zhou")));
        play.Accept(Handing(play, "wang", "sun"));
        play.Accepted(play.Answering("zhou", "reject") with { Words = "示例：材料不齐，不同意" });
        Assert.Contains("decided: person:sun", play.Told);
    }

    [Fact]
    public void What_lies_before_somebody_by_name_lies_before_the_other()
    {
        var play = new Play(Named).Start(values: ("asked", Definitions.Feel.FeelValue.Of("zhou")));
        play.Accept(Handing(play, "zhou", "sun"));
        Assert.Equal([new Principal("person:sun", "why.handedOver")], play.State.Tasks[0].Principals);
        Assert.Equal("engine.notEntitled", play.Refused(play.Answering("zhou", "approve")));
        Assert.Equal(InstanceStatus.Ended, play.Answer("sun", "approve").State.Status);
    }

    [Fact]
    public void Whoever_is_barred_does_not_get_it_by_this_door()
    {
        var play = new Play(Named).Start(values: ("asked", Definitions.Feel.FeelValue.Of("zhou")));
        Assert.Equal("barred.starter", play.Refused(Handing(play, "zhou", "wang")));
        Assert.Equal("engine.nothingToHandOver", play.Refused(Handing(play, "li", "sun")));
        Assert.Equal("engine.handOverToNobody", play.Refused(Handing(play, "zhou", "nobody")));
        Assert.Equal("engine.onlyAdministrators", play.Refused(Handing(play, "zhou", "sun") with { Actor = new("li") }));
    }
}
