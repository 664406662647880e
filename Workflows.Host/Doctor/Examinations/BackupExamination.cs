using System.Runtime.CompilerServices;
using Workflows.Host.Backup;
using Workflows.Host.Web;

namespace Workflows.Host.Doctor.Examinations;

/// <summary>How old the last backup is.</summary>
public sealed class BackupExamination(Backups backups, InstallationInfo installation, TimeProvider clock) : IExamination
{
    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = await backups.LastAsync(cancellation);
        yield return last is null ? Finding.Wrong("doctor.backup.none")
            : last.IsOld(clock.GetUtcNow())
                ? Finding.Wrong("doctor.backup.old", ("at", installation.MinuteOf(last.At)), ("hours", (long)(clock.GetUtcNow() - last.At).TotalHours))
                : Finding.Good("doctor.backup", ("at", installation.MinuteOf(last.At)), ("host", last.Host), ("size", last.Bytes / 1024));
    }
}
