using System.Collections.Immutable;

namespace Workflows.Host.Doctor;

/// <summary>Looks at everything an installation lives on and says what is wrong, in sentences. Changes nothing.</summary>
public sealed class Doctor(IEnumerable<IExamination> examinations, ILogger<Doctor> log)
{
    /// <summary>Longer than this no examination may take: a mail server that does not answer must not hold the page.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>All findings, the gravest first. An examination that fails is itself a finding.</summary>
    public async Task<ImmutableArray<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var examination in examinations)
            findings.AddRange(await ExamineAsync(examination, cancellation));
        return [.. findings.OrderByDescending(f => f.Gravity)];
    }

    private async Task<IEnumerable<Finding>> ExamineAsync(IExamination examination, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await examination.ExamineAsync(limit.Token).ToListAsync(limit.Token);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(failure, "An examination failed.");
            return [Finding.Wrong("doctor.failed", ("what", examination.GetType().Name), ("reason", failure.Message))];
        }
    }
}
