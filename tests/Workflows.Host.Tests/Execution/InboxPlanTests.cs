using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Workflows.Data;
using Workflows.Data.Organization;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Inbox;
using Workflows.Host.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Execution;

/// <summary>The inbox of somebody with several posts, over thousands of tasks, is read through the index of principals.</summary>
public sealed class InboxPlanTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_inbox_takes_the_first_rows_of_each_principal_from_the_index()
    {
        await using var host = await SmallHost.OnAsync(database.ConnectionString, Cancel);
        SmallHost.Of(await host.StartAsync("seed", 10m, Cancel));
        await MultiplyAsync();
        var log = new QueryLog();
        await using var context = new PostgresContext(new DbContextOptionsBuilder<PostgresContext>()
            .UseNpgsql(database.ConnectionString).AddInterceptors(log).Options);
        var page = await QueryOf(context, host, "zhou-ba").FindAsync(new InboxFilter(), Cancel);

        Assert.Equal(InboxQuery.PageSize, page.Tasks.Length);
        Assert.NotNull(page.Next);
        Assert.Equal(page.Tasks.Select(t => t.Task.DueAt).Order(), page.Tasks.Select(t => t.Task.DueAt));
        var plan = await log.All.Single(s => s.Text.Contains("task_principals", StringComparison.Ordinal)).ExplainAsync(database.ConnectionString, Cancel);
        Assert.Contains("IX_task_principals_principal_due_task_id", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on task_principals", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on tasks", plan, StringComparison.Ordinal);
    }

    /// <summary>6,000 tasks of the vice chair's post, and as many of others.</summary>
    private async Task MultiplyAsync()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var context = new PostgresContext(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(database.ConnectionString).Options);
        context.Add(new PostRow { Post = "street.chair", UnitId = "s1", PersonId = "zhou-ba", ValidFrom = SmallHost.Morning.AddYears(-1) });
        var seed = await context.Tasks.AsNoTracking().SingleAsync(Cancel);
        for (var n = 0; n < 12_000; n++)
        {
            var task = (Data.Tasks.TaskRow)context.Entry(seed).CurrentValues.ToObject();
            task.Id = $"made-{n}";
            task.DueAt = SmallHost.Morning.AddMinutes(n * 7919 % 12_000);
            context.Add(task);
            context.Add(new Data.Tasks.TaskPrincipalRow
            {
                TaskId = task.Id, Principal = n % 2 == 0 ? "post:street.viceChair@s1" : $"post:street.cashier@u{n % 40}", Due = task.DueAt.Value, Why = "why.post",
            });
        }
        await context.SaveChangesAsync(Cancel);
        await using var analyze = source.CreateCommand("ANALYZE");
        await analyze.ExecuteNonQueryAsync(Cancel);
    }

    private static InboxQuery QueryOf(WorkflowsContext context, SmallHost host, string person)
    {
        var http = new DefaultHttpContext { User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person), new(ClaimTypes.Name, person)], "test")) };
        var reader = new Reader(new HttpContextAccessor { HttpContext = http }, WebServices.Texts(), new InstallationInfo(true, ""), host.Clock);
        var viewers = new Viewers(context, reader, host.Clock);
        return new(context, viewers, new Claims(context, viewers, host.Clock));
    }
}
