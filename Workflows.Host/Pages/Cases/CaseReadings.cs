using Workflows.Host.Pages.Audit;

namespace Workflows.Host.Pages.Cases;

/// <summary>Writes down that an auditor read a case: whoever sees it only by auditing is seen seeing it.</summary>
public sealed class CaseReadings(CaseAccess access, AuditTrail trail)
{
    /// <param name="part">Which part was read: the tab, <c>print</c>, <c>record</c>; empty for the page itself.</param>
    public async Task RecordAsync(string caseId, string part, CancellationToken cancellation)
    {
        if (await access.SeesAsAuditorAsync(caseId, cancellation))
            await trail.WriteAsync("auditorRead", ("case", caseId), ("part", part), cancellation);
    }
}
