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

    /// <summary>Keeps a draft in place of the one before, whoever wrote that; an empty one is forgotten.</summary>
    public async Task<DateTimeOffset> SaveAsync(string subject, Draft draft, CancellationToken cancellation) =>
        (await SaveAsync(subject, draft, DraftMark.Any, cancellation)).At;

    /// <summary>
    /// Keeps a draft in place of the one before; an empty one is forgotten. Where another window or device has kept one since this
    /// page was shown, nothing is kept: the person is asked which of the two they mean.
    /// </summary>
    /// <param name="seen">The mark the page has of the draft it shows, see <see cref="DraftMark"/>.</param>
    public async Task<KeptDraft> SaveAsync(string subject, Draft draft, string seen, CancellationToken cancellation)
    {
        var before = await data.Drafts.AsNoTracking().Where(d => d.PersonId == Person && d.Subject == subject).Select(d => (DateTimeOffset?)d.SavedAt).SingleOrDefaultAsync(cancellation);
        if (seen != DraftMark.Any && before is { } other && DraftMark.Of(other) != seen) return new(other) { IsOthers = true };
        if (draft.IsEmpty)
        {
            await ForgetAsync(subject, cancellation);
            return new(clock.GetUtcNow()) { IsGone = true };
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
        return new(row.SavedAt);
    }

    public Task ForgetAsync(string subject, CancellationToken cancellation) =>
        data.Drafts.Where(d => d.PersonId == Person && d.Subject == subject).ExecuteDeleteAsync(cancellation);
}

/// <summary>By what a page knows the draft it shows: nobody's is empty, a kept one has the instant it was kept.</summary>
public static class DraftMark
{
    /// <summary>The field of forms that bears it.</summary>
    public const string Field = "draft";

    /// <summary>Of whoever keeps theirs in place of any other.</summary>
    public const string Any = "any";

    public static string Of(DateTimeOffset? savedAt) => savedAt is { } at ? at.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
}

/// <param name="At">When it was kept.</param>
public sealed record KeptDraft(DateTimeOffset At)
{
    /// <summary>True where the one that is kept is of another window or device and this one was not.</summary>
    public bool IsOthers { get; init; }

    /// <summary>True where there was nothing to keep.</summary>
    public bool IsGone { get; init; }

    /// <summary>What the page has to send with the next one.</summary>
    public string Mark => IsGone ? "" : DraftMark.Of(At);
}
