using Workflows.Host.Backup;

namespace Workflows.Host.Doctor.Examinations;

/// <summary>Room on the disks of the data folder and of the backups.</summary>
public sealed class DiskExamination(BackupOptions backups, DataFolderPath data) : IExamination
{
    private const long Gigabyte = 1L << 30;

    public async IAsyncEnumerable<Finding> ExamineAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var folder in new[] { data.Path, backups.Folder }.Select(Path.GetFullPath).Distinct())
        {
            var free = new DriveInfo(Existing(folder)).AvailableFreeSpace / (double)Gigabyte;
            (string, object?)[] values = [("folder", folder), ("free", free.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture))];
            yield return free < 1 ? Finding.Wrong("doctor.disk.full", values)
                : free < 5 ? Finding.Advice("doctor.disk.low", values)
                : Finding.Good("doctor.disk", values);
        }
    }

    private static string Existing(string folder)
    {
        while (!Directory.Exists(folder)) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}

/// <summary>The folder in which this host keeps files of its own.</summary>
public sealed record DataFolderPath(string Path);
