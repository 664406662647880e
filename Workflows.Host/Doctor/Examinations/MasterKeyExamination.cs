using System.Runtime.CompilerServices;
using Workflows.Host.Backup;
using Workflows.Host.Sealing;

namespace Workflows.Host.Doctor.Examinations;

/// <summary>Whether the master key at hand opens everything that is sealed here.</summary>
public sealed class MasterKeyExamination(MasterKey master, Soundness soundness, IConfiguration settings) : IExamination
{
    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await soundness.OtherKeyAsync(master, cancellation) is { } needed)
            yield return Finding.Wrong("doctor.key.other", ("needed", needed), ("present", master.Id));
        else if (settings[MasterKeyFile.Setting] is { Length: > 0 })
            yield return Finding.Good("doctor.key", ("id", master.Id));
        else
            yield return Finding.Advice("doctor.key.inFile", ("id", master.Id));
    }
}
