using Workflows.Data;
using Workflows.SqlServer;

namespace Workflows.Host.Installation;

/// <summary>Which database keeps the installation: setting <c>Database:Provider</c>, <c>postgres</c> (default) or <c>sqlserver</c>.</summary>
public static class InstalledDatabase
{
    private const string Setting = "Database:Provider", Postgres = "postgres", SqlServer = "sqlserver";

    public static bool IsPostgres(IConfiguration settings) => (settings[Setting] ?? Postgres) == Postgres;

    /// <exception cref="InvalidOperationException">The setting names neither.</exception>
    public static IServiceCollection AddInstalledDatabase(this IServiceCollection services, IConfiguration settings, string connectionString) =>
        (settings[Setting] ?? Postgres) switch
        {
            Postgres => services.AddUnionData(connectionString),
            SqlServer => services.AddSqlServerData(connectionString),
            var other => throw new InvalidOperationException($"{Setting} is '{other}'; expected '{Postgres}' or '{SqlServer}'."),
        };
}
