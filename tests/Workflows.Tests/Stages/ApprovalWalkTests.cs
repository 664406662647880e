using System.Globalization;
using Workflows.Engine;
using Workflows.Engine.Assignments;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Stages.Approval;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>
/// Approvals of every mode under random acts – transfers, delegations, signers, removals, taking back, returns, time-outs – from seeds
/// that give the same walk again. <see cref="StepChecks"/> looks at every step; besides, no visit is ever without somebody to act, and
/// whatever was done, the case can be brought to its end. <c>WORKFLOWS_WALKS=1000</c> makes a long run.
/// </summary>
public class ApprovalWalkTests
{
    private static readonly string[] People = ["wang", "li", "zhao", "chen", "zhou", "qian", "wu", "admin", "sun"];

    private static int Walks => int.TryParse(Environment.GetEnvironmentVariable("WORKFLOWS_WALKS"), NumberStyles.None, CultureInfo.InvariantCulture, out var walks) ? walks : 12;

    private static string Drawn(string settings) => $"""
        start s
        user f <wf:stage kind="task" return="true"><wf:candidates starter="true"/></wf:stage>
        user a <wf:stage kind="approval" {settings}><wf:candidates post="chair" at="works"/><wf:candidates post="chair" at="street"/>
        <wf:candidates post="viceChair" at="street"/><wf:clock rule="T-01.approval" before="T-05.reminderBefore" overdue="decide"/></wf:stage>
        user b <wf:stage kind="approval" onRejection="continue"><wf:candidates post="chair" at="district"/></wf:stage>
        end e approved
        s > f > a > b > e
        """;

    [Theory]
    [InlineData("mode='any' onRejection='continue'")]
    [InlineData("mode='any' signers='2' onRejection='returnToStarter'")]
    [InlineData("mode='all' onRejection='returnToPrevious'")]
    [InlineData("mode='ordered' onRejection='continue'")]
    [InlineData("mode='weighted' onRejection='returnTo' to='f'")]
    [InlineData("mode='all' rejections='count' onRejection='end'")]
    public void Whatever_is_done_nothing_is_orphaned_doubled_or_stuck(string settings)
    {
        var process = new Play(Drawn(settings)).Process;
        for (var seed = 0; seed < Walks; seed++)
            Walk(process, seed, settings);
    }

    private static void Walk(ExecutableProcess process, int seed, string settings)
    {
        var said = new List<string>();
        try
        {
            var random = new Random(seed);
            var play = new Play(process);
            play.Start();
            for (var step = 0; step < 40 && play.State.Status is InstanceStatus.Running; step++)
            {
                play.Later(TimeSpan.FromMinutes(random.Next(0, 600)));
                var command = Next(play, random);
                said.Add(command.ToString());
                play.Step(command);
                EveryVisitIsAsked(play.State);
                if (random.Next(5) == 0 && !play.State.Tasks.IsEmpty)
                    play.World.Opens(play.State.Tasks[random.Next(play.State.Tasks.Length)].Id);
            }
            Finish(play);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Seed {seed}, {settings}:\n{string.Join('\n', said.TakeLast(12))}\n{failure.Message}", failure);
        }
    }

    private static Command Next(Play play, Random random)
    {
        var person = People[random.Next(People.Length)];
        var other = People[random.Next(People.Length)];
        var task = play.State.Tasks[random.Next(play.State.Tasks.Length)];
        var holders = task.Principals.SelectMany(p => Entitlement.PersonsBehind(play.World, p)).ToArray();
        var holder = holders.Length > 0 && random.Next(6) > 0 ? holders[random.Next(holders.Length)] : person;
        var seats = play.State.Active.Select(a => a.Stage).OfType<ApprovalState>().SelectMany(s => s.Seats).Where(s => s.Role is not SeatRole.Own).ToArray();
        return random.Next(14) switch
        {
            0 => play.Transferring(holder, other) with { TaskId = task.Id, Visit = task.Visit },
            1 => play.Delegating(holder, other) with { TaskId = task.Id, Visit = task.Visit },
            2 or 3 or 4 => play.Adding(holder, (SignerPlace)random.Next(3), other) with { TaskId = task.Id, Visit = task.Visit },
            5 when seats.Length > 0 => Removing(play, seats[random.Next(seats.Length)]),
            6 => play.TakingBack(person, play.State.Visits.Keys.ElementAt(random.Next(play.State.Visits.Count))),
            7 when !play.State.Timers.IsEmpty && random.Next(4) == 0 => Firing(play),
            8 => play.Copying(holder, other) with { TaskId = task.Id, Visit = task.Visit },
            _ => Answering(play, random, task, holder),
        };
    }

    private static RemoveSigners Removing(Play play, Seat seat) => play.Removing(seat.By[0], seat.Id) with
    {
        NodeId = play.State.Active.First(a => a.Stage is ApprovalState s && s.Seats.Contains(seat)).NodeId,
        Visit = play.State.Active.First(a => a.Stage is ApprovalState s && s.Seats.Contains(seat)).Visit,
    };

    private static FireTimer Firing(Play play)
    {
        var timer = play.State.Timers.MinBy(t => (t.At, t.Id))!;
        if (timer.At > play.Now)
            play.Later(timer.At - play.Now);
        return play.Firing(timer);
    }

    private static AnswerTask Answering(Play play, Random random, OpenTask task, string person)
    {
        var act = task.Acts[random.Next(task.Acts.Length)];
        return new()
        {
            Id = play.NextId(), InstanceId = "i", Actor = new(person), At = play.Now, TaskId = task.Id, Visit = task.Visit, Act = act, Words = "情况属实，理由充分",
            ReturnTo = act is "return" ? "f" : "", ComeStraightBack = random.Next(2) == 0,
        };
    }

    /// <summary>A visit that goes on has an open task; every seat that waits has somebody who speaks for it, or its turn to come.</summary>
    private static void EveryVisitIsAsked(ProcessInstance state)
    {
        foreach (var active in state.Active)
        {
            Assert.Contains(state.Tasks, t => t.NodeId == active.NodeId && t.Visit == active.Visit);
            if (active.Stage is not ApprovalState stage)
                continue;
            Assert.Equal(stage.Seats.Length, stage.Seats.Select(s => s.Id).Distinct().Count());
            Assert.All(stage.Seats.Where(s => s.For is not ""), s => Assert.Contains(stage.Seats, o => o.Id == s.For));
            Assert.All(stage.Seats.Where(s => s.Held is not null), s => Assert.Contains(stage.Seats, o => o.For == s.Id && o.Role is SeatRole.After));
        }
    }

    /// <summary>Everybody who is asked approves until the case is over.</summary>
    private static void Finish(Play play)
    {
        for (var step = 0; step < 60 && play.State.Status is InstanceStatus.Running; step++)
        {
            var task = play.State.Tasks[0];
            var person = task.Principals.SelectMany(p => Entitlement.PersonsBehind(play.World, p)).First(p => task.Excluded.All(e => e.PersonId != p));
            play.Accept(new AnswerTask { Id = play.NextId(), InstanceId = "i", Actor = new(person), At = play.Now, TaskId = task.Id, Visit = task.Visit, Act = task.Acts[0], Words = "情况属实，理由充分" });
            EveryVisitIsAsked(play.State);
        }
        Assert.Equal(InstanceStatus.Ended, play.State.Status);
    }
}
