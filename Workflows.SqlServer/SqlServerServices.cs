using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;

namespace Workflows.SqlServer;

/// <summary>Registers the tables of an installation on SQL Server, of version 2019 or later.</summary>
public static class SqlServerServices
{
    private const string ManagedNetwork = "Switch.Microsoft.Data.SqlClient.UseManagedNetworkingOnWindows";

    public static IServiceCollection AddSqlServerData(this IServiceCollection services, string connectionString)
    {
        AppContext.SetSwitch(ManagedNetwork, isEnabled: true);
        return services.AddUnionData<SqlServerContext>(SqlServerContext.Dialect, options => options.UseSqlServer(connectionString));
    }
}
