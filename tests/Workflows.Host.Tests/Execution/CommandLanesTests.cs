using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data.Organization;
using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Testing;

namespace Workflows.Host.Tests.Execution;

/// <summary>Many who act at once: the first take the lanes, the others wait and are run together, those of one case in their order.</summary>
public sealed class CommandLanesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Everybody = "everybody";
    private const int People = 20;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_of_many_gets_an_answer_of_their_own_and_the_record_holds_each()
    {
        await using var host = await PeopleAsync();
        var filed = await FileAsync(host, "many");
        var commands = filed.Tasks.Select(t => Approval(host, filed, t)).ToList();
        var outcomes = await BehindAsync(host, commands[0],
        [
            .. commands[1..], commands[^1],
            commands[5] with { Id = "not-mine", Actor = new("he-yi") },
        ]);

        Assert.Equal(People, outcomes.OfType<Outcome.Accepted>().Count(o => !o.Repeated));
        Assert.Single(outcomes.OfType<Outcome.Accepted>(), o => o.Repeated);
        Assert.Single(outcomes.OfType<Outcome.Rejected>());
        await HoldsAsync(host, "many", People + 1, ended: true);
    }

    /// <summary>Whose own rows cannot be written fails alone; everybody else is answered as if that one had not come.</summary>
    [Fact]
    public async Task One_that_fails_takes_nobody_along()
    {
        await using var host = await PeopleAsync();
        var filed = await FileAsync(host, "fails");
        var commands = filed.Tasks.Select(t => Approval(host, filed, t)).ToList();
        var (open, first) = Held(host, commands[0]);
        var failing = host.Runner.RunAsync(commands[1], (_, _) => throw new FormatException("This one fails."), Cancel);
        using var gaveUp = new CancellationTokenSource();
        var gone = host.Runner.RunAsync(commands[2], gaveUp.Token);
        var others = commands[3..].Select(c => host.Runner.RunAsync(c, Cancel)).ToList();
        await gaveUp.CancelAsync();
        open.SetResult();

        await Assert.ThrowsAsync<FormatException>(() => failing);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.All(await Task.WhenAll([first, .. others]), o => Assert.IsType<Outcome.Accepted>(o));
        await HoldsAsync(host, "fails", People - 1, ended: false);
    }

    /// <summary>What a thread knows of the request it serves – who asks, by which token – is the sender's, not that of the first in line.</summary>
    [Fact]
    public async Task Each_is_run_as_whoever_sent_it()
    {
        await using var host = await PeopleAsync();
        var filed = await FileAsync(host, "senders");
        var commands = filed.Tasks.Select(t => Approval(host, filed, t)).ToList();
        var (open, first) = Held(host, commands[0]);
        var sender = new AsyncLocal<string>();
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, string?>();
        var others = commands[1..].Select(command =>
        {
            sender.Value = command.Actor.PersonId;
            return host.Runner.RunAsync(command, (_, _) =>
            {
                seen[command.Actor.PersonId] = sender.Value;
                return Task.CompletedTask;
            }, Cancel);
        }).ToList();
        open.SetResult();

        Assert.All(await Task.WhenAll([first, .. others]), o => Assert.IsType<Outcome.Accepted>(o));
        Assert.Equal(People - 1, seen.Count);
        Assert.All(seen, s => Assert.Equal(s.Key, s.Value));
    }

    /// <summary>Somebody else holds the rows of several cases: their commands wait for them, those of other cases do not.</summary>
    [Fact]
    public async Task A_case_that_is_held_elsewhere_keeps_no_other_waiting()
    {
        await using var host = await PeopleAsync();
        var held = await Task.WhenAll(Enumerable.Range(1, 2 * Environment.ProcessorCount).Select(n => FileAsync(host, $"held-{n}")));
        var free = await FileAsync(host, "free");
        await using var elsewhere = host.Open();
        await using (await elsewhere.Database.BeginTransactionAsync(Cancel))
        {
            await elsewhere.Instances.FromSqlRaw(elsewhere.Sql.LockFreeInstances, elsewhere.Sql.ListOf([.. held.Select(h => h.Id)])).LoadAsync(Cancel);
            var waiting = held.Select(h => host.Runner.RunAsync(Approval(host, h, h.Tasks[0]), Cancel)).ToList();
            Assert.All(await Task.WhenAll(free.Tasks.Select(t => host.Runner.RunAsync(Approval(host, free, t), Cancel))), o => Assert.IsType<Outcome.Accepted>(o));
            Assert.DoesNotContain(waiting, w => w.IsCompleted);
            await elsewhere.Database.RollbackTransactionAsync(Cancel);
            Assert.All(await Task.WhenAll(waiting), o => Assert.IsType<Outcome.Accepted>(o));
        }
        await HoldsAsync(host, "free", People + 1, ended: true);
        await HoldsAsync(host, "held-1", 2, ended: false);
    }

    /// <summary>Commands of many cases, each with its own row, outcome and record.</summary>
    [Fact]
    public async Task Commands_of_many_cases_are_run_together_and_each_case_holds_its_own()
    {
        await using var host = await PeopleAsync();
        var filed = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => FileAsync(host, $"side-{n}")));
        var outcomes = await BehindAsync(host, Approval(host, filed[0], filed[0].Tasks[0]), filed.SelectMany(f => f.Tasks.Take(3).Select(t => Approval(host, f, t))));

        Assert.Equal(24, outcomes.OfType<Outcome.Accepted>().Count(o => !o.Repeated));
        Assert.Single(outcomes.OfType<Outcome.Accepted>(), o => o.Repeated);
        foreach (var one in filed) await HoldsAsync(host, one.Id, 4, ended: false);
    }

    private static async Task<Outcome[]> BehindAsync(SmallHost host, Command first, IEnumerable<Command> others)
    {
        var (open, held) = Held(host, first);
        var waiting = others.Select(c => host.Runner.RunAsync(c, Cancel)).ToList();
        open.SetResult();
        return await Task.WhenAll([held, .. waiting]);
    }

    /// <summary>A command whose step waits until the others stand in line.</summary>
    private static (TaskCompletionSource Open, Task<Outcome> Held) Held(SmallHost host, Command command)
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (open, host.Runner.RunAsync(command, (_, _) => open.Task, Cancel));
    }

    private static async Task HoldsAsync(SmallHost host, string id, long rows, bool ended)
    {
        await using var context = host.Open();
        var journal = await context.Journal.Where(r => r.InstanceId == id).OrderBy(r => r.Seq).ToListAsync(Cancel);
        Assert.Null(JournalChain.Verify(host.Json, journal.Select(InstanceStore.RowOf)));
        var row = await context.Instances.SingleAsync(i => i.Id == id, Cancel);
        Assert.Equal((rows, rows, !ended), (journal.Count, row.Seq, row.Running));
        Assert.Equal(journal[^1].Hash, row.LastHash);
        Assert.Equal(JournalRow.HashOf(row.State), InstanceStore.RowOf(journal[^1]).Read(host.Json).StateHash);
        Assert.Equal(People + 1 - rows, await context.Tasks.CountAsync(t => t.InstanceId == id, Cancel));
        Assert.Equal(rows - 1, await context.Acts.CountAsync(a => a.InstanceId == id, Cancel));
    }

    private static async Task<ProcessInstance> FileAsync(SmallHost host, string id) => SmallHost.Of(await host.Runner.StartAsync(Everybody, new StartInstance
    {
        Id = $"start-{id}", InstanceId = id, Actor = new("li-si"), At = host.Clock.GetUtcNow(), UnitId = "e1", Values = FeelContext.Empty,
    }, null, Cancel));

    private static AnswerTask Approval(SmallHost host, ProcessInstance instance, OpenTask task) => new()
    {
        Id = $"approve-{task.Id}", InstanceId = instance.Id, Actor = new(task.Purpose["decide-".Length..]), At = host.Clock.GetUtcNow(),
        TaskId = task.Id, Visit = task.Visit, Act = "approve",
    };

    private async Task<SmallHost> PeopleAsync()
    {
        var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        await using var context = host.Open();
        if (await context.Persons.AnyAsync(p => p.Id == "one-1", Cancel)) return host;
        foreach (var id in Enumerable.Range(1, People).Select(n => $"one-{n}"))
            context.AddRange(new PersonRow { Id = id, Name = $"示例·{id}", ValidFrom = SmallHost.Morning }, new PostRow { Post = "street.delegate", UnitId = "s1", PersonId = id, ValidFrom = SmallHost.Morning });
        await context.SaveChangesAsync(Cancel);
        var released = await host.Services.GetRequiredService<Deployments>().ReleaseAsync(Everybody, new Dictionary<string, byte[]>
        {
            ["process.bpmn"] = Encoding.UTF8.GetBytes("""
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wf="http://union-workflows.example/schema/1">
                <bpmn:process id="p" name="人人会签" wf:nameEn="Everybody"><bpmn:startEvent id="start" />
                  <bpmn:userTask id="decide" name="会签" wf:nameEn="Everybody approves"><bpmn:extensionElements>
                    <wf:stage kind="approval" mode="all"><wf:candidates post="street.delegate" at="level:street" /></wf:stage>
                  </bpmn:extensionElements></bpmn:userTask><bpmn:endEvent id="end" />
                  <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="decide" /><bpmn:sequenceFlow id="f2" sourceRef="decide" targetRef="end" />
                </bpmn:process></bpmn:definitions>
                """),
        }, "qin-guan", Cancel);
        Assert.Equal([], released.Problems.Where(p => !p.IsWarning).Select(p => $"{p.Element} {p.Sentence.Key}"));
        return host;
    }
}
