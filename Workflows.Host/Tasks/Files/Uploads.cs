using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Evidence;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Forms;
using Workflows.Host.Sealing;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks.Files;

/// <summary>
/// Files that come in parts. Whoever sends asks where the file stands and goes on from there, after a broken line, a reloaded
/// page or a host that was started again; a part sent twice is taken once. Whole, the file lies on the shelf like any other.
/// </summary>
public sealed class Uploads(WorkflowsContext data, FileShelf shelf, Sealer sealer, Reader reader, TimeProvider clock)
{
    /// <summary>Largest part.</summary>
    public const int MostPartBytes = 1 << 20;

    /// <summary>Largest file; every field's own limit is below.</summary>
    public const long MostBytes = 50L << 20;

    /// <summary>Unfinished files one person may have at once, and their bytes together.</summary>
    public const int MostOpen = 60;
    public const long MostOpenBytes = 400L << 20;

    private string Person => reader.Person!.Id;

    private string Sender => FileShelf.SenderOf(Person);

    /// <summary>Begins a file, or tells where it stands if it was begun.</summary>
    public async Task<UploadAnswer> BeginAsync(string id, string name, long size, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } known) return await StandsAsync(known, cancellation);
        name = FormBinder.NameOf(name);
        if (size < 1) return new UploadAnswer.Refused(Sentence.Of("forms.file.empty", ("name", name)));
        if (size > MostBytes) return new UploadAnswer.Refused(Sentence.Of("uploads.tooLarge", ("name", name), ("most", MostBytes >> 20)));
        var open = data.Uploads.Where(u => u.PersonId == Person && u.Hash == "");
        if (await open.CountAsync(cancellation) >= MostOpen || await open.SumAsync(u => u.Size, cancellation) + size > MostOpenBytes)
            return new UploadAnswer.Refused(Sentence.Of("uploads.tooMany"));
        await SubjectKeys.EnsureAsync(data, sealer, Sender, cancellation);
        var row = new UploadRow
        {
            PersonId = Person, Id = id, Size = size, Hash = "", ChangedAt = clock.GetUtcNow(),
            Name = await sealer.EncryptAsync(data, Sender, Encoding.UTF8.GetBytes(name), id, cancellation),
        };
        data.Add(row);
        try
        {
            await data.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // The same beginning arrived twice at once.
            data.ChangeTracker.Clear();
            return await FindAsync(id, cancellation) is { } other ? await StandsAsync(other, cancellation) : throw new InvalidOperationException("An upload could not be begun.");
        }
        return new UploadAnswer.Stands(0, null);
    }

    /// <summary>Takes the next part. One that is here already, or that leaves a gap, is answered with where the file stands.</summary>
    public async Task<UploadAnswer> AppendAsync(string id, long offset, byte[] bytes, CancellationToken cancellation)
    {
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var taken = await data.Uploads.Where(u => u.PersonId == Person && u.Id == id && u.Hash == "" && u.Received == offset && offset + bytes.Length <= u.Size)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.Received, offset + bytes.Length).SetProperty(u => u.ChangedAt, now), cancellation);
        if (await FindAsync(id, cancellation) is not { } row) return new UploadAnswer.Unknown();
        if (taken == 0) return await StandsAsync(row, cancellation) with { Moved = row.Hash is "" };
        data.Add(new UploadPartRow { PersonId = Person, UploadId = id, Offset = offset, Bytes = await sealer.EncryptAsync(data, Sender, bytes, PartOf(id, offset), cancellation) });
        await data.SaveChangesAsync(cancellation);
        var answer = row.Received == row.Size ? await WholeAsync(row, cancellation) : new UploadAnswer.Stands(row.Received, null);
        await transaction.CommitAsync(cancellation);
        return answer;
    }

    /// <summary>Forgets a file that is not wanted any more.</summary>
    public async Task ForgetAsync(string id, CancellationToken cancellation)
    {
        await data.UploadParts.Where(p => p.PersonId == Person && p.UploadId == id).ExecuteDeleteAsync(cancellation);
        await data.Uploads.Where(u => u.PersonId == Person && u.Id == id).ExecuteDeleteAsync(cancellation);
    }

    private Task<UploadRow?> FindAsync(string id, CancellationToken cancellation) =>
        data.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.PersonId == Person && u.Id == id, cancellation);

    private async Task<UploadAnswer.Stands> StandsAsync(UploadRow row, CancellationToken cancellation) =>
        new(row.Received, row.Hash is "" ? null : await shelf.FindAsync(row.Hash, cancellation));

    /// <summary>Lays the whole file on the shelf. One whose content is of no kind that is taken is forgotten at once.</summary>
    private async Task<UploadAnswer> WholeAsync(UploadRow row, CancellationToken cancellation)
    {
        var name = Encoding.UTF8.GetString((await sealer.DecryptAsync(data, Sender, row.Name, row.Id, cancellation))!);
        var parts = await data.UploadParts.AsNoTracking().Where(p => p.PersonId == Person && p.UploadId == row.Id).OrderBy(p => p.Offset).ToListAsync(cancellation);
        using var whole = new MemoryStream(checked((int)row.Size));
        foreach (var part in parts) whole.Write(await sealer.DecryptAsync(data, Sender, part.Bytes, PartOf(row.Id, part.Offset), cancellation));
        var file = await shelf.KeepAsync(whole.ToArray(), name, cancellation);
        if (file.Hash is "")
        {
            await ForgetAsync(row.Id, cancellation);
            return new UploadAnswer.Refused(Sentence.Of("uploads.unknown", ("name", name)));
        }
        await data.Uploads.Where(u => u.PersonId == Person && u.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Hash, file.Hash), cancellation);
        await data.UploadParts.Where(p => p.PersonId == Person && p.UploadId == row.Id).ExecuteDeleteAsync(cancellation);
        return new UploadAnswer.Stands(row.Size, file);
    }

    private static string PartOf(string id, long offset) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}/{offset}");
}

/// <summary>What is answered to somebody who sends a file in parts.</summary>
public abstract record UploadAnswer
{
    /// <param name="Offset">So many bytes are here.</param>
    /// <param name="File">The file, once it is whole.</param>
    public sealed record Stands(long Offset, AttachedFile? File) : UploadAnswer
    {
        /// <summary>The part that was sent does not belong here.</summary>
        public bool Moved { get; init; }
    }

    public sealed record Refused(Sentence Why) : UploadAnswer;

    /// <summary>Nothing of that id is on its way.</summary>
    public sealed record Unknown : UploadAnswer;
}
