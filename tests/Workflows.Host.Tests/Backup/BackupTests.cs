using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Workflows.Data.Installation;
using Workflows.Data.Organization;
using Workflows.Host.Backup;
using Workflows.Host.Tests.Postgres;
using Workflows.Host.Tests.Scenarios;
using Workflows.Testing;

namespace Workflows.Host.Tests.Backup;

/// <summary>A backup that was never restored is none: these restore, and damage what they restore from.</summary>
public sealed class BackupTests(TestServer server) : IAsyncLifetime
{
    private static readonly string Key = Convert.ToBase64String(Enumerable.Range(7, 32).Select(i => (byte)i).ToArray());
    private readonly string _folder = Directory.CreateTempSubdirectory("union-workflows-backup-").FullName;
    private readonly List<string> _databases = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Played_cases_come_back_whole_in_another_database()
    {
        var database = await MigratedAsync();
        await PlayedScenario.PlayAsync(PlayedScenario.Shipped.First(), database, Key);
        await using var played = new Vault(database, Key);
        await played.SystemJournal.WriteAsync("exported", "system", [("what", "cases")], Cancel);
        var written = await played.Writer.WriteAsync(FileOf("played"), null, Cancel);

        await using var restored = new Vault(await EmptyAsync(), Key);
        var rows = new List<BackupProgress>();
        var read = await restored.Reader.RestoreAsync(FileOf("played"), new Told(rows.Add), Cancel);

        Assert.Equal(written.Tables.AsEnumerable(), read.Tables, (a, b) => a.Sha256 == b.Sha256 && a.Name == b.Name);
        Assert.Equal(read.Tables.Sum(t => t.Rows), rows[^1].Done);
        var verdict = await restored.Soundness.CheckAsync(Cancel);
        Assert.Null(verdict.Fault);
        Assert.Equal(await played.Data.Instances.CountAsync(Cancel), verdict.Cases);
        Assert.True(verdict is { Cases: > 0, Ledgers: > 0, Entries: > 0 }, verdict.ToString());
        Assert.Equal(await played.Data.SealedValues.CountAsync(Cancel), await restored.OpenAllAsync(Cancel));
        Assert.True(await restored.OpenAllAsync(Cancel) > 0);
        Assert.DoesNotContain("master", Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task After_a_restore_numbers_go_on_where_they_stood()
    {
        await using var before = new Vault(await MigratedAsync(), Key);
        before.Data.AddRange(Post("a"), Post("b"));
        await before.Data.SaveChangesAsync(Cancel);
        await before.Data.Posts.Where(p => p.PersonId == "b").ExecuteDeleteAsync(Cancel);
        await before.Writer.WriteAsync(FileOf("numbers"), null, Cancel);
        await using var after = new Vault(await EmptyAsync(), Key);
        await after.Reader.RestoreAsync(FileOf("numbers"), null, Cancel);

        var next = Post("c");
        after.Data.Add(next);
        await after.Data.SaveChangesAsync(Cancel);

        Assert.Equal(3, next.Id);
    }

    [Fact]
    public async Task A_backup_shows_one_instant_whatever_is_written_meanwhile()
    {
        var database = await MigratedAsync();
        await using var vault = new Vault(database, Key);
        var written = false;
        await vault.Writer.WriteAsync(FileOf("instant"), new Told(_ =>
        {
            if (written) return;
            written = true;
            using var late = new Vault(database, Key).Data;
            late.Add(Post("late"));
            late.Add(new SettingRow { Name = "late", Value = "yes" });
            late.SaveChanges();
        }), Cancel);

        using var file = BackupFile.Open(FileOf("instant"));
        Assert.True(written);
        Assert.Equal(0, file.Manifest.Tables.Single(t => t.Name == "posts").Rows);
        Assert.Equal(0, file.Manifest.Tables.Single(t => t.Name == "settings").Rows);
    }

    [Fact]
    public async Task A_database_that_holds_data_is_not_overwritten()
    {
        await using var vault = new Vault(await MigratedAsync(), Key);
        await vault.Writer.WriteAsync(FileOf("empty"), null, Cancel);
        await using var used = new Vault(await MigratedAsync(), Key);
        used.Data.Add(new SettingRow { Name = "unionName", Value = "示例区总工会" });
        await used.Data.SaveChangesAsync(Cancel);

        var refused = await Assert.ThrowsAsync<BackupFaultException>(() => used.Reader.RestoreAsync(FileOf("empty"), null, Cancel));

        Assert.Equal("backup.notNew", refused.Sentence.Key);
        Assert.Equal("示例区总工会", await used.Data.Settings.Select(s => s.Value).SingleAsync(Cancel));
    }

    [Fact]
    public async Task A_database_whose_tables_are_there_but_empty_counts_as_new()
    {
        await using var vault = new Vault(await MigratedAsync(), Key);
        await vault.Writer.WriteAsync(FileOf("again"), null, Cancel);
        await using var begun = new Vault(await MigratedAsync(), Key);

        await begun.Reader.RestoreAsync(FileOf("again"), null, Cancel);

        Assert.Equal(1, await begun.Data.WorldStamp.CountAsync(Cancel));
    }

    [Theory]
    [InlineData("cut", "backup.unreadable")]
    [InlineData("text", "backup.unreadable")]
    [InlineData("foreign", "backup.foreign")]
    [InlineData("changed", "backup.damaged")]
    [InlineData("missing", "backup.damaged")]
    [InlineData("later format", "backup.tooNew")]
    [InlineData("later tables", "backup.tooNew")]
    [InlineData("none", "backup.noFile")]
    public async Task A_file_that_is_not_whole_is_refused_and_leaves_the_database_new(string fault, string sentence)
    {
        await using var vault = new Vault(await MigratedAsync(), Key);
        vault.Data.Add(Post("somebody"));
        await vault.Data.SaveChangesAsync(Cancel);
        await vault.Writer.WriteAsync(FileOf("whole"), null, Cancel);
        Damage(FileOf("whole"), FileOf("faulty"), fault);
        await using var target = new Vault(await EmptyAsync(), Key);

        var refused = await Assert.ThrowsAsync<BackupFaultException>(() => target.Reader.RestoreAsync(FileOf("faulty"), null, Cancel));

        Assert.Equal(sentence, refused.Sentence.Key);
        await target.Reader.RestoreAsync(FileOf("whole"), null, Cancel);
        Assert.Equal("somebody", await target.Data.Posts.Select(p => p.PersonId).SingleAsync(Cancel));
    }

    [Fact]
    public async Task A_cancelled_backup_leaves_no_file_and_a_file_is_never_overwritten()
    {
        await using var vault = new Vault(await MigratedAsync(), Key);
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => vault.Writer.WriteAsync(FileOf("cancelled"), new Told(_ => cancel.Cancel()), cancel.Token));
        Assert.Empty(Directory.GetFiles(_folder));

        await File.WriteAllTextAsync(FileOf("mine"), "mine", Cancel);
        await Assert.ThrowsAsync<BackupFaultException>(() => vault.Writer.WriteAsync(FileOf("mine"), null, Cancel));
        Assert.Equal("mine", await File.ReadAllTextAsync(FileOf("mine"), Cancel));
    }

    [Fact]
    public async Task A_cancelled_restore_leaves_the_database_new()
    {
        await using var vault = new Vault(await MigratedAsync(), Key);
        vault.Data.Add(Post("somebody"));
        await vault.Data.SaveChangesAsync(Cancel);
        await vault.Writer.WriteAsync(FileOf("whole"), null, Cancel);
        await using var target = new Vault(await EmptyAsync(), Key);
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => target.Reader.RestoreAsync(FileOf("whole"), new Told(p => { if (p.Done > 0) cancel.Cancel(); }), cancel.Token));

        Assert.Equal(0, await target.Data.Posts.CountAsync(Cancel));
        await target.Reader.RestoreAsync(FileOf("whole"), null, Cancel);
        Assert.Equal(1, await target.Data.Posts.CountAsync(Cancel));
    }

