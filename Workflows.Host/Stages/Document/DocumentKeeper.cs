using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Documents;
using Workflows.Host.Evidence;
using Workflows.Host.Execution;
using Workflows.Host.Tasks;
using Workflows.Stages.Document;

namespace Workflows.Host.Stages.Document;

/// <summary>
/// Lays the file of a document among the evidence, in the transaction of the step that made it, encrypted under the key of whom the
/// case is about: what tells of a person goes with the person's key.
/// </summary>
public sealed class DocumentKeeper(EvidenceStore evidence) : EffectWriter<DocumentKept>
{
    protected override async Task WriteAsync(SavedStep step, DocumentKept effect, CancellationToken cancellation)
    {
        var subject = CaseSubject.Of(step.After);
        if (step.Context.Evidence.Local.Any(e => e.Hash == effect.Hash && e.SubjectId == subject)
            || await step.Context.Evidence.AnyAsync(e => e.Hash == effect.Hash && e.SubjectId == subject, cancellation)) return;
        step.Context.Add(await evidence.RowAsync(
            step.Context, effect.Hash, subject, effect.Bytes, DocxFile.MediaType, effect.Name, step.Command.Actor.PersonId, cancellation));
    }
}
