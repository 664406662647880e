using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Workflows.Data;
using Workflows.SqlServer;

return 0;

// Migrations are written for both databases from one model; no database is asked.
//   dotnet ef migrations add Name --context PostgresContext --project Workflows.Data --startup-project tools/Workflows.Migrations --output-dir Migrations
//   dotnet ef migrations add Name --context SqlServerContext --project Workflows.SqlServer --startup-project tools/Workflows.Migrations --output-dir Migrations

/// <summary>Makes the context of PostgreSQL for the tools.</summary>
internal sealed class PostgresForTools : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=localhost").Options);
}

/// <summary>Makes the context of SQL Server for the tools.</summary>
internal sealed class SqlServerForTools : IDesignTimeDbContextFactory<SqlServerContext>
{
    public SqlServerContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerContext>().UseSqlServer("Server=localhost").Options);
}
