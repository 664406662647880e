using System.Data;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;

namespace Workflows.Host.Backup;

/// <summary>
/// Writes all tables as they are at one instant into one file, while the host goes on working. A table is streamed, never
/// held in memory. The file is written under a temporary name, read again from the first byte to the last, and only then
/// given its name: a file of that name is complete.
/// </summary>
public sealed class BackupWriter(IDbContextFactory<WorkflowsContext> contexts, TimeProvider clock)
{
    /// <exception cref="BackupFaultException">It cannot be done: the file exists, or the database has no tables yet.</exception>
    public async Task<BackupManifest> WriteAsync(string file, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        if (File.Exists(file)) throw BackupFaultException.Because("backup.fileExists", ("file", file));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var unfinished = file + ".unfinished";
        try
        {
            BackupManifest manifest;
            await using (var stream = new FileStream(unfinished, Private(FileMode.Create)))
                manifest = await WriteAsync(stream, progress, cancellation);
            using (var written = BackupFile.Open(unfinished))
                await written.VerifyAsync(cancellation);
            File.Move(unfinished, file);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task<BackupManifest> WriteAsync(Stream stream, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var (context, sql, connection) = await PatientContext.OpenAsync(contexts, cancellation);
        await using var opened = context;
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var migration = (await context.Database.GetAppliedMigrationsAsync(cancellation)).LastOrDefault()
            ?? throw BackupFaultException.Because("backup.noTables");
        var database = new DatabaseTables(connection, sql);
        var manifest = new BackupManifest
        {
            Format = BackupManifest.PresentFormat, Product = BackupManifest.OurProduct, ProductVersion = BackupManifest.ThisVersion,
            Migration = migration, MadeAt = clock.GetUtcNow(), Server = await database.ServerAsync(cancellation),
            Tables = await database.ListAsync(cancellation),
        };
        var (done, rows) = (0L, manifest.Tables.Sum(t => t.Rows));
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        for (var i = 0; i < manifest.Tables.Length; i++)
        {
            var table = manifest.Tables[i];
            await using var entry = zip.CreateEntry(BackupFile.EntryOf(table.Name), CompressionLevel.Optimal).Open();
            await using var source = await connection.BeginRawBinaryCopyAsync(sql.CopyOut(table.Name, table.Columns, table.Key), cancellation);
            var (bytes, sha256) = await MeasuredStream.CopyAsync(source, entry, long.MaxValue, cancellation);
            manifest = manifest with { Tables = manifest.Tables.SetItem(i, table with { Bytes = bytes, Sha256 = sha256 }) };
            progress?.Report(new(table.Name, done += table.Rows, rows));
        }
        await using (var entry = zip.CreateEntry(BackupFile.ManifestEntry).Open())
            await entry.WriteAsync(manifest.Write(), cancellation);
        return manifest;
    }

    /// <summary>For its owner alone: the file holds names, addresses and password hashes.</summary>
    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
