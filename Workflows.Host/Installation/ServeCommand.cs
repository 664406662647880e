using Workflows.Host.Demonstration;
using Workflows.Host.Postgres;
using Workflows.Host.Web;

namespace Workflows.Host.Installation;

/// <summary>The host as people use it: database, doors, jobs, until it is stopped.</summary>
public static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseStaticWebAssets();
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
        {
            var demonstrate = builder.Environment.IsDevelopment() || args.Contains("--demo");
            var (installation, isNewDemonstration) = await Preparation.PrepareAsync(
                server.ConnectionString, builder.Configuration, TimeProvider.System, demonstrate, CancellationToken.None);
            if (isNewDemonstration)
                await DemonstrationCases.PlayAsync(WebApplication.CreateBuilder(args), server.ConnectionString, installation, TimeProvider.System.GetUtcNow());
            await using var app = UnionHost.Build(builder, server.ConnectionString, installation);
            await app.StartAsync();
            Welcome.Print(app, installation);
            await app.WaitForShutdownAsync();
        }
        return 0;
    }
}
