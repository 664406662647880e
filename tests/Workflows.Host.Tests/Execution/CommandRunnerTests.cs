using Microsoft.EntityFrameworkCore;
using Workflows.Data.Instances;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Testing;

namespace Workflows.Host.Tests.Execution;

public sealed class CommandRunnerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_is_filed_with_number_task_principal_timers_and_mail_in_one_go()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        SmallHost.Of(await host.StartAsync("filed", 2600m, Cancel));

        await using var context = host.Open();
        var row = await context.Instances.SingleAsync(i => i.Id == "filed", Cancel);
        Assert.StartsWith("示帮〔2026〕", row.Number);
        Assert.Equal(("帮扶 示例·张三", "p/d1/s1/e1/", 260_000L, true), (row.Title, row.UnitPath, row.AmountFen, row.Running));
        var task = await context.Tasks.SingleAsync(t => t.InstanceId == "filed", Cancel);
        Assert.Equal(("filed.decide.1.decide", "approval", "街道审批", "Decision of the street"), (task.Id, task.Kind, task.StageName, task.StageEnglishName));
        // 5 working days after Monday 15 June 2026; the 19th is the dragon boat festival: 16, 17, 18, 22, 23.
        Assert.Equal(new DateOnly(2026, 6, 23), task.DueDay);
        var principal = await context.TaskPrincipals.SingleAsync(p => p.TaskId == task.Id, Cancel);
        Assert.Equal(("post:street.viceChair@s1", new DateTimeOffset(2026, 6, 23, 16, 0, 0, TimeSpan.Zero)), (principal.Principal, principal.Due));
        Assert.Equal(["filed.decide.1.decide.overdue0"], await context.DueWork.Where(w => w.InstanceId == "filed").Select(w => w.TimerId).ToListAsync(Cancel));
        Assert.Equal(["notify"], await context.Outbox.Where(o => o.InstanceId == "filed").Select(o => o.Kind).ToListAsync(Cancel));
        Assert.Equal(["party:worker-01", "starter:li-si"], await context.CaseParties.Where(p => p.InstanceId == "filed")
            .Select(p => p.Role + ":" + p.PersonId).Order().ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_repeat_of_a_command_answers_as_the_first_time_and_does_nothing()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var filed = SmallHost.Of(await host.StartAsync("repeat", 100m, Cancel));
        var command = host.Approval(filed, "once");
        var first = (Outcome.Accepted)await host.Runner.RunAsync(command, Cancel);
        var second = Assert.IsType<Outcome.Accepted>(await host.Runner.RunAsync(command, Cancel));

        Assert.True(second.Repeated);
        Assert.Equal((first.Seq, first.Facts.Length), (second.Seq, second.Facts.Length));
        await using var context = host.Open();
        Assert.Equal(2, await context.Journal.CountAsync(r => r.InstanceId == "repeat", Cancel));
        Assert.Equal(1, await context.LedgerEntries.CountAsync(e => e.InstanceId == "repeat", Cancel));
    }

    [Fact]
    public async Task A_case_filed_twice_by_one_command_is_one_case_even_under_another_id()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var first = SmallHost.Of(await host.StartAsync("twice", 100m, Cancel));
        var again = Assert.IsType<Outcome.Accepted>(await host.StartAsync("twice", 100m, Cancel));

        Assert.True(again.Repeated);
        Assert.Equal(first.Number, again.Instance.Number);
    }

    [Fact]
    public async Task Two_runners_on_one_case_let_one_answer_win_and_tell_the_other_who()
    {
        await using var here = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        await using var there = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var filed = SmallHost.Of(await here.StartAsync("race", 100m, Cancel));
        var outcomes = await Task.WhenAll(
            here.Runner.RunAsync(here.Approval(filed, "here"), Cancel), there.Runner.RunAsync(there.Approval(filed, "there"), Cancel));

        Assert.Single(outcomes.OfType<Outcome.Accepted>());
        Assert.Equal("engine.youDidAlready", Assert.Single(outcomes.OfType<Outcome.Rejected>()).Rejection.Key);
    }

    [Fact]
    public async Task A_rejection_changes_nothing()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var filed = SmallHost.Of(await host.StartAsync("refused", 100m, Cancel));
        var outcome = Assert.IsType<Outcome.Rejected>(await host.Runner.RunAsync(host.Approval(filed, "no", "wu-jiu"), Cancel));

        Assert.Equal("engine.notEntitled", outcome.Rejection.Key);
        await using var context = host.Open();
        Assert.Equal(1, (await context.Instances.SingleAsync(i => i.Id == "refused", Cancel)).Seq);
    }

    [Fact]
    public async Task A_task_that_is_done_leaves_the_list_and_enters_the_list_of_what_was_done()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var filed = SmallHost.Of(await host.StartAsync("done", 100m, Cancel));
        SmallHost.Of(await host.Runner.RunAsync(host.Approval(filed, "done-approve"), Cancel));

        await using var context = host.Open();
        Assert.Equal(["done.pay.1.pay1"], await context.Tasks.Where(t => t.InstanceId == "done").Select(t => t.Id).ToListAsync(Cancel));
        Assert.False(await context.TaskPrincipals.AnyAsync(p => p.TaskId == "done.decide.1.decide", Cancel));
        Assert.False(await context.DueWork.AnyAsync(w => w.InstanceId == "done", Cancel));
        var act = await context.Acts.SingleAsync(a => a.InstanceId == "done", Cancel);
        Assert.Equal(("zhou-ba", "approve", "街道审批"), (act.PersonId, act.Act, act.StageName));
    }

    [Fact]
    public async Task A_state_of_an_unknown_shape_is_rebuilt_from_the_journal()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var filed = SmallHost.Of(await host.StartAsync("folded", 100m, Cancel));
        var approved = SmallHost.Of(await host.Runner.RunAsync(host.Approval(filed, "folded-approve"), Cancel));
        await using var context = host.Open();
        await context.Instances.Where(i => i.Id == "folded").ExecuteUpdateAsync(set => set
            .SetProperty(i => i.StateSchema, 99).SetProperty(i => i.State, Array.Empty<byte>()), Cancel);
        var store = (InstanceStore)host.Services.GetService(typeof(InstanceStore))!;
        var loaded = await store.FindAsync("folded", Cancel);

        Assert.Equal(host.Json.Write(approved), host.Json.Write(loaded!.Instance!));
        Assert.Equal(2, loaded.Instance!.Seq);
    }

    [Fact]
    public async Task The_record_of_a_case_is_a_chain_in_which_a_changed_byte_is_found()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var filed = SmallHost.Of(await host.StartAsync("chain", 100m, Cancel));
        SmallHost.Of(await host.Runner.RunAsync(host.Approval(filed, "chain-approve"), Cancel));
        await using var context = host.Open();
        var rows = await context.Journal.Where(r => r.InstanceId == "chain").OrderBy(r => r.Seq).ToListAsync(Cancel);

        Assert.Null(JournalChain.Verify(host.Json, rows.Select(InstanceStore.RowOf)));
        var at = Array.LastIndexOf(rows[0].Bytes, (byte)'4');
        rows[0].Bytes[at] = (byte)'5';
        Assert.Equal(new ChainFault(1, "journal.bytesChanged"), JournalChain.Verify(host.Json, rows.Select(InstanceStore.RowOf)));
    }

    [Fact]
    public async Task Numbers_are_given_out_without_gap_and_without_doubles_to_many_at_once()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        var filed = await Task.WhenAll(Enumerable.Range(1, 12).Select(n => host.StartAsync($"many-{n}", 1m, Cancel)));
        var numbers = filed.Select(o => SmallHost.Of(o).Number).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(12, numbers.Distinct().Count());
        await using var context = host.Open();
        var cases = await context.Instances.CountAsync(Cancel);
        Assert.Equal(cases, (await context.Counters.SingleAsync(c => c.Id == "small-aid:d1:2026", Cancel)).Value);
    }
}
