using Workflows.Host.Installation;
using Workflows.Host.Sealing;

namespace Workflows.Host.Backup;

/// <summary>
/// <c>backup [file]</c>: writes a backup of the database, embedded or external, while the host runs or not. Without a file
/// it lies in the folder of backups under the time of day.
/// </summary>
public static class BackupCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var file = args is [{ } typed, ..] && !typed.StartsWith("--", StringComparison.Ordinal) ? ConsoleCommand.PathOf(typed) : null;
        return ConsoleCommand.RunAsync(file is null ? args : args[1..], async (command, cancellation) =>
        {
            await using var services = new ServiceCollection().AddInstalledDatabase(command.Builder.Configuration, command.ConnectionString)
                .AddBackup(BackupOptions.From(command.Builder.Configuration, command.DataFolder)).BuildServiceProvider();
            var backups = services.GetRequiredService<Backups>();
            command.Say("backup.begun");
            var made = file is null
                ? await backups.MakeAsync("console", new Printed(command), cancellation)
                : await backups.MakeAsync(file, "console", new Printed(command), cancellation);
            command.Say("backup.done", ("file", made.File), ("tables", made.Tables), ("rows", made.Rows), ("size", made.Bytes / 1024), ("version", made.Version));
            command.Say("backup.keepKey", ("file", MasterKeyFile.In(command.DataFolder)));
            return 0;
        });
    }
}

/// <summary>One line for each table that took part, on the console.</summary>
internal sealed class Printed(ConsoleCommand command) : IProgress<BackupProgress>
{
    public void Report(BackupProgress value) => command.Say("backup.progress", ("table", value.Table), ("done", value.Done), ("rows", value.Rows));
}
