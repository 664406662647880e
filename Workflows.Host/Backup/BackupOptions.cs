namespace Workflows.Host.Backup;

/// <summary>Section <c>Backup</c>: where backups lie and how many are kept.</summary>
/// <param name="Folder"><c>Backup:Folder</c>; default <c>backups</c> in the data folder.</param>
/// <param name="Keep"><c>Backup:Keep</c>: the latest so many stay, older ones made by the host are deleted. Default 14, at least 1.</param>
public sealed record BackupOptions(string Folder, int Keep)
{
    /// <summary>Older than this the last backup is worth a warning: a night was missed.</summary>
    public static readonly TimeSpan Old = TimeSpan.FromHours(36);

    public static BackupOptions From(IConfiguration settings, string dataFolder) => new(
        settings["Backup:Folder"] is { Length: > 0 } folder ? folder : Path.Combine(dataFolder, "backups"),
        Math.Max(1, settings.GetValue("Backup:Keep", 14)));
}
