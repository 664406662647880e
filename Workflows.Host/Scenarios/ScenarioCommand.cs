using Workflows.Data;
using Workflows.Definitions.Scenarios;
using Workflows.Definitions.Texts;
using Workflows.Host.Execution;
using Workflows.Host.Installation;
using Workflows.Host.Postgres;
using Workflows.Host.Web;
using Workflows.Stages.Scenarios;

namespace Workflows.Host.Scenarios;

/// <summary>
/// <c>scenario &lt;file&gt;</c>: plays a scenario on a database of its own, printing each step with due dates, mails and balances.
/// Answers 0 where everything the file expects came true.
/// </summary>
public static class ScenarioCommand
{
    public static async Task<int> RunAsync(string file, string[] args)
    {
        var texts = WebServices.Texts();
        file = Found(file);
        if (!File.Exists(file))
            return Fail(texts.Say("scenarioCommand.noFile", Language.Chinese, ("file", file)));
        var reading = ScenarioReader.Read(await File.ReadAllTextAsync(file), Path.GetFileName(file));
        foreach (var problem in reading.Problems)
            await Console.Error.WriteLineAsync($"{problem.File}:{problem.Line} {texts.Say(problem.Sentence, Language.Chinese)}");
        if (reading.Scenario is not { } scenario)
            return 1;

        var folder = Directory.CreateTempSubdirectory("union-workflows-scenario-");
        // Beside the folder, not in it: the database's own user may not enter what is ours alone.
        var database = folder.FullName + "-database";
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.Configuration["DataFolder"] = folder.FullName;
            builder.Configuration["Mail:Folder"] = Path.Combine(folder.FullName, "mails");
            builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
            await using var server = await PostgresServer.StartAsync(
                new PostgresOptions { ContentRoot = folder.FullName, Directory = database },
                Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, CancellationToken.None);
            var result = await PlayAsync(builder, server.ConnectionString, scenario);
            return Report(result, texts);
        }
        finally
        {
            folder.Delete(recursive: true);
            if (Directory.Exists(database))
                Directory.Delete(database, recursive: true);
        }
    }

    /// <summary>Plays on an empty, reachable database; the tests call this too.</summary>
    public static async Task<ScenarioResult> PlayAsync(WebApplicationBuilder builder, string connectionString, Scenario scenario)
    {
        var installation = InstallationInfo.From(builder.Configuration) with { Demonstration = true };
        var start = new DateTimeOffset(scenario.Start, installation.Zone.GetUtcOffset(scenario.Start));
        var clock = new MovableClock(start);
        builder.Services.AddSingleton<TimeProvider>(clock);
        await using var app = UnionHost.Build(builder, connectionString, installation);
        await app.Services.MigrateUnionDataAsync(CancellationToken.None);
        await app.Services.GetRequiredService<Deployments>().ReleaseShippedAsync(CancellationToken.None);
        await using (var scope = app.Services.CreateAsyncScope())
            await new ScenarioDatabase(scope.ServiceProvider.GetRequiredService<WorkflowsContext>(), clock).LoadAsync(scenario, CancellationToken.None);
        return new ScenarioPlayer(scenario, new HostStage(app.Services, clock), app.Services.GetRequiredService<TextCatalog>()).Play();
    }

    private static int Report(ScenarioResult result, TextCatalog texts)
    {
        foreach (var line in result.Lines)
            Console.WriteLine(line.Spell(texts, Language.Chinese));
        foreach (var failure in result.Failures)
            Console.Error.WriteLine(texts.Say("scenarioCommand.failed", Language.Chinese, ("line", failure.Line), ("expected", failure.Expected), ("actual", failure.Actual)));
        Console.WriteLine(texts.Say(result.IsPassed ? "scenarioCommand.passed" : "scenarioCommand.notPassed", Language.Chinese,
            ("steps", result.Lines.Length), ("failures", result.Failures.Length)));
        return result.IsPassed ? 0 : 1;
    }

    /// <summary><c>dotnet run</c> starts in the project's folder; the person typed the path where the shell stands.</summary>
    private static string Found(string file) =>
        File.Exists(file) || Environment.GetEnvironmentVariable("PWD") is not { } shell ? file : Path.Combine(shell, file);

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
