using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Sealing;

namespace Workflows.Host.Pages.Cases;

/// <summary>The files of cases, opened from under the keys they are kept by.</summary>
public sealed class CaseEvidence(WorkflowsContext data, Sealer sealer)
{
    /// <summary>Null where there is no such file, or its key was destroyed.</summary>
    public async Task<EvidenceFile?> ReadAsync(string hash, CancellationToken cancellation)
    {
        foreach (var row in await data.Evidence.AsNoTracking().Where(e => e.Hash == hash).ToListAsync(cancellation))
        {
            var clear = row.SubjectId.Length == 0 ? row.Bytes : await sealer.DecryptAsync(data, row.SubjectId, row.Bytes, row.Hash, cancellation);
            if (clear is not null) return new(row.Name, row.MediaType, clear);
        }
        return null;
    }
}

public sealed record EvidenceFile(string Name, string MediaType, byte[] Bytes);