    [Fact]
    public async Task The_commands_reach_the_database_of_a_running_host_and_leave_it_running()
    {
        _ = await MigratedAsync();
        var data = Path.Combine(Path.GetTempPath(), $"union-workflows-commands-{Environment.ProcessId}");
        try
        {
            using var host = await HostProcess.StartAsync(data, Cancel);
            await using (var running = new Vault(host.ConnectionString, Key))
            {
                await running.Data.Database.MigrateAsync(Cancel);
                running.Data.Add(Post("running"));
                await running.Data.SaveChangesAsync(Cancel);
            }
            string[] settings = [$"--Postgres:Directory={data}", $"--DataFolder={_folder}"];

            Assert.Equal(0, await BackupCommand.RunAsync([FileOf("running"), .. settings]));
            Assert.Equal(1, await RestoreCommand.RunAsync(FileOf("running"), settings));
            Assert.Equal(0, await RestoreCommand.RunAsync(FileOf("running"), [.. settings, "--Postgres:Database=rehearsal"]));

            await using var still = new Vault(host.ConnectionString, Key);
            Assert.Equal("running", await still.Data.Posts.Select(p => p.PersonId).SingleAsync(Cancel));
        }
        finally
        {
            if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases)
            await server.DropDatabaseAsync(database);
        Directory.Delete(_folder, recursive: true);
    }

