using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Evidence;
using Workflows.Definitions.Forms;
using Workflows.Host.Forms;
using Workflows.Host.Sealing;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks.Files;

/// <summary>
/// Files on their way into a case. Until the form is accepted they lie encrypted under a key of whoever sent them, for
/// nobody can say yet whom they are about; then <see cref="SettleAsync"/> lays them where they belong.
/// </summary>
public sealed class FileShelf(WorkflowsContext data, Sealer sealer, Reader reader, TimeProvider clock) : IFileShelf
{
    /// <summary>Hashes that may be kept although somebody else sent them: those that stand in the case.</summary>
    public ISet<string> OfCase { get; } = new HashSet<string>(StringComparer.Ordinal);

    private string Person => reader.Person!.Id;

    private string Sender => $"sender:{Person}";

    public async Task<AttachedFile> KeepAsync(IFormFile file, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream(checked((int)file.Length));
        await file.CopyToAsync(buffer, cancellation);
        var bytes = buffer.ToArray();
        if (FileKinds.Of(bytes.AsSpan(0, Math.Min(bytes.Length, FileKinds.Head)), file.FileName) is not { } type)
            return new AttachedFile("", file.FileName, bytes.Length, file.ContentType);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (bytes.Length > 0 && !await data.Evidence.AnyAsync(e => e.Hash == hash && e.SubjectId == Sender, cancellation))
        {
            data.Add(await RowAsync(hash, Sender, bytes, type, file.FileName, bytes.Length, cancellation));
            await data.SaveChangesAsync(cancellation);
        }
        return new AttachedFile(hash, file.FileName, bytes.Length, type);
    }

    public async Task<AttachedFile?> FindAsync(string hash, CancellationToken cancellation)
    {
        var row = await data.Evidence.AsNoTracking().Where(e => e.Hash == hash && (e.AddedBy == Person || OfCase.Contains(hash)))
            .Select(e => new { e.Name, e.Size, e.MediaType }).FirstOrDefaultAsync(cancellation);
        return row is null ? null : new AttachedFile(hash, row.Name, row.Size, row.MediaType);
    }

    /// <summary>Lays a file under the key of the person it is about, or in the open; does nothing where it lies there already.</summary>
    /// <param name="subject">Whom it is about; empty for a file that is not sensitive.</param>
    public async Task SettleAsync(string hash, string subject, CancellationToken cancellation)
    {
        if (data.Evidence.Local.Any(e => e.Hash == hash && e.SubjectId == subject)
            || await data.Evidence.AnyAsync(e => e.Hash == hash && e.SubjectId == subject, cancellation)) return;
        var sent = await data.Evidence.SingleOrDefaultAsync(e => e.Hash == hash && e.SubjectId == Sender, cancellation);
        if (sent is null || await sealer.DecryptAsync(data, Sender, sent.Bytes, hash, cancellation) is not { } bytes) return;
        data.Add(await RowAsync(hash, subject, bytes, sent.MediaType, sent.Name, sent.Size, cancellation));
    }

    private async Task<EvidenceRow> RowAsync(
        string hash, string subject, byte[] bytes, string type, string name, long size, CancellationToken cancellation) => new()
    {
        Hash = hash,
        SubjectId = subject,
        Bytes = subject.Length == 0 ? bytes : await sealer.EncryptAsync(data, subject, bytes, hash, cancellation),
        MediaType = type,
        Name = name.Cut(Lengths.Words),
        Size = size,
        AddedBy = Person,
        AddedAt = clock.GetUtcNow(),
    };
}
