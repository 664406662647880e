using Workflows.Host.Audit;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Audit;

/// <summary>Writes into the system journal what the reader of this request did beside the cases: opened, exported, read as an auditor.</summary>
public sealed class AuditTrail(Reader reader, SystemJournal journal)
{
    public Task WriteAsync(string kind, (string Name, string Value) one, (string Name, string Value) two, CancellationToken cancellation) =>
        WriteAsync(kind, [one, two], cancellation);

    public Task WriteAsync(string kind, (string Name, string Value) one, (string Name, string Value) two, (string Name, string Value) three, CancellationToken cancellation) =>
        WriteAsync(kind, [one, two, three], cancellation);

    public Task WriteAsync(string kind, IEnumerable<(string Name, string Value)> details, CancellationToken cancellation) =>
        journal.WriteAsync(kind, reader.Person?.Id ?? "", details, cancellation);
}
