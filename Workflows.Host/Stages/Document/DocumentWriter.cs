using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Documents;
using Workflows.Host.Execution;
using Workflows.Stages.Document;

namespace Workflows.Host.Stages.Document;

/// <summary>Keeps the row of a document in step with its stage.</summary>
public sealed class DocumentWriter : EffectWriter<DocumentChanged>
{
    protected override async Task WriteAsync(SavedStep step, DocumentChanged effect, CancellationToken cancellation)
    {
        var document = effect.Document;
        var row = await FindAsync(step, effect, cancellation) ?? Begin(step, effect);
        row.Number = document.Number.Cut(Lengths.Key);
        if (document.Number is not "")
            (row.Year, row.Serial, row.DatedOn) = (document.Year, document.Serial, document.On);
        row.Phase = DocumentStep.NameOf(document.Phase);
        (row.FileHash, row.TemplateHash, row.StampedHash) = (document.File, document.Template, document.Stamped);
        row.Scans = string.Join(' ', document.Scans);
        row.SentSeq = document.Phase is DocumentPhase.Sent ? step.After.Seq : null;
        row.ChangedAt = step.Command.At;
    }

    private static async Task<DocumentRow?> FindAsync(SavedStep step, DocumentChanged effect, CancellationToken cancellation) =>
        step.Context.Documents.Local.FirstOrDefault(d => d.InstanceId == step.After.Id && d.NodeId == effect.NodeId && d.Visit == effect.Visit)
        ?? await step.Context.Documents.SingleOrDefaultAsync(d => d.InstanceId == step.After.Id && d.NodeId == effect.NodeId && d.Visit == effect.Visit, cancellation);

    private static DocumentRow Begin(SavedStep step, DocumentChanged effect) => step.Context.Add(new DocumentRow
    {
        InstanceId = step.After.Id,
        NodeId = effect.NodeId,
        Visit = effect.Visit,
        OrganId = effect.Document.Organ,
        Type = effect.Document.Type.Cut(Lengths.Key),
        Number = "",
        Phase = "",
        FileHash = "",
        TemplateHash = "",
        StampedHash = "",
        Scans = "",
    }).Entity;
}
