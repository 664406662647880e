using System.Runtime.CompilerServices;
using Workflows.Host.Installation;

namespace Workflows.Host.Doctor.Examinations;

/// <summary>Settings that nobody reads: a mistyped name has no effect, and nothing else would say so.</summary>
public sealed class SettingsExamination(IConfiguration settings) : IExamination
{
    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var unknown = string.Join("、", KnownSettings.UnknownIn(settings));
        yield return unknown is "" ? Finding.Good("doctor.settings") : Finding.Advice("doctor.settings.unknown", ("names", unknown));
    }
}
