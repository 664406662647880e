using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Workflows.Data;

return 0;

/// <summary>
/// Makes the context for the tools; no database is asked.
/// <code>dotnet ef migrations add Name --project Workflows.Data --startup-project tools/Workflows.Migrations --output-dir Migrations</code>
/// </summary>
internal sealed class PostgresForTools : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=localhost").Options);
}
