using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Forms;
using Workflows.Host.Forms;
using Workflows.Host.Evidence;
using Workflows.Host.Sealing;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks.Files;

/// <summary>
/// Files on their way into a case. Until the form is accepted they lie encrypted under a key of whoever sent them, for
/// nobody can say yet whom they are about; then <see cref="SettleAsync"/> lays them where they belong.
/// </summary>
public sealed class FileShelf(WorkflowsContext data, EvidenceStore evidence, Reader reader, Sealer sealer) : IFileShelf
{
    /// <summary>Hashes that may be kept although somebody else sent them: those that stand in the case.</summary>
    public ISet<string> OfCase { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Who sends, where that is a guest, who is not signed in.</summary>
    public string? Guest { get; set; }

    private string Person => Guest ?? reader.Person!.Id;

    private string Sender => SenderOf(Person);

    /// <summary>The subject under whose key a person's files lie until they belong to a case.</summary>
    public static string SenderOf(string person) => $"{Senders}{person}";

    /// <summary>How the subjects of senders begin.</summary>
    public const string Senders = "sender:";

    public async Task<AttachedFile> KeepAsync(IFormFile file, string name, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream(checked((int)file.Length));
        await file.CopyToAsync(buffer, cancellation);
        return await KeepAsync(buffer.ToArray(), name, cancellation);
    }

    /// <summary>The same of bytes that came another way.</summary>
    public async Task<AttachedFile> KeepAsync(byte[] bytes, string name, CancellationToken cancellation)
    {
        if (ContentKind.Of(bytes) is not { } kind) return new AttachedFile("", name, bytes.Length, "");
        name = kind.NameOf(name);
        bytes = PhotoNotes.Without(bytes, kind);
        var hash = EvidenceStore.HashOf(bytes);
        if (bytes.Length > 0 && !await data.Evidence.AnyAsync(e => e.Hash == hash && e.SubjectId == Sender, cancellation))
        {
            await SubjectKeys.EnsureAsync(data, sealer, Sender, cancellation);
            data.Add(await evidence.RowAsync(data, hash, Sender, bytes, kind.MediaType, name, Person, cancellation));
            await EvidenceStore.SaveAsync(data, cancellation);
        }
        return new AttachedFile(hash, name, bytes.Length, kind.MediaType);
    }

    /// <summary>How many bytes of this person's lie here, in a case or not yet, from the last days.</summary>
    public Task<long> HeldBytesAsync(CancellationToken cancellation) => data.Evidence.Where(e => e.SubjectId == Sender).SumAsync(e => e.Size, cancellation);

    public async Task<AttachedFile?> FindAsync(string hash, CancellationToken cancellation)
    {
        var row = await data.Evidence.AsNoTracking().FirstOrDefaultAsync(e => e.Hash == hash && (e.AddedBy == Person || OfCase.Contains(hash)), cancellation);
        return row is null ? null : new AttachedFile(hash, await evidence.NameAsync(data, row, cancellation), row.Size, row.MediaType);
    }

    /// <summary>Lays a file under the key of the person it is about, or in the open; does nothing where it lies there already.</summary>
    /// <param name="subject">Whom it is about; empty for a file that is not sensitive.</param>
    public async Task SettleAsync(string hash, string subject, CancellationToken cancellation)
    {
        if (data.Evidence.Local.Any(e => e.Hash == hash && e.SubjectId == subject)
            || await data.Evidence.AnyAsync(e => e.Hash == hash && e.SubjectId == subject, cancellation)) return;
        var sent = await data.Evidence.SingleOrDefaultAsync(e => e.Hash == hash && e.SubjectId == Sender, cancellation);
        if (sent is null || await evidence.OpenAsync(data, sent, cancellation) is not { } file) return;
        data.Add(await evidence.RowAsync(data, hash, subject, file.Bytes, file.MediaType, file.Name, Person, cancellation));
    }
}
