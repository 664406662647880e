using Microsoft.EntityFrameworkCore;
using Workflows.Data;

namespace Workflows.Testing;

/// <summary>What every test database starts with. The connection string does not pool: the template must be left alone.</summary>
internal static class TestTemplate
{
    public static async Task MigrateAsync(string connectionString, CancellationToken ct)
    {
        await using var context = new PostgresContext(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(connectionString).Options);
        await context.Database.MigrateAsync(ct);
    }
}
