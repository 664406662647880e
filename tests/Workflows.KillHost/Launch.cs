using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Host.Execution;
using Workflows.Host.Installation;
using Workflows.Host.Postgres;

namespace Workflows.KillHost;

/// <summary>
/// The host as the product builds it, in a process of its own that a test may kill, with a clock that the test moves: the file
/// named by the setting <c>Clock</c>. With <c>database</c> in front, the database alone. Ends with the test: its input then ends.
/// </summary>
internal static class Launch
{
    private static async Task<int> Main(string[] args)
    {
        _ = Task.Run(() =>
        {
            Console.In.ReadToEnd();
            Environment.Exit(0);
        });
        return args is ["database", .. var settings] ? await DatabaseCommand.RunAsync(settings) : await ServeAsync(args);
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = "Workflows.Host", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        var clock = new FileClock(builder.Configuration["Clock"] ?? throw new InvalidOperationException("Expected the setting Clock."));
        builder.Services.AddSingleton<TimeProvider>(clock);
        var database = builder.Configuration.GetConnectionString("Workflows")!;
        var prepared = await Preparation.PrepareAsync(database, builder, clock, demonstrate: false, CancellationToken.None);
        await using var app = UnionHost.Build(builder, database, prepared.Installation);
        _ = clock.WatchAsync(app.Services.GetRequiredService<CommitSignal>().Committed, app.Lifetime.ApplicationStopping);
        await app.RunAsync();
        return 0;
    }
}
