using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Evidence;
using Workflows.Data.Notices;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;
using Workflows.Engine.Commands;
using Workflows.Host.Evidence;
using Workflows.Host.Execution;
using Workflows.Host.Sealing;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>
/// Takes objections. The words, name and file are encrypted under a key of the objection's own, in the transaction of the
/// command that stops the clock; the journal learns only that one was raised.
/// </summary>
public sealed class Objections(CommandRunner runner, Sealer sealer, EvidenceStore evidence, TimeProvider clock)
{
    /// <summary>Taken now, or before under the same receipt; else the sentence why not.</summary>
    /// <param name="draft">Without faults.</param>
    public async Task<(ObjectionTaken? Taken, Sentence? Refusal)> RaiseAsync(PublishedNotice notice, ObjectionDraft draft, CancellationToken cancellation)
    {
        var id = NoticeCodes.IdOf(draft.Receipt);
        var now = clock.GetUtcNow();
        var command = new RaiseObjection
        {
            Id = "objection:" + id, InstanceId = notice.InstanceId, Actor = Actor.Public, At = now,
            NodeId = notice.NodeId, Visit = notice.Visit, ObjectionId = id,
        };
        var outcome = await runner.RunAsync(command, (step, stop) => KeepAsync(step.Context, notice.Slug, id, draft, now, stop), cancellation);
        return outcome switch
        {
            Outcome.Accepted accepted => (new(accepted.Instance.Tasks.LastOrDefault(t => t.NodeId == notice.NodeId)?.Due), null),
            Outcome.Rejected refused => (null, refused.Rejection.Sentence),
            _ => throw new InvalidOperationException("A command is accepted or rejected."),
        };
    }

    private async Task KeepAsync(WorkflowsContext context, string slug, string id, ObjectionDraft draft, DateTimeOffset now, CancellationToken cancellation)
    {
        var subject = SubjectOf(id);
        var words = FeelContext.Empty.With("words", FeelValue.Of(draft.Words.Trim()));
        if (draft.File is { } file)
            words = words.With("file", await KeepAsync(context, subject, file, cancellation));
        var contact = FeelContext.Empty.With("name", FeelValue.Of(draft.Name.Trim())).With("contact", FeelValue.Of(draft.Contact.Trim()));
        context.Add(new ObjectionRow
        {
            Id = id,
            NoticeSlug = slug,
            WordsId = (await sealer.SealAsync(context, subject, words, null, null, cancellation)).Id,
            ContactId = draft.Signed ? (await sealer.SealAsync(context, subject, contact, null, null, cancellation)).Id : null,
            RaisedAt = now,
        });
    }

    private async Task<FeelContext> KeepAsync(WorkflowsContext context, string subject, ObjectionFile file, CancellationToken cancellation)
    {
        var bytes = PhotoNotes.Without(file.Bytes, file.Kind!);
        var hash = EvidenceStore.HashOf(bytes);
        var name = file.Kind!.NameOf(Path.GetFileName(file.Name));
        context.Add(await evidence.RowAsync(context, hash, subject, bytes, file.Kind.MediaType, name, Actor.Public.PersonId, cancellation));
        return FeelContext.Empty.With("hash", FeelValue.Of(hash)).With("name", FeelValue.Of(name));
    }

    internal static string SubjectOf(string id) => "objection:" + id;
}

/// <param name="AnswerBy">Until when it is to be looked into and answered; null where the process sets no term.</param>
public sealed record ObjectionTaken(Deadline? AnswerBy);
