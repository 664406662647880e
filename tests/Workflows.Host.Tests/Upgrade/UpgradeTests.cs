using Microsoft.EntityFrameworkCore;
using Workflows.Engine;
using Workflows.Engine.Journal;
using Workflows.Host.Backup;
using Workflows.Host.Execution;
using Workflows.Host.Tests.Backup;
using Workflows.Stages;
using Workflows.Testing;

namespace Workflows.Host.Tests.Upgrading;

/// <summary>
/// Every release left a backup in <c>tests/upgrade/v0.n/</c>, made by that release from its demonstration. Today's build
/// restores, migrates and replays each of them. <c>tests/upgrade/README.md</c> says how the next one is made.
/// </summary>
public sealed class UpgradeTests(TestServer server)
{
    private const int LargestDump = 3 * 1024 * 1024;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Releases => [.. Directory.GetDirectories(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_release_is_restored_migrated_and_replayed(string release)
    {
        var database = Requires.Postgres(await server.MakeEmptyDatabaseAsync(Cancel), server.Reason);
        try
        {
            await using var vault = new Vault(database, await File.ReadAllTextAsync(Path.Combine(Folder, release, "test-only-master.key"), Cancel));
            var dump = Path.Combine(Folder, release, "demonstration.zip");
            Assert.InRange(new FileInfo(dump).Length, 1, LargestDump);

            var manifest = await vault.Reader.RestoreAsync(dump, null, Cancel);

            Assert.Empty(await vault.Data.Database.GetPendingMigrationsAsync(Cancel));
            var verdict = await vault.Soundness.CheckAsync(Cancel);
            Assert.True(verdict.Fault is null, $"{verdict.What}: {verdict.Fault?.Key}");
            Assert.Equal(Rows(manifest, "instances"), verdict.Cases);
            Assert.Equal(Rows(manifest, "ledgers"), verdict.Ledgers);
            Assert.Equal(Rows(manifest, "system_journal"), verdict.Entries);
            Assert.Equal(Rows(manifest, "sealed_values"), await vault.OpenAllAsync(Cancel));
            Assert.True(verdict is { Cases: >= 6, Ledgers: > 0, Entries: > 0 }, verdict.ToString());
            await RequireReplayAsync(vault);
        }
        finally
        {
            await server.DropDatabaseAsync(database);
        }
    }

    /// <summary>What a page loads is what folding the record gives, whether the stored state is of today's shape or not.</summary>
    private static async Task RequireReplayAsync(Vault vault)
    {
        var json = vault.Json;
        foreach (var id in await vault.Data.Instances.Select(i => i.Id).ToListAsync(Cancel))
        {
            var records = await vault.Data.Journal.AsNoTracking().Where(r => r.InstanceId == id).OrderBy(r => r.Seq).ToListAsync(Cancel);
            var folded = ProcessEngine.Fold(null, records.SelectMany(r => InstanceStore.RowOf(r).Read(json).Facts)) with { Seq = records.Count };
            var loaded = await vault.Instances.FindAsync(id, Cancel);
            Assert.Equal(json.Write(folded), json.Write(loaded!.Instance!));
        }
    }

    private static long Rows(BackupManifest manifest, string table) => manifest.Tables.Single(t => t.Name == table).Rows;

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "tests", "upgrade")))
                folder = folder.Parent;
            return Path.Combine(folder!.FullName, "tests", "upgrade");
        }
    }
}
