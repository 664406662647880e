using Workflows.Definitions.Feel;
using Workflows.Engine.Assignments;
using Workflows.Engine.Facts;
using Workflows.Engine.State;
using Workflows.Stages.Approval;
using Workflows.Stages.Scenarios;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>谁来审批: what is foreseen is what then happens.</summary>
public class WhoWillApproveTests
{
    private static readonly string[] Modes = ["any", "all", "ordered", "weighted"];

    private static string Drawn(Random random) => $"""
        start s
        user f <wf:stage kind="task"><wf:candidates starter="true"/></wf:stage>
        user a <wf:stage kind="approval" mode="{Pick(random, Modes)}"><wf:candidates post="chair" upTo="level:district"/><wf:nobody do="skip"/></wf:stage>
        xor g else=b
        user b <wf:stage kind="approval" ifStarter="{Pick(random, ["superior", "skip", "ask", "forbid"])}"><wf:candidates post="{Pick(random, ["chair", "officer", "viceChair"])}"/></wf:stage>
        user c <wf:stage kind="approval" mode="{Pick(random, Modes)}" again="{Pick(random, ["ask", "consecutive", "once"])}"><wf:candidates post="chair" at="street"/><wf:candidates post="viceChair" at="street"/></wf:stage>
        wait w duration("P2D")
        user d <wf:stage kind="approval"><wf:candidates superior="chair"/></wf:stage>
        s > f > a > g
        g > c ? amount > 3
        g > b
        b > c
        c > w > d
        """;

    [Fact]
    public void What_is_foreseen_is_what_then_happens()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var drawn = Drawn(random);
            var play = new Play(drawn, World(random)).Start(Pick(random, ["wang", "li", "chen"]), ("amount", FeelValue.Of(random.Next(6))));
            var foreseen = WhoWillApprove.Of(play.Process, play.State, play.World, play.Now);
            Assert.Null(foreseen.StopsAt);
            var before = play.Facts.Count;
            var first = play.State.Tasks.Select(t => $"{t.NodeId}: {string.Join(',', Holders(play, t))}").ToArray();
            EverybodyApproves(play);
            var came = first.Concat(play.Facts.Skip(before).Select(Said).OfType<string>());
            Assert.Equal(came, foreseen.Tasks.Select(t => $"{t.NodeId}: {string.Join(',', t.Persons)}"));
        }
    }

    [Fact]
    public void Where_the_present_data_do_not_carry_an_approval_it_says_so()
    {
        var play = new Play("""
            start s
            user a <wf:stage kind="approval"><wf:candidates post="chair"/><wf:guard test="minutes != null" rule="A-17" text="minutes"/></wf:stage>
            user b
            s > a > b
            """, null, ("minutes", "缺少会议纪要。")).Start();
        var foreseen = WhoWillApprove.Of(play.Process, play.State, play.World, play.Now);
        Assert.Equal(("a", "engine.guard"), (foreseen.StopsAt, foreseen.Why!.Key));
        Assert.Equal(["a"], foreseen.Tasks.Select(t => t.NodeId));
        Assert.Equal(["a"], play.Active);
    }

    private static ScenarioWorld World(Random random)
    {
        var world = Town.New();
        if (random.Next(3) == 0)
            world.RemovePost("chair", "works", "li");
        if (random.Next(3) == 0)
            world.AddPost("viceChair", "street", "chen");
        if (random.Next(3) == 0)
            world.AddPost("chair", "street", "sun");
        return world;
    }

    private static void EverybodyApproves(Play play)
    {
        while (play.State.Status is InstanceStatus.Running)
            if (play.State.Tasks is [var task, ..])
                play.Accept(new Workflows.Engine.Commands.AnswerTask
                {
                    Id = play.NextId(), InstanceId = "i", Actor = new(Holders(play, task)[0]), At = play.Now, TaskId = task.Id, Visit = task.Visit, Act = task.Acts[0], Words = "情况属实，理由充分",
                });
            else
            {
                var timer = play.State.Timers.MinBy(t => t.At)!;
                play.Later(timer.At - play.Now);
                play.Accept(play.Firing(timer));
            }
    }

    private static string[] Holders(Play play, OpenTask task) =>
        [.. task.Principals.SelectMany(p => Entitlement.PersonsBehind(play.World, p)).Distinct().Where(p => task.Excluded.All(e => e.PersonId != p))];

    private static string? Said(Fact fact) => fact switch
    {
        TaskOpened opened => $"{opened.Task.NodeId}: {string.Join(',', opened.Holders)}",
        NodeLeft { Outcome: "skipped" } left => $"{left.NodeId}: ",
        CarriedOver carried => $"{carried.NodeId}: {string.Join(',', carried.Vote.Persons)}",
        _ => null,
    };

    private static string Pick(Random random, string[] of) => of[random.Next(of.Length)];
}
