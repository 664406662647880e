using Workflows.Host.Demonstration;
using Workflows.Host.Jobs;
using Workflows.Host.Postgres;
using Workflows.Host.Web;

namespace Workflows.Host.Installation;

/// <summary>The host as people use it: database, doors, jobs, until it is stopped.</summary>
public static class ServeCommand
{
    /// <summary>Loads the demonstration union into an empty database. It stands alone: a reader of settings would take the next argument for its value.</summary>
    private const string Demo = "--demo";

    public static async Task<int> RunAsync(string[] command)
    {
        string[] args = [.. command.Where(a => a != Demo)];
        var builder = WebApplication.CreateBuilder(args);
        using var logs = LoggerFactory.Create(l => l.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        PostgresServer server;
        try
        {
            server = await PostgresServer.StartAsync(
                PostgresOptions.From(builder.Configuration, builder.Environment.ContentRootPath), logs.CreateLogger("database"), CancellationToken.None);
        }
        catch (PostgresUnavailableException unavailable)
        {
            await Console.Error.WriteLineAsync(WebServices.Texts().Say(unavailable.Sentence, Definitions.Texts.Language.Chinese));
            return 1;
        }
        await using (server)
            while (await ServeAsync(args, command.Contains(Demo), server.ConnectionString))
                continue;
        return 0;
    }

    /// <summary>Serves until the host is stopped. True where it was stopped because its settings changed: it is to be built anew.</summary>
    private static async Task<bool> ServeAsync(string[] args, bool demo, string connectionString)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseStaticWebAssets();
        var demonstrate = demo || builder.Environment.IsDevelopment();
        var prepared = await Preparation.PrepareAsync(connectionString, builder, TimeProvider.System, demonstrate, CancellationToken.None);
        if (prepared.IsNewDemonstration)
            await DemonstrationCases.PlayAsync(WebApplication.CreateBuilder(args), connectionString, prepared.Installation, TimeProvider.System.GetUtcNow());
        if (InstalledDatabase.IsPostgres(builder.Configuration))
            builder.Services.AddRecurringJobs(connectionString, prepared.Installation);
        builder.Services.AddSingleton(p => ActivatorUtilities.CreateInstance<SettingsWatch>(p, prepared.Settings));
        builder.Services.AddHostedService(p => p.GetRequiredService<SettingsWatch>());
        await using var app = UnionHost.Build(builder, connectionString, prepared.Installation);
        await app.StartAsync();
        Welcome.Print(app, prepared.Installation);
        await app.WaitForShutdownAsync();
        return app.Services.GetRequiredService<SettingsWatch>().Changed;
    }
}
