using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Definitions.Texts;
using Workflows.Host.Demonstration;
using Workflows.Host.Execution;
using Workflows.Host.Web;

namespace Workflows.Host.Installation;

/// <summary>
/// What happens to a database before the host opens its doors: tables brought to the present shape, an empty one filled with
/// the demonstration where that was asked for, and then what the database says the installation is. A database that is away
/// is waited for.
/// </summary>
public static class Preparation
{
    /// <param name="demonstrate">True loads the demonstration federation, but only into an empty database.</param>
    public static async Task<Prepared> PrepareAsync(
        string connectionString, IConfiguration settings, TimeProvider clock, bool demonstrate, CancellationToken cancellation)
    {
        await using var services = new ServiceCollection()
            .AddInstalledDatabase(settings, connectionString)
            .AddSingleton(clock)
            .AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>()
            .AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>()
            .AddScoped<DemonstrationLoader>()
            .BuildServiceProvider();
        await services.GetRequiredService<ISqlDialect>().OutlastAsync(() => services.MigrateUnionDataAsync(cancellation), Tell, cancellation);
        await using var scope = services.CreateAsyncScope();
        var loader = scope.ServiceProvider.GetRequiredService<DemonstrationLoader>();
        var isNew = demonstrate && await loader.IsEmptyAsync(cancellation);
        if (isNew)
            await loader.LoadAsync(Federation.Shipped(), cancellation);
        var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
        return new(await ReadAsync(data, InstallationInfo.From(settings), cancellation), isNew);
    }

    private static void Tell(Exception away) => Console.Error.WriteLine(
        WebServices.Texts().Say("installation.databaseAway", Language.Chinese, ("reason", away.GetBaseException().Message)));

    private static async Task<InstallationInfo> ReadAsync(WorkflowsContext data, InstallationInfo configured, CancellationToken cancellation)
    {
        var kept = await data.Settings.ToDictionaryAsync(s => s.Name, s => s.Value, cancellation);
        return configured with
        {
            Demonstration = configured.Demonstration || kept.GetValueOrDefault(DemonstrationLoader.Mark) == "true",
            UnionName = configured.UnionName is "" ? kept.GetValueOrDefault("unionName") ?? "" : configured.UnionName,
        };
    }
}

/// <param name="IsNewDemonstration">True where the demonstration federation was loaded just now and has no case yet.</param>
public sealed record Prepared(InstallationInfo Installation, bool IsNewDemonstration);
