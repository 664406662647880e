using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Workflows.Data;

/// <summary>Registers the tables. Whoever wants rows asks for <see cref="IDbContextFactory{TContext}"/> of <see cref="WorkflowsContext"/>, or for the context of the request.</summary>
public static class DataServices
{
    /// <summary>The tables in PostgreSQL.</summary>
    public static IServiceCollection AddUnionData(this IServiceCollection services, string connectionString) =>
        services.AddUnionData<PostgresContext>(new PostgresDialect(), options => options.UseNpgsql(connectionString));

    /// <summary>The tables in the database of a context, which speaks <paramref name="dialect"/>.</summary>
    public static IServiceCollection AddUnionData<TContext>(this IServiceCollection services, ISqlDialect dialect, Action<DbContextOptionsBuilder> connect)
        where TContext : WorkflowsContext
    {
        services.AddPooledDbContextFactory<TContext>(connect);
        services.AddSingleton<IDbContextFactory<WorkflowsContext>, Contexts<TContext>>();
        services.AddSingleton(dialect);
        services.AddScoped<WorkflowsContext>(p => p.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
        return services;
    }

    /// <summary>Brings the tables to the present shape; does nothing where they have it.</summary>
    public static async Task MigrateUnionDataAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    private sealed class Contexts<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<WorkflowsContext>
        where TContext : WorkflowsContext
    {
        public WorkflowsContext CreateDbContext() => contexts.CreateDbContext();

        public async Task<WorkflowsContext> CreateDbContextAsync(CancellationToken cancellationToken) =>
            await contexts.CreateDbContextAsync(cancellationToken);
    }
}
