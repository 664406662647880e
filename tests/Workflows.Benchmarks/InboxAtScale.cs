using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Workflows.Data;
using Workflows.Host.Demonstration;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Inbox;
using Workflows.Host.Web;

namespace Workflows.Benchmarks;

/// <summary>The inbox of somebody whose post holds many of very many open tasks: the query, its plan, and the page over HTTP.</summary>
internal static class InboxAtScale
{
    private const string Reader = "zhou-ba";

    public static async Task RunAsync(Options options)
    {
        var (all, mine) = (options.Of("tasks", 1_000_000), options.Of("post", 50_000));
        await using var installation = await Installation.StartAsync(serve: true);
        await installation.FileAsync("sample-case");
        await Cases.MultiplyAsync(installation, "sample-case", "mine", mine);
        await FillAsync(installation, all - mine);
        Console.WriteLine($"{await installation.AskAsync<long>("SELECT count(*) FROM tasks"):N0} open tasks, " +
            $"{await installation.AskAsync<long>("SELECT count(*) FROM task_principals WHERE principal = 'post:street.viceChair@s1'"):N0} of one post");
        await QueryAsync(installation);
        await PageAsync(installation);
    }

    /// <summary>Tasks of 1,000 other posts, each with a due day of its own.</summary>
    private static async Task FillAsync(Installation installation, int count)
    {
        await installation.RunAsync("""
            INSERT INTO tasks SELECT (jsonb_populate_record(t, jsonb_build_object('id', 'other-' || n, 'due_at', t.due_at + n * interval '1 second'))).*
            FROM tasks t CROSS JOIN generate_series(1, @count) n WHERE t.instance_id = 'sample-case'
            """, ("count", count));
        await installation.RunAsync("""
            INSERT INTO task_principals (task_id, principal, due, why)
            SELECT 'other-' || n, 'post:street.cashier@unit-' || (n % 1000), p.due + n * interval '1 second', p.why
            FROM task_principals p CROSS JOIN generate_series(1, @count) n WHERE p.task_id LIKE 'sample-case.%'
            """, ("count", count));
        await installation.RunAsync("UPDATE task_principals SET due = due + (abs(hashtext(task_id)) % 1000000) * interval '1 second' WHERE task_id LIKE 'mine-%'");
        await installation.RunAsync("UPDATE tasks t SET due_at = p.due FROM task_principals p WHERE p.task_id = t.id AND t.id LIKE 'mine-%'");
        await installation.RunAsync("VACUUM ANALYZE");
    }

    private static async Task QueryAsync(Installation installation)
    {
        var log = new Statements();
        await using var context = new PostgresContext(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(installation.ConnectionString).AddInterceptors(log).Options);
        var http = new DefaultHttpContext { User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, Reader), new(ClaimTypes.Name, Reader)], "bench")) };
        var reader = new Reader(new HttpContextAccessor { HttpContext = http }, WebServices.Texts(), new InstallationInfo(true, ""), TimeProvider.System);
        var viewers = new Viewers(context, reader, TimeProvider.System);
        var query = new InboxQuery(context, viewers, new Claims(context, viewers, TimeProvider.System));
        var times = new Times();
        string? after = null;
        for (var n = 0; n < 220; n++)
        {
            var page = await Taken(n < 20 ? new Times() : times, () => query.FindAsync(new InboxFilter { After = after }, default));
            after = n % 10 == 9 ? null : page.Next;
        }
        Console.WriteLine($"query, first and following pages: {times}");
        var statement = log.All.First(s => s.Text.Contains("task_principals", StringComparison.Ordinal));
        await using var command = installation.Source.CreateCommand("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + statement.Text);
        foreach (var parameter in statement.Parameters) command.Parameters.Add(((NpgsqlParameter)parameter).Clone());
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) Console.WriteLine("  " + rows.GetString(0));
    }

    private static async Task PageAsync(Installation installation)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(installation.App.Urls.First()) };
        await SignInAsync(client, Reader);
        var times = new Times();
        for (var n = 0; n < 220; n++)
        {
            var answer = await Taken(n < 20 ? new Times() : times, () => client.GetAsync("/inbox"));
            answer.EnsureSuccessStatusCode();
        }
        Console.WriteLine($"page over HTTP: {times}");
    }

    /// <summary>Signs a person of the demonstration in.</summary>
    public static async Task SignInAsync(HttpClient client, string person)
    {
        var form = await client.GetStringAsync("/account/sign-in");
        const string Mark = "name=\"__RequestVerificationToken\"";
        var token = form[(form.IndexOf("value=\"", form.IndexOf(Mark, StringComparison.Ordinal), StringComparison.Ordinal) + 7)..];
        await client.PostAsync("/account/sign-in", new FormUrlEncodedContent([
            new("Name", person), new("Password", Federation.Password), new("__RequestVerificationToken", token[..token.IndexOf('"', StringComparison.Ordinal)])]));
    }

    private static async Task<T> Taken<T>(Times times, Func<Task<T>> ask)
    {
        T? answer = default;
        await times.OfAsync(async () => answer = await ask());
        return answer!;
    }

    private sealed record Statement(string Text, DbParameter[] Parameters);

    private sealed class Statements : DbCommandInterceptor
    {
        public ConcurrentQueue<Statement> All { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            All.Enqueue(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>()]));
            return new(result);
        }
    }
}
