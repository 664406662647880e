using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Sealing;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Engine.Journal;

namespace Workflows.Host.Sealing;

/// <summary>
/// Keeps sensitive values encrypted under the key of the person they are about, and gives out a seal that stands for them
/// everywhere else. Destroying a person's key makes all of them unreadable and leaves every hash as it was.
/// </summary>
public sealed class Sealer(MasterKey master, TimeProvider clock)
{
    /// <summary>Seals a value. Written with the caller's next save.</summary>
    /// <param name="subjectId">The person it is about.</param>
    /// <param name="before">The seal shown so far; given back where the value is still the same.</param>
    /// <param name="searchField">Name of the field where equal values shall be found, else null.</param>
    public async Task<SealedValue> SealAsync(
        WorkflowsContext context, string subjectId, FeelValue value, SealedValue? before, string? searchField, CancellationToken cancellation)
    {
        var clear = CanonicalJson.Bytes(FeelJson.Write(value));
        var tag = master.TagOf(subjectId, clear);
        if (before is not null && before.Tag == tag) return before;
        var key = await KeyOfAsync(context, subjectId, cancellation);
        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        context.Add(new SealedValueRow
        {
            Id = id,
            SubjectId = subjectId,
            Content = Cipher.Encrypt(key, clear, id),
            SearchTag = searchField is null ? null : master.SearchTagOf(searchField, clear),
            CreatedAt = clock.GetUtcNow(),
        });
        return new SealedValue(id, tag);
    }

    /// <summary>The value in clear; null where its key was destroyed or nothing is sealed under the id.</summary>
    public FeelValue? Reveal(WorkflowsContext context, string sealedId)
    {
        var found = (
            from sealedValue in context.SealedValues.AsNoTracking()
            join subject in context.SubjectKeys.AsNoTracking() on sealedValue.SubjectId equals subject.SubjectId
            where sealedValue.Id == sealedId && subject.WrappedKey != null
            select new { sealedValue.SubjectId, sealedValue.Content, subject.WrappedKey }).FirstOrDefault();
        if (found is null) return null;
        var clear = Cipher.Decrypt(master.Unwrap(found.SubjectId, found.WrappedKey!), found.Content, sealedId);
        return FeelJson.Read(JsonNode.Parse(clear));
    }

    /// <summary>Ids of the seals whose value in this field equals the given one.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(WorkflowsContext context, string searchField, FeelValue value, CancellationToken cancellation)
    {
        var tag = SearchTag(searchField, value);
        return await context.SealedValues.AsNoTracking().Where(s => s.SearchTag == tag).Select(s => s.Id).ToListAsync(cancellation);
    }

    /// <summary>The digest under which equal values of a field are found; for looking up many at once.</summary>
    public string SearchTag(string searchField, FeelValue value) => master.SearchTagOf(searchField, CanonicalJson.Bytes(FeelJson.Write(value)));

    /// <summary>Has the keys of many subjects at hand before values are sealed one by one: one query, missing keys are made. Written with the caller's next save.</summary>
    public async Task PrepareKeysAsync(WorkflowsContext context, IReadOnlyCollection<string> subjectIds, CancellationToken cancellation)
    {
        if (subjectIds.Count == 0) return;
        var known = await context.SubjectKeys.Where(k => subjectIds.Contains(k.SubjectId)).ToListAsync(cancellation);
        foreach (var subject in subjectIds.Except(known.Select(k => k.SubjectId), StringComparer.Ordinal)) AddKey(context, subject);
    }

    /// <summary>Bytes encrypted under a subject's key, for drafts and files.</summary>
    public async Task<byte[]> EncryptAsync(WorkflowsContext context, string subjectId, byte[] clear, string about, CancellationToken cancellation) =>
        Cipher.Encrypt(await KeyOfAsync(context, subjectId, cancellation), clear, about);

    /// <summary>Null where the key was destroyed.</summary>
    public async Task<byte[]?> DecryptAsync(WorkflowsContext context, string subjectId, byte[] encrypted, string about, CancellationToken cancellation)
    {
        var row = await context.SubjectKeys.AsNoTracking().SingleOrDefaultAsync(k => k.SubjectId == subjectId, cancellation);
        return row?.WrappedKey is { } wrapped ? Cipher.Decrypt(master.Unwrap(subjectId, wrapped), encrypted, about) : null;
    }

    /// <summary>Destroys a subject's key: everything sealed under it is unreadable from now on, here and in later backups.</summary>
    public async Task ShredAsync(WorkflowsContext context, string subjectId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await context.SealedValues.Where(s => s.SubjectId == subjectId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SearchTag, (string?)null), cancellation);
        await context.SubjectKeys.Where(k => k.SubjectId == subjectId && k.DestroyedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.WrappedKey, (byte[]?)null).SetProperty(k => k.DestroyedAt, now), cancellation);
    }

    private async Task<byte[]> KeyOfAsync(WorkflowsContext context, string subjectId, CancellationToken cancellation)
    {
        var row = context.SubjectKeys.Local.FirstOrDefault(k => k.SubjectId == subjectId)
            ?? await context.SubjectKeys.SingleOrDefaultAsync(k => k.SubjectId == subjectId, cancellation);
        if (row is { WrappedKey: { } wrapped }) return master.Unwrap(subjectId, wrapped);
        if (row is not null) throw new InvalidOperationException($"The key of subject {subjectId} was destroyed; nothing more can be sealed under it.");
        return AddKey(context, subjectId);
    }

    private byte[] AddKey(WorkflowsContext context, string subjectId)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        context.Add(new SubjectKeyRow
        {
            SubjectId = subjectId, WrappedKey = master.Wrap(subjectId, key), MasterKeyId = master.Id, CreatedAt = clock.GetUtcNow(),
        });
        return key;
    }
}
