using Workflows.Data;
using Workflows.Definitions.Forms;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Sealing;

namespace Workflows.Host.Pages.Cases;

/// <summary>Opens a sealed value of a case for somebody who may see the case: written into the system journal first, then shown once.</summary>
public sealed class Revealed(WorkflowsContext data, InstanceStore instances, Sealer sealer, AuditTrail trail)
{
    /// <summary>Null where the case has no sealed value at that path.</summary>
    public async Task<RevealedValue?> OpenAsync(string caseId, string path, CancellationToken cancellation)
    {
        if (await instances.FindAsync(caseId, cancellation) is not { Instance: { } instance, Process: { } process }) return null;
        var place = process.Package.Forms.Values.SelectMany(form => FormValues.In(form, instance.Variables)).FirstOrDefault(p => p.Path == path);
        if (SealedValue.From(place?.Value) is not { } seal) return null;
        await trail.WriteAsync("unsealed", ("case", caseId), ("field", path), ("sealed", seal.Id), cancellation);
        return new(path, sealer.Reveal(data, seal.Id));
    }
}
