using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Evidence;
using Workflows.Host.Sealing;

namespace Workflows.Host.Evidence;

/// <summary>
/// Files kept by the hash of their content. One that is about a person lies encrypted under that person's key, its name too:
/// a name such as «diagnosis» says as much as the file.
/// </summary>
public sealed class EvidenceStore(Sealer sealer, TimeProvider clock)
{
    /// <summary>Longer names are cut; encrypted they have to fit the column.</summary>
    private const int LongestName = 80;

    /// <summary>The name a file is kept under: SHA-256 of its bytes, 64 hexadecimal digits in lower case.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The row of a file; the caller adds it.</summary>
    /// <param name="subject">Whom it is about; empty = in clear.</param>
    public async Task<EvidenceRow> RowAsync(
        WorkflowsContext context, string hash, string subject, byte[] bytes, string mediaType, string name, string by, CancellationToken cancellation) => new()
    {
        Hash = hash,
        SubjectId = subject,
        Bytes = subject is "" ? bytes : await sealer.EncryptAsync(context, subject, bytes, hash, cancellation),
        MediaType = mediaType,
        Name = subject is "" ? name.Cut(LongestName) : Convert.ToBase64String(
            await sealer.EncryptAsync(context, subject, Encoding.UTF8.GetBytes(name.Cut(LongestName)), NameOf(hash), cancellation)),
        Size = bytes.Length,
        AddedBy = by,
        AddedAt = clock.GetUtcNow(),
    };

    /// <summary>Saves the caller's rows. A file that another request laid a moment before, as when one form is sent twice at once, stays as it lies.</summary>
    public static async Task SaveAsync(WorkflowsContext context, CancellationToken cancellation)
    {
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (context.Sql.MayRetry(failure))
        {
            foreach (var added in context.ChangeTracker.Entries<EvidenceRow>().Where(e => e.State == EntityState.Added).ToList())
                if (await context.Evidence.AsNoTracking().AnyAsync(e => e.Hash == added.Entity.Hash && e.SubjectId == added.Entity.SubjectId, cancellation))
                    added.State = EntityState.Detached;
            await context.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>A file in clear; null where there is none of that hash or its key was destroyed.</summary>
    public async Task<EvidenceFile?> OpenAsync(WorkflowsContext context, string hash, CancellationToken cancellation)
    {
        foreach (var row in await context.Evidence.AsNoTracking().Where(e => e.Hash == hash).ToListAsync(cancellation))
            if (await OpenAsync(context, row, cancellation) is { } file)
                return file;
        return null;
    }

    /// <summary>The same of a row already read.</summary>
    public async Task<EvidenceFile?> OpenAsync(WorkflowsContext context, EvidenceRow row, CancellationToken cancellation)
    {
        if (row.SubjectId is "")
            return new(row.Name, row.MediaType, row.Bytes);
        var bytes = await sealer.DecryptAsync(context, row.SubjectId, row.Bytes, row.Hash, cancellation);
        return bytes is null ? null : new(await NameAsync(context, row, cancellation), row.MediaType, bytes);
    }

    /// <summary>The name alone; empty where its key was destroyed.</summary>
    public async Task<string> NameAsync(WorkflowsContext context, EvidenceRow row, CancellationToken cancellation) =>
        row.SubjectId is "" ? row.Name
        : await sealer.DecryptAsync(context, row.SubjectId, Convert.FromBase64String(row.Name), NameOf(row.Hash), cancellation) is { } name ? Encoding.UTF8.GetString(name) : "";

    private static string NameOf(string hash) => hash + "/name";
}

/// <summary>A file in clear.</summary>
public sealed record EvidenceFile(string Name, string MediaType, byte[] Bytes);
