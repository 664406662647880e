using Npgsql;
using Workflows.Definitions.Texts;
using Workflows.Host.Execution;
using Workflows.Host.Installation;
using Workflows.Host.Sealing;

namespace Workflows.Host.Backup;

/// <summary>
/// <c>restore &lt;file&gt;</c>: fills a new database from a backup, checks every record of it, and says whether the master
/// key at hand opens what is sealed.
/// </summary>
public static class RestoreCommand
{
    public static Task<int> RunAsync(string file, string[] args) => ConsoleCommand.RunAsync(args, async (command, cancellation) =>
    {
        file = ConsoleCommand.PathOf(file);
        await using var services = new ServiceCollection().AddInstalledDatabase(command.Builder.Configuration, command.ConnectionString).AddExecution()
            .AddBackup(BackupOptions.From(command.Builder.Configuration, command.DataFolder)).BuildServiceProvider();
        command.Say("restore.begun", ("file", file), ("database", new NpgsqlConnectionStringBuilder(command.ConnectionString).Database));
        var manifest = await services.GetRequiredService<BackupReader>().RestoreAsync(file, new Printed(command), cancellation);
        command.Say("restore.done", ("tables", manifest.Tables.Length), ("rows", manifest.Tables.Sum(t => t.Rows)),
            ("at", manifest.MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture)), ("version", manifest.ProductVersion));
        await using var scope = services.CreateAsyncScope();
        return await CheckAsync(command, scope.ServiceProvider.GetRequiredService<Soundness>(), cancellation);
    });

    private static async Task<int> CheckAsync(ConsoleCommand command, Soundness soundness, CancellationToken cancellation)
    {
        var verdict = await soundness.CheckAsync(cancellation);
        if (verdict.Fault is { } fault)
            return command.Fail(Sentence.Of("restore.notSound", ("what", verdict.What), ("fault", fault)));
        command.Say("restore.sound", ("cases", verdict.Cases), ("ledgers", verdict.Ledgers), ("entries", verdict.Entries));
        var present = MasterKeyFile.Find(command.Builder.Configuration, command.DataFolder);
        if (await soundness.OtherKeyAsync(present, cancellation) is { } needed)
            command.Say("restore.keyMissing", ("needed", needed), ("present", present?.Id ?? (object)Sentence.Of("restore.noKey")),
                ("file", MasterKeyFile.In(command.DataFolder)));
        else
            command.Say("restore.keyFits");
        return 0;
    }
}
