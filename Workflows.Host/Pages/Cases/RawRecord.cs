using Microsoft.EntityFrameworkCore;
using Workflows.Data;

namespace Workflows.Host.Pages.Cases;

/// <summary>The raw record of a case, for checking it elsewhere.</summary>
public sealed class RawRecord(WorkflowsContext data)
{
    /// <summary>
    /// One row a line, as the exact bytes that were hashed: the SHA-256 of a line, without its line feed, is the
    /// <c>prevHash</c> of the next.
    /// </summary>
    public async Task<byte[]> LinesAsync(string id, CancellationToken cancellation)
    {
        using var lines = new MemoryStream();
        var rows = data.Journal.AsNoTracking().Where(r => r.InstanceId == id).OrderBy(r => r.Seq).Select(r => r.Bytes).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            lines.Write(row);
            lines.Write("\n"u8);
        }
        return lines.ToArray();
    }
}