    private static PostRow Post(string person) => new() { Post = "clerk", UnitId = "u", PersonId = person, ValidFrom = DateTimeOffset.UnixEpoch };

    private string FileOf(string name) => Path.Combine(_folder, name + ".zip");

    private async Task<string> MigratedAsync() => Kept(await server.MakeDatabaseAsync(Cancel));

    private async Task<string> EmptyAsync() => Kept(await server.MakeEmptyDatabaseAsync(Cancel));

    private string Kept(string? database)
    {
        _databases.Add(Requires.Postgres(database, server.Reason));
        return _databases[^1];
    }

    private static void Damage(string whole, string faulty, string fault)
    {
        if (fault is "none") return;
        if (fault is "text") File.WriteAllText(faulty, "backup");
        else if (fault is "cut") File.WriteAllBytes(faulty, File.ReadAllBytes(whole)[..^100]);
        else File.Copy(whole, faulty);
        if (fault is "none" or "text" or "cut") return;
        using var zip = ZipFile.Open(faulty, ZipArchiveMode.Update);
        if (fault is "foreign") zip.GetEntry("manifest.json")!.Delete();
        if (fault is "missing") zip.GetEntry("tables/posts.copy")!.Delete();
        if (fault is "changed") Rewrite(zip, "tables/posts.copy", bytes => [.. bytes[..^3], (byte)(bytes[^3] ^ 1), .. bytes[^2..]]);
        if (fault is "later format") Rewrite(zip, "manifest.json", "\"format\": 1", "\"format\": 2");
        if (fault is "later tables") Rewrite(zip, "manifest.json", "\"migration\": \"2", "\"migration\": \"9");
    }

    private static void Rewrite(ZipArchive zip, string entry, string from, string to) => Rewrite(zip, entry, bytes =>
    {
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return System.Text.Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
    });

    private static void Rewrite(ZipArchive zip, string entry, Func<byte[], byte[]> change)
    {
        using var stream = zip.GetEntry(entry)!.Open();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        stream.SetLength(0);
        stream.Write(change(bytes));
    }

    /// <summary>Tells at once, on the same thread.</summary>
    private sealed class Told(Action<BackupProgress> tell) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => tell(value);
    }
}
