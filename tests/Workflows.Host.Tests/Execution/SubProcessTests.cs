using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data.Instances;
using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Testing;

namespace Workflows.Host.Tests.Execution;

/// <summary>Sub-processes, errors, administrators' acts and pinned packages over the real tables.</summary>
public sealed class SubProcessTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_error_in_a_sub_process_is_caught_its_tasks_and_timers_leave_the_tables_and_the_case_comes_to_its_end()
    {
        await using var host = await StartedAsync(VisitProcess.First);
        var filed = await StartAsync(host, "caught");
        Assert.Equal(["verify", "visit"], filed.Active.Select(a => a.NodeId));
        Assert.Equal(["caught.visit.1.decide"], await TasksAsync(host, "caught"));
        Assert.Equal(["caught.visit.1.decide.overdue0", "verify.1.tooLong"], await TimersAsync(host, "caught"));

        var untrue = await AnswerAsync(host, filed, "zheng-shi", "reject", "收入证明不符");
        Assert.Equal(["caught.correct.1.complete"], await TasksAsync(host, "caught"));
        Assert.Empty(await TimersAsync(host, "caught"));
        var again = await AnswerAsync(host, untrue, "li-si", "complete");
        Assert.Equal("verify.2", again.ActiveAt("visit")!.Scope);
        var opinion = await AnswerAsync(host, again, "zheng-shi", "approve");
        var decide = await AnswerAsync(host, opinion, "zhou-ba", "complete");
        var done = await AnswerAsync(host, decide, "zhou-ba", "approve");

        Assert.Equal((InstanceStatus.Ended, "approved"), (done.Status, done.Outcome));
        await using var context = host.Open();
        Assert.False(await context.Tasks.AnyAsync(t => t.InstanceId == "caught", Cancel));
        Assert.False(await context.DueWork.AnyAsync(w => w.InstanceId == "caught", Cancel));
        Assert.Equal(["release", "reserve"], await context.LedgerEntries.Where(e => e.InstanceId == "caught").Select(e => e.Kind).Order().ToListAsync(Cancel));
        var rows = await context.Journal.Where(r => r.InstanceId == "caught").OrderBy(r => r.Seq).ToListAsync(Cancel);
        Assert.Null(JournalChain.Verify(host.Json, rows.Select(InstanceStore.RowOf)));
    }

    [Fact]
    public async Task A_running_case_keeps_to_the_package_it_began_with_whatever_is_released_after_and_whichever_host_goes_on()
    {
        ProcessInstance old;
        await using (var host = await StartedAsync(VisitProcess.First))
        {
            old = await StartAsync(host, "old");
            await host.Services.GetRequiredService<Deployments>().ReleaseAsync(VisitProcess.Name, VisitProcess.Second, "qin-guan", Cancel);
        }
        await using var later = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var young = await StartAsync(later, "young");
        Assert.NotEqual(old.PackageHash, young.PackageHash);
        var (first, second) = (await ToDecisionAsync(later, old), await ToDecisionAsync(later, young));
        Assert.Equal("approved", (await AnswerAsync(later, first, "zhou-ba", "approve")).Outcome);
        Assert.Equal(["district"], (await AnswerAsync(later, second, "zhou-ba", "approve")).Active.Select(a => a.NodeId));
        await using var context = later.Open();
        Assert.Equal(2, await context.Instances.Where(i => i.Id == "old" || i.Id == "young").Select(i => i.PackageHash).Distinct().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_case_cancelled_by_an_administrator_leaves_nothing_behind_and_tells_who_was_asked_and_who_filed_it()
    {
        await using var host = await StartedAsync(VisitProcess.First);
        await MakeAdministratorAsync(host);
        await StartAsync(host, "stopped");
        CancelInstance By(string person) => new() { Id = $"cancel-{person}", InstanceId = "stopped", Actor = new(person), At = host.Clock.GetUtcNow(), Words = "重复登记，取消" };
        Assert.Equal("engine.onlyAdministrators", Assert.IsType<Outcome.Rejected>(await host.Runner.RunAsync(By("zhou-ba"), Cancel)).Rejection.Key);
        var cancelled = SmallHost.Of(await host.Runner.RunAsync(By("xu-he"), Cancel));

        Assert.Equal("cancelled", cancelled.Outcome);
        await using var context = host.Open();
        Assert.Empty(await TasksAsync(host, "stopped"));
        Assert.Empty(await TimersAsync(host, "stopped"));
        Assert.Equal(["release", "reserve"], await context.LedgerEntries.Where(e => e.InstanceId == "stopped").Select(e => e.Kind).Order().ToListAsync(Cancel));
        Assert.Contains(await context.Outbox.Where(o => o.InstanceId == "stopped").Select(o => o.Payload).ToListAsync(Cancel), p => p.Contains("cancelled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stopped_case_is_marked_stuck_until_its_token_is_taken_elsewhere()
    {
        await using var host = await StartedAsync(VisitProcess.First);
        await MakeAdministratorAsync(host);
        var stopped = await StartAsync(host, "stuck", yuan: 0m);
        Assert.Equal(("reserve", "stages.nothingToReserve"), (stopped.Active[0].NodeId, stopped.Active[0].Incident));
        Assert.True(await IsStuckAsync(host, "stuck"));
        var retried = SmallHost.Of(await host.Runner.RunAsync(new RetryIncident
        {
            Id = "retry", InstanceId = "stuck", Actor = new("xu-he"), At = host.Clock.GetUtcNow(), Words = "再试一次看看", NodeId = "reserve", Visit = 1,
        }, Cancel));
        Assert.Equal(2, retried.ActiveAt("reserve")!.Visit);
        var moved = SmallHost.Of(await host.Runner.RunAsync(new MoveToken
        {
            Id = "move", InstanceId = "stuck", Actor = new("xu-he"), At = host.Clock.GetUtcNow(), Words = "不需要资金，直接听取意见", NodeId = "reserve", Visit = 2, To = "opinion",
        }, Cancel));
        Assert.Equal(["verify", "opinion"], moved.Active.Select(a => a.NodeId));
        Assert.False(await IsStuckAsync(host, "stuck"));
        Assert.Equal(["stuck.opinion.1.complete"], await TasksAsync(host, "stuck"));
    }

    private async Task<SmallHost> StartedAsync(Dictionary<string, byte[]> files)
    {
        var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var released = await host.Services.GetRequiredService<Deployments>().ReleaseAsync(VisitProcess.Name, files, "qin-guan", Cancel);
        Assert.Equal([], released.Problems.Where(p => !p.IsWarning).Select(p => $"{p.Line} {p.Element} {p.Sentence.Key}"));
        return host;
    }

    private static async Task<ProcessInstance> StartAsync(SmallHost host, string id, decimal yuan = 500m) =>
        SmallHost.Of(await host.Runner.StartAsync(VisitProcess.Name, new StartInstance
        {
            Id = $"start-{id}", InstanceId = id, Actor = new("li-si"), At = host.Clock.GetUtcNow(), UnitId = "e1",
            Values = FeelContext.Of(("applicant", FeelValue.Of("示例·张三")), ("amount", FeelValue.Of(yuan))),
        }, null, Cancel));

    private static async Task<ProcessInstance> AnswerAsync(SmallHost host, ProcessInstance instance, string person, string act, string words = "情况属实")
    {
        var task = Assert.Single(instance.Tasks);
        return SmallHost.Of(await host.Runner.RunAsync(new AnswerTask
        {
            Id = $"{task.Id}-{act}", InstanceId = instance.Id, Actor = new(person), At = host.Clock.GetUtcNow(), TaskId = task.Id, Visit = task.Visit, Act = act, Words = words,
        }, Cancel));
    }

    private static async Task<ProcessInstance> ToDecisionAsync(SmallHost host, ProcessInstance filed) =>
        await AnswerAsync(host, await AnswerAsync(host, filed, "zheng-shi", "approve"), "zhou-ba", "complete");

    private static async Task<List<string>> TasksAsync(SmallHost host, string id)
    {
        await using var context = host.Open();
        return await context.Tasks.Where(t => t.InstanceId == id).Select(t => t.Id).Order().ToListAsync(Cancel);
    }

    private static async Task<List<string>> TimersAsync(SmallHost host, string id)
    {
        await using var context = host.Open();
        return await context.DueWork.Where(w => w.InstanceId == id).Select(w => w.TimerId).Order().ToListAsync(Cancel);
    }

    private static async Task<bool> IsStuckAsync(SmallHost host, string id)
    {
        await using var context = host.Open();
        return await context.Instances.Where(i => i.Id == id).Select(i => i.Stuck).SingleAsync(Cancel);
    }

    private static async Task MakeAdministratorAsync(SmallHost host)
    {
        await using var context = host.Open();
        if (await context.Posts.AnyAsync(p => p.Post == "administrator", Cancel)) return;
        context.Add(new Data.Organization.PostRow { Post = "administrator", UnitId = "d1", PersonId = "xu-he", ValidFrom = SmallHost.Morning.AddYears(-1) });
        await context.SaveChangesAsync(Cancel);
    }
}
