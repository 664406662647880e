using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.SqlServer;

namespace Workflows.Host.Tests.Tables;

/// <summary>What can be known of SQL Server without a server: tables, script, statements, and that every part of the driver is there.</summary>
public sealed class SqlServerTests
{
    private const string Nobody = "Server=127.0.0.1,1;User Id=nobody;Password=nothing;Connect Timeout=1;Encrypt=false;ConnectRetryCount=0";

    private static SqlServerContext Open() => new(new DbContextOptionsBuilder<SqlServerContext>().UseSqlServer(Nobody).Options);

    [Fact]
    public void The_migrations_make_exactly_the_tables_of_the_model()
    {
        using var context = Open();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_script_makes_every_table_and_may_be_run_twice()
    {
        using var context = Open();
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "sqlserver.sql"), script);

        Assert.All(context.Model.GetEntityTypes().Select(t => t.GetTableName()!), table =>
            Assert.Contains($"CREATE TABLE [{table}]", script, StringComparison.Ordinal));
        var migrations = context.Database.GetMigrations().ToArray();
        Assert.NotEmpty(migrations);
        Assert.All(migrations, migration =>
            Assert.Contains($"WHERE [MigrationId] = N'{migration}'", script, StringComparison.Ordinal));
    }

    [Fact]
    public void Both_databases_have_the_same_tables_and_columns()
    {
        using var sqlServer = Open();
        using var postgres = new PostgresContext(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=nowhere").Options);

        Assert.Equal(Columns(postgres).Order(StringComparer.Ordinal), Columns(sqlServer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_statement_stands_in_both_dialects_and_fills_the_same_places()
    {
        using var context = Open();
        ISqlDialect postgres = new PostgresDialect();

        Assert.All(typeof(ISqlDialect).GetProperties().Where(p => p.PropertyType == typeof(string)), statement =>
            Assert.Equal(Places(statement, postgres), Places(statement, context.Sql)));
    }

    [Fact]
    public async Task A_command_reaches_for_the_server_so_no_part_of_the_driver_is_missing()
    {
        var services = new ServiceCollection().AddSqlServerData(Nobody).BuildServiceProvider();
        await using var context = services.GetRequiredService<IDbContextFactory<WorkflowsContext>>().CreateDbContext();

        await Assert.ThrowsAsync<SqlException>(() =>
            context.Instances.FromSqlRaw(context.Sql.LockInstance, "case-1").ToListAsync(TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Columns(WorkflowsContext context) =>
        from table in context.Model.GetEntityTypes()
        from column in table.GetProperties()
        where !column.IsConcurrencyToken || !column.IsShadowProperty()
        select $"{table.GetTableName()}.{column.GetColumnName()}";

    private static IEnumerable<string> Places(PropertyInfo statement, ISqlDialect dialect)
    {
        var text = (string)statement.GetValue(dialect)!;
        return Enumerable.Range(0, 10).Select(n => $"{{{n}}}").Where(place => text.Contains(place, StringComparison.Ordinal));
    }
}
