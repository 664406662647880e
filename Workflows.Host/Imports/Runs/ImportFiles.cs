using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Installation;
using Workflows.Host.Evidence;
using Workflows.Host.Sealing;

namespace Workflows.Host.Imports.Runs;

/// <summary>
/// The uploaded files: encrypted under a key of their run while it lasts, then removed; the key is destroyed, so that backups do
/// not hold them either.
/// </summary>
public sealed class ImportFiles(EvidenceStore evidence, Sealer sealer)
{
    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Written with the caller's next save.</summary>
    public async Task KeepAsync(WorkflowsContext data, ImportRunRow run, byte[] bytes, CancellationToken cancellation) =>
        data.Add(await evidence.RowAsync(data, run.FileHash, SubjectOf(run.Id), bytes, "application/octet-stream", run.FileName, run.By, cancellation));

    /// <summary>Null where it was removed.</summary>
    public async Task<byte[]?> OpenAsync(WorkflowsContext data, ImportRunRow run, CancellationToken cancellation) =>
        await data.Evidence.AsNoTracking().SingleOrDefaultAsync(e => e.Hash == run.FileHash && e.SubjectId == SubjectOf(run.Id), cancellation) is { } row
            ? (await evidence.OpenAsync(data, row, cancellation))?.Bytes : null;

    /// <summary>At once, in the caller's transaction where there is one.</summary>
    public async Task RemoveAsync(WorkflowsContext data, string runId, CancellationToken cancellation)
    {
        await data.Evidence.Where(e => e.SubjectId == SubjectOf(runId)).ExecuteDeleteAsync(cancellation);
        await sealer.ShredAsync(data, SubjectOf(runId), cancellation);
    }

    private static string SubjectOf(string runId) => "import:" + runId;
}
