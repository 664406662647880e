using Workflows.Host.Audit;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Audit;

/// <summary>Writes into the system journal what the reader of this request does beside the cases: opens, exports, reads as an auditor.</summary>
public sealed class AuditTrail(SystemJournal journal, Reader reader)
{
    public Task WriteAsync(string kind, (string Name, string Value) one, (string Name, string Value) two, CancellationToken cancellation) =>
        WriteAsync(kind, [one, two], cancellation);

    public Task WriteAsync(string kind, (string Name, string Value) one, (string Name, string Value) two, (string Name, string Value) three, CancellationToken cancellation) =>
        WriteAsync(kind, [one, two, three], cancellation);

    private Task WriteAsync(string kind, IEnumerable<(string Name, string Value)> details, CancellationToken cancellation) =>
        journal.WriteAsync(kind, reader.Person!.Id, details.Where(d => d.Value.Length > 0), cancellation);
}
