using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Audit;
using Workflows.Host.Installation;

namespace Workflows.Host.Backup;

/// <summary>
/// Makes the backups of this installation: into the folder, recorded in the database and in the system journal, old ones
/// deleted. One at a time on a host.
/// </summary>
public sealed class Backups(
    BackupWriter writer, BackupOptions options, IDbContextFactory<WorkflowsContext> contexts, SystemJournal journal, TimeProvider clock)
{
    /// <summary>The setting that tells every host of the last backup, whichever host made it.</summary>
    private const string Last = "backup.last";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>A backup under the time of day in the folder.</summary>
    /// <param name="by">The person who asked for it, or <c>system</c>.</param>
    public async Task<LastBackup> MakeAsync(string by, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var made = await MakeAsync(Path.Combine(options.Folder, NameAt(clock.GetUtcNow())), by, progress, cancellation);
            DeleteOld();
            return made;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A backup into a file of the operator's choice.</summary>
    public async Task<LastBackup> MakeAsync(string file, string by, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var manifest = await writer.WriteAsync(file, progress, cancellation);
        var made = new LastBackup(
            manifest.MadeAt, file, Environment.MachineName, new FileInfo(file).Length, manifest.Tables.Length, manifest.Tables.Sum(t => t.Rows), manifest.ProductVersion);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if ((await context.Database.GetPendingMigrationsAsync(cancellation)).Any()) return made;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await StoredSettings.SetAsync(context, Last, JsonSerializer.Serialize(made, Json), cancellation);
        await journal.AppendAsync(context, "backedUp", by,
            [("file", Path.GetFileName(file)), ("bytes", made.Bytes.ToString(CultureInfo.InvariantCulture)), ("host", made.Host)], cancellation);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return made;
    }

    /// <summary>The last backup of the installation, whichever host made it; null where there is none.</summary>
    public async Task<LastBackup?> LastAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Settings.Where(s => s.Name == Last).Select(s => s.Value).SingleOrDefaultAsync(cancellation) is { } json
            ? JsonSerializer.Deserialize<LastBackup>(json, Json) : null;
    }

    private static string NameAt(DateTimeOffset at) =>
        at.UtcDateTime.ToString("'union-workflows-'yyyyMMdd'-'HHmmss'Z.zip'", CultureInfo.InvariantCulture);

    /// <summary>Only files this host named are deleted; the names sort by time.</summary>
    private void DeleteOld()
    {
        foreach (var old in Directory.GetFiles(options.Folder, "union-workflows-????????-??????Z.zip").OrderDescending(StringComparer.Ordinal).Skip(options.Keep))
            File.Delete(old);
    }
}

/// <summary>A backup that was made.</summary>
/// <param name="File">The path on the host that made it.</param>
/// <param name="Host">The machine it lies on.</param>
public sealed record LastBackup(DateTimeOffset At, string File, string Host, long Bytes, int Tables, long Rows, string Version)
{
    public bool IsOld(DateTimeOffset now) => now - At > BackupOptions.Old;
}
