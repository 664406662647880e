using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Workflows.Data;

namespace Workflows.Host.Backup;

/// <summary>
/// Fills a new database from a backup file: the tables of that time are made, the rows loaded in one transaction and read
/// back against the file, then the tables brought to today's shape. Until the rows are committed nothing is there; a restore
/// that broke off can simply be begun again.
/// </summary>
public sealed class BackupReader(IDbContextFactory<WorkflowsContext> contexts)
{
    /// <summary>Tables that a new database already has rows in, put there by the migrations.</summary>
    private static readonly string[] Seeded = ["world_stamp"];

    /// <exception cref="BackupFaultException">The file or the database is not fit for it.</exception>
    public async Task<BackupManifest> RestoreAsync(string path, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        using var file = BackupFile.Open(path);
        var (context, sql, connection) = await PatientContext.OpenAsync(contexts, cancellation);
        await using var opened = context;
        if (!context.Database.GetMigrations().Contains(file.Manifest.Migration))
            throw BackupFaultException.Because("backup.tooNew", ("file", path), ("version", file.Manifest.ProductVersion), ("present", BackupManifest.ThisVersion));
        await file.VerifyAsync(cancellation);
        await RequireNewAsync(context, new DatabaseTables(connection, sql), file.Manifest, cancellation);
        await context.GetService<IMigrator>().MigrateAsync(file.Manifest.Migration, cancellation);
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellation))
        {
            await LoadAsync(connection, sql, file, progress, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        await context.Database.MigrateAsync(cancellation);
        return file.Manifest;
    }

    /// <summary>New = without a row, and with no tables of a later shape than the file's.</summary>
    private static async Task RequireNewAsync(WorkflowsContext context, DatabaseTables here, BackupManifest manifest, CancellationToken cancellation)
    {
        var tables = await here.ListAsync(cancellation);
        var applied = await context.Database.GetAppliedMigrationsAsync(cancellation);
        var laterShape = applied.Any(m => string.CompareOrdinal(m, manifest.Migration) > 0);
        if (laterShape || tables.Any(t => t.Rows > 0 && !Seeded.Contains(t.Name)))
            throw BackupFaultException.Because("backup.notNew", ("database", context.Database.GetDbConnection().Database), ("rows", tables.Sum(t => t.Rows)));
    }

    private static async Task LoadAsync(
        NpgsqlConnection connection, IBackupSql sql, BackupFile file, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var here = new DatabaseTables(connection, sql);
        var expected = await here.ListAsync(cancellation);
        if (!expected.Select(Shape).Order(StringComparer.Ordinal).SequenceEqual(file.Manifest.Tables.Select(Shape).Order(StringComparer.Ordinal)))
            throw BackupFaultException.Because("backup.otherShape", ("migration", file.Manifest.Migration));
        await RunAsync(connection, sql.Empty(expected.Select(t => t.Name)), [], cancellation);
        var (done, rows) = (0L, file.Manifest.Tables.Sum(t => t.Rows));
        // The order is this database's own: a file that states another one is not believed.
        foreach (var table in expected.Select(t => file.Manifest.Tables.Single(m => m.Name == t.Name)))
        {
            await CopyInAsync(connection, sql, file, table, cancellation);
            if (table.Identity is { } identity)
                await RunAsync(connection, sql.SetIdentity, [table.Name, identity, table.Next], cancellation);
            await ReadBackAsync(connection, sql, here, table, cancellation);
            progress?.Report(new(table.Name, done += table.Rows, rows));
        }
    }

    private static async Task CopyInAsync(NpgsqlConnection connection, IBackupSql sql, BackupFile file, BackupTable table, CancellationToken cancellation)
    {
        await using var target = await connection.BeginRawBinaryCopyAsync(sql.CopyIn(table.Name, table.Columns), cancellation);
        try
        {
            await file.CopyAsync(table, target, cancellation);
        }
        catch
        {
            await target.CancelAsync();
            throw;
        }
    }

    /// <summary>What the database now holds is what the file says, row for row.</summary>
    private static async Task ReadBackAsync(NpgsqlConnection connection, IBackupSql sql, DatabaseTables here, BackupTable table, CancellationToken cancellation)
    {
        var count = await here.CountAsync(table.Name, cancellation);
        await using var source = await connection.BeginRawBinaryCopyAsync(sql.CopyOut(table.Name, table.Columns, table.Key), cancellation);
        var read = await MeasuredStream.CopyAsync(source, Stream.Null, long.MaxValue, cancellation);
        if (count != table.Rows || read != (table.Bytes, table.Sha256))
            throw BackupFaultException.Because("backup.notTheSame", ("table", table.Name), ("rows", table.Rows), ("count", count));
    }

    private static string Shape(BackupTable table) => $"{table.Name}({string.Join(',', table.Columns.Order(StringComparer.Ordinal))}) {string.Join(',', table.Key)} {table.Identity}";

    private static async Task RunAsync(NpgsqlConnection connection, string statement, object[] values, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
