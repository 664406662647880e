using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Definitions.Forms;
using Workflows.Host.Sealing;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks;

/// <summary>What somebody typed and did not hand in: the answers as they stand in the inputs, the act chosen, the words.</summary>
public sealed record Draft
{
    public ImmutableDictionary<string, RawAnswer> Answers { get; init; } = ImmutableDictionary.Create<string, RawAnswer>(StringComparer.Ordinal);

    /// <summary>Inputs of a stage's own.</summary>
    public ImmutableDictionary<string, string> Own { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    public string Act { get; init; } = "";
    public string Comment { get; init; } = "";
    public string Target { get; init; } = "";
    public string Afterwards { get; init; } = "";

    public bool IsEmpty => Answers.Values.All(a => a.IsBlank) && Own.Values.All(string.IsNullOrWhiteSpace) && Act.Length + Comment.Trim().Length == 0;
}

/// <summary>Drafts of the reader, encrypted under a key of theirs: nobody else reads what was never handed in.</summary>
public sealed class Drafts(WorkflowsContext data, Sealer sealer, Reader reader, TimeProvider clock)
{
    private string Person => reader.Person!.Id;

    private string Key => Files.FileShelf.SenderOf(Person);

    /// <summary>Null where there is none.</summary>
    public async Task<(Draft Draft, DateTimeOffset At)?> FindAsync(string subject, CancellationToken cancellation)
    {
        var row = await data.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.PersonId == Person && d.Subject == subject, cancellation);
        if (row is null || await sealer.DecryptAsync(data, Key, row.Content, subject, cancellation) is not { } clear) return null;
        return JsonSerializer.Deserialize<Draft>(clear) is { } draft ? (draft, row.SavedAt) : null;
    }

    /// <summary>Keeps a draft in place of the one before; an empty one is forgotten.</summary>
    public async Task<DateTimeOffset> SaveAsync(string subject, Draft draft, CancellationToken cancellation)
    {
        if (draft.IsEmpty)
        {
            await ForgetAsync(subject, cancellation);
            return clock.GetUtcNow();
        }
        await SubjectKeys.EnsureAsync(data, sealer, Key, cancellation);
        var content = await sealer.EncryptAsync(data, Key, JsonSerializer.SerializeToUtf8Bytes(draft), subject, cancellation);
        var row = await data.Drafts.SingleOrDefaultAsync(d => d.PersonId == Person && d.Subject == subject, cancellation);
        if (row is null) data.Add(row = new DraftRow { PersonId = Person, Subject = subject, Content = content });
        (row.Content, row.SavedAt) = (content, clock.GetUtcNow());
        try
        {
            await data.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Two windows of one person at once: the other's draft stands, and this one is sent again in ten seconds.
            data.ChangeTracker.Clear();
        }
        return clock.GetUtcNow();
    }

    public Task ForgetAsync(string subject, CancellationToken cancellation) =>
        data.Drafts.Where(d => d.PersonId == Person && d.Subject == subject).ExecuteDeleteAsync(cancellation);
}
