using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Workflows.Data;

/// <summary>Registers the tables. Whoever wants rows asks for <see cref="IDbContextFactory{TContext}"/> of <see cref="WorkflowsContext"/>, or for the context of the request.</summary>
public static class DataServices
{
    public static IServiceCollection AddUnionData(this IServiceCollection services, string connectionString)
    {
        services.AddPooledDbContextFactory<PostgresContext>(options => options.UseNpgsql(connectionString));
        services.AddSingleton<IDbContextFactory<WorkflowsContext>, Contexts>();
        services.AddSingleton<ISqlDialect, PostgresDialect>();
        services.AddScoped<WorkflowsContext>(p => p.GetRequiredService<IDbContextFactory<PostgresContext>>().CreateDbContext());
        return services;
    }

    /// <summary>Brings the tables to the present shape; does nothing where they have it.</summary>
    public static async Task MigrateUnionDataAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    private sealed class Contexts(IDbContextFactory<PostgresContext> postgres) : IDbContextFactory<WorkflowsContext>
    {
        public WorkflowsContext CreateDbContext() => postgres.CreateDbContext();

        public async Task<WorkflowsContext> CreateDbContextAsync(CancellationToken cancellationToken) =>
            await postgres.CreateDbContextAsync(cancellationToken);
    }
}
