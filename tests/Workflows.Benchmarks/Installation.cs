using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workflows.Data;
using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Host.Installation;
using Workflows.Host.Postgres;

namespace Workflows.Benchmarks;

/// <summary>
/// The host as it ships on an embedded PostgreSQL of its own with the demonstration federation; nothing is switched off to be
/// faster, and that is asserted. Its own jobs run only where <c>serve</c> is asked for.
/// </summary>
internal sealed class Installation : IAsyncDisposable
{
    private const string Package = "bench-approval";
    private readonly DirectoryInfo _folder;
    private readonly PostgresServer _server;

    private Installation(DirectoryInfo folder, PostgresServer server, WebApplication app) =>
        (_folder, _server, App, Source) = (folder, server, app, NpgsqlDataSource.Create(server.ConnectionString));

    public WebApplication App { get; }
    public NpgsqlDataSource Source { get; }
    public string ConnectionString => _server.ConnectionString;
    public CommandRunner Runner => App.Services.GetRequiredService<CommandRunner>();

    public WorkflowsContext Open() => App.Services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContext();

    public static async Task<Installation> StartAsync(bool serve = false, string mode = "any", bool clock = true, Dictionary<string, string?>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("union-workflows-bench-");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        var server = await PostgresServer.StartAsync(
            new PostgresOptions { ContentRoot = folder.FullName, Directory = Path.Combine(folder.FullName, "postgres") }, NullLogger.Instance, default);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Workflows.Host", ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Development",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(settings ?? []).AddInMemoryCollection([new("DataFolder", folder.FullName)]);
        builder.WebHost.UseStaticWebAssets().UseUrls("http://127.0.0.1:0");
        var prepared = await Preparation.PrepareAsync(server.ConnectionString, builder, TimeProvider.System, demonstrate: true, default);
        var made = new Installation(folder, server, UnionHost.Build(builder, server.ConnectionString, prepared.Installation));
        await made.AssertDurableAsync();
        await made.ReleaseAsync(mode, clock);
        if (serve) await made.App.StartAsync();
        return made;
    }

    /// <summary>A case filed and waiting for its approval.</summary>
    public async Task<ProcessInstance> FileAsync(string id, CancellationToken cancellation = default) =>
        Accepted(await Runner.StartAsync(Package, new StartInstance
        {
            Id = $"start-{id}", InstanceId = id, Actor = new("li-si"), At = TimeProvider.System.GetUtcNow(), UnitId = "e1",
            Values = FeelContext.Of(("matter", FeelValue.Of("示例活动场地申请")), ("amount", FeelValue.Of(2600m))),
        }, null, cancellation));

    public async Task<ProcessInstance> ApproveAsync(string id, string taskId, string person, CancellationToken cancellation = default) =>
        Accepted(await Runner.RunAsync(new AnswerTask
        {
            Id = $"approve-{taskId}", InstanceId = id, Actor = new(person), At = TimeProvider.System.GetUtcNow(), TaskId = taskId, Visit = 1, Act = "approve",
        }, cancellation));

    public static string TaskOf(string id) => OpenTask.IdOf(id, "decide", 1, "decide");

    public async Task<int> RunAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Source.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static ProcessInstance Accepted(Outcome outcome) => outcome is Outcome.Accepted accepted ? accepted.Instance
        : throw new InvalidOperationException(((Outcome.Rejected)outcome).Rejection.Key);

    private async Task AssertDurableAsync()
    {
        foreach (var setting in (string[])["fsync", "synchronous_commit", "full_page_writes"])
        {
            var value = await AskAsync<string>($"SHOW {setting}");
            Console.WriteLine($"{setting} = {value}");
            if (value is not "on") throw new InvalidOperationException($"{setting} is {value}: figures without it say nothing.");
        }
        Console.WriteLine(await AskAsync<string>("SELECT version()"));
    }

    private async Task ReleaseAsync(string mode, bool clock)
    {
        var deployment = await App.Services.GetRequiredService<Deployments>().ReleaseAsync(Package, new Dictionary<string, byte[]>
        {
            ["process.bpmn"] = Encoding.UTF8.GetBytes($"""
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wf="http://union-workflows.example/schema/1">
                <bpmn:process id="p" name="示例审批" wf:nameEn="Example approval">
                  <bpmn:extensionElements><wf:case title="matter" amount="amount" /></bpmn:extensionElements>
                  <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="decide" />
                  <bpmn:userTask id="decide" name="街道审批" wf:nameEn="Decision of the street"><bpmn:extensionElements>
                    <wf:stage kind="approval" mode="{mode}"><wf:candidates post="street.viceChair" at="level:street" />{(clock ? "<wf:clock rule=\"T-01.approval\" />" : "")}</wf:stage>
                  </bpmn:extensionElements></bpmn:userTask>
                  <bpmn:sequenceFlow id="f2" sourceRef="decide" targetRef="end" /><bpmn:endEvent id="end" />
                </bpmn:process></bpmn:definitions>
                """),
        }, "bench", default);
        if (deployment.Problems.FirstOrDefault(p => !p.IsWarning) is { } problem)
            throw new InvalidOperationException($"{problem.Element} {problem.Sentence.Key}");
    }
}
