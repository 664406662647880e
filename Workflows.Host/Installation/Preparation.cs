using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Identity;
using Workflows.Definitions.Texts;
using Workflows.Host.Demonstration;
using Workflows.Host.Execution;
using Workflows.Host.FirstRun;
using Workflows.Host.Sealing;
using Workflows.Host.Web;

namespace Workflows.Host.Installation;

/// <summary>
/// What happens to a database before the host opens its doors: tables brought to the present shape, an empty one filled with
/// the demonstration where that was asked for, and then what the database says the installation is. A database that is away
/// is waited for.
/// </summary>
public static class Preparation
{
    /// <param name="builder">Gets the stored settings, where it has none of its own.</param>
    /// <param name="demonstrate">True loads the demonstration federation, but only into an empty database.</param>
    public static async Task<Prepared> PrepareAsync(
        string connectionString, WebApplicationBuilder builder, TimeProvider clock, bool demonstrate, CancellationToken cancellation)
    {
        await using var services = new ServiceCollection()
            .AddInstalledDatabase(builder.Configuration, connectionString)
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
        return await ReadAsync(scope.ServiceProvider.GetRequiredService<WorkflowsContext>(), builder, cancellation) with { IsNewDemonstration = isNew };
    }

    private static void Tell(Exception away) => Console.Error.WriteLine(
        WebServices.Texts().Say("installation.databaseAway", Language.Chinese, ("reason", away.GetBaseException().Message)));

    /// <summary>What the database says the installation is, without changing anything; its tables have today's shape.</summary>
    public static async Task<Prepared> ReadAsync(WorkflowsContext data, WebApplicationBuilder builder, CancellationToken cancellation)
    {
        var stored = await StoredSettings.ReadAsync(data, cancellation);
        var master = MasterKeyFile.Read(builder.Configuration, DataFolder.Of(builder));
        builder.Configuration.AddInMemoryCollection(StoredSettings.BesideConfiguration(builder.Configuration, stored, master));
        var configured = InstallationInfo.From(builder.Configuration);
        var demonstrates = await data.Settings.AnyAsync(s => s.Name == DemonstrationLoader.Mark && s.Value == "true", cancellation);
        var demonstration = configured.Demonstration || demonstrates;
        var isSetUp = demonstration || !await FirstRunState.IsNeededAsync(data, cancellation);
        return new(configured with { Demonstration = demonstration, IsSetUp = isSetUp }, StoredSettings.FingerprintOf(stored));
    }
}

/// <param name="Settings">The fingerprint of the stored settings.</param>
public sealed record Prepared(InstallationInfo Installation, string Settings)
{
    /// <summary>True where the demonstration federation was loaded just now and has no case yet.</summary>
    public bool IsNewDemonstration { get; init; }
}
