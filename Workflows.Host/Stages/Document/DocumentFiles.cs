using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Documents;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Texts;
using Workflows.Host.Evidence;
using Workflows.Host.Execution;
using Workflows.Stages.Document;

namespace Workflows.Host.Stages.Document;

/// <summary>The files of documents: opened from the evidence, and read as the page of A4 they print as. Who may is asked before.</summary>
public sealed class DocumentFiles(WorkflowsContext data, EvidenceStore evidence, PackageStore packages)
{
    /// <param name="key">Node and visit: <c>tellApproved.1</c>.</param>
    public async Task<DocumentRow?> FindAsync(string instanceId, string key, CancellationToken cancellation)
    {
        var dot = key.LastIndexOf('.');
        if (dot <= 0 || !int.TryParse(key.AsSpan(dot + 1), CultureInfo.InvariantCulture, out var visit)) return null;
        var node = key[..dot];
        return await data.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.InstanceId == instanceId && d.NodeId == node && d.Visit == visit, cancellation);
    }

    /// <summary>The kinds of documents (文种) of a case, each as its package says it.</summary>
    public async Task<Func<DocumentRow, Wording>> TypesAsync(string instanceId, CancellationToken cancellation)
    {
        var hash = await data.Instances.Where(i => i.Id == instanceId).Select(i => i.PackageHash).SingleAsync(cancellation);
        var package = (await packages.GetAsync(hash, cancellation)).Package;
        return row => DocumentTypes.Of(package, row.Type);
    }

    /// <summary>The file that counts: the one stamped, else the one made last. Null where none was made or its key was destroyed.</summary>
    public Task<EvidenceFile?> OpenAsync(DocumentRow row, CancellationToken cancellation) => OpenAsync(HashOf(row), cancellation);

    public async Task<EvidenceFile?> OpenAsync(string hash, CancellationToken cancellation) =>
        hash is "" ? null : await evidence.OpenAsync(data, hash, cancellation);

    public static string HashOf(DocumentRow row) => row.StampedHash is "" ? row.FileHash : row.StampedHash;

    public static string KeyOf(DocumentRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.NodeId}.{row.Visit}");

    /// <summary>Null where the bytes are no document this product made.</summary>
    public static Paper? PaperOf(EvidenceFile? file) => file is not null && DocxFile.Read(file.Bytes).File is { } docx ? PaperReader.Read(docx) : null;
}
