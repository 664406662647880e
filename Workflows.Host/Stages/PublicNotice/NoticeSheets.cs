using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Engine.World;
using Workflows.Host.Execution;
using Workflows.Host.Web;
using Workflows.Host.World;
using Workflows.Stages.Document;

namespace Workflows.Host.Stages.PublicNotice;

/// <summary>
/// The sheet of a notice for the wall, written with its template. It knows the frozen words of the notice and nothing of the case
/// (G-43).
/// </summary>
public sealed class NoticeSheets(InstanceStore instances, Worlds worlds, Reader reader, Words words, TimeProvider clock)
{
    /// <summary>The sheet of a notice that stands; null where its case is gone.</summary>
    /// <param name="way">How to object, as one sentence.</param>
    public async Task<DocxFile?> OfAsync(PublishedNotice notice, string way, CancellationToken cancellation)
    {
        if (await instances.FindAsync(notice.InstanceId, cancellation) is not { Process: { } process, Instance: { } instance }) return null;
        var until = notice.Until!;
        var term = reader.T("notices.sheet.term", ("from", words.PaperDay(notice.From!.Value)), ("until", words.PaperDay(until.Day)), ("term", until.Term.Words));
        return await worlds.AskAsync(clock.GetUtcNow(), instance, world => Make(process, world, notice.Paper, term, way, words.PaperDay(notice.From.Value)), cancellation);
    }

    /// <summary>The sheet before it is published: without term and day, which begin with the posting.</summary>
    public DocxFile Draft(ExecutableProcess process, IWorld world, NoticePaper paper) => Make(process, world, paper, "", "", "");

    private DocxFile Make(ExecutableProcess process, IWorld world, NoticePaper paper, string term, string way, string day)
    {
        var notice = FeelContext.Of(
            ("issuer", Said(paper.Issuer)), ("heading", Said(paper.Heading)),
            ("paragraphs", FeelValue.Of(paper.Paragraphs.Select(Said))),
            ("lines", FeelValue.Of(paper.Lines.Select(l => (FeelValue)FeelContext.Of(("label", Said(l.Label)), ("value", Said(l.Value)))))),
            ("term", FeelValue.Of(term)), ("way", FeelValue.Of(way)), ("day", FeelValue.Of(day)));
        var scope = FeelScope.Of(FeelContext.Of(("notice", notice)), clock.GetUtcNow(), world.Zone);
        return DocumentFiller.Fill(CaseTemplates.InForce(world, process.Package, ShippedDocuments.Notice), new DocumentData(scope));
    }

    private FeelValue Said(Wording wording) => FeelValue.Of(wording.In(reader.Language));
}
