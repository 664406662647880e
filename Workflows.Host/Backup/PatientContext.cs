using Microsoft.EntityFrameworkCore;
using Npgsql;
using Workflows.Data;

namespace Workflows.Host.Backup;

/// <summary>
/// A context on the same database that waits as long as a statement takes: sorting the largest table before its first row
/// comes may take minutes, and nobody waits for an answer. Its connection is its own, not one of the pool.
/// </summary>
internal static class PatientContext
{
    /// <exception cref="BackupFaultException">The database is of a kind that is backed up with its own tools.</exception>
    public static async Task<(WorkflowsContext Context, IBackupSql Sql, NpgsqlConnection Connection)> OpenAsync(
        IDbContextFactory<WorkflowsContext> contexts, CancellationToken cancellation)
    {
        await using var usual = await contexts.CreateDbContextAsync(cancellation);
        if (usual.Sql is not IBackupSql sql) throw BackupFaultException.Because("backup.otherDatabase");
        var settings = new NpgsqlConnectionStringBuilder(usual.Database.GetConnectionString()) { CommandTimeout = 0, Pooling = false };
        var context = new PostgresContext(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(settings.ConnectionString).Options);
        await context.Database.OpenConnectionAsync(cancellation);
        return (context, sql, (NpgsqlConnection)context.Database.GetDbConnection());
    }
}
