namespace Workflows.Stages.Document;

/// <summary>
/// A document (公文) is made from a template and goes its way: drafted, reviewed, numbered, stamped, sent. Each step somebody has
/// to do is written as an element with its people; a step not written is nobody's work: there is no review or stamp, and the
/// document is numbered and sent by itself. The number (文号) comes from a counter per organ, kind and year, and stays with the
/// document even where it is declared void. Outcomes: <c>sent</c>, <c>voided</c>.
/// <code>
/// &lt;wf:stage kind="document" template="result" type="告知书" at="level:street" number="{organ}〔{year}〕{n}号"
///     outcome="approved" reason="approvedReason" words="streetDecision" text="decided">
///   &lt;wf:draft form="letter" suggest="…FEEL context…">&lt;wf:candidates …/>&lt;wf:clock …/>&lt;/wf:draft>
///   &lt;wf:review>&lt;wf:candidates …/>&lt;wf:exclude drafter="true"/>&lt;/wf:review>
///   &lt;wf:number>…&lt;/wf:number>
///   &lt;wf:stamp form="stamp">…&lt;/wf:stamp>          the form takes the scan of the stamped paper
///   &lt;wf:send>…&lt;/wf:send>
///   &lt;wf:to starter="true"/>&lt;wf:to person="applicant"/>
/// </code>
/// </summary>
public sealed class DocumentStage : StageKind
{
    public override string Name => "document";

    public override StageBehaviour Bind(StageSettings settings) => new DocumentBehaviour(DocumentSettings.Read(settings));
}

/// <summary>Settings other rooms read.</summary>
public interface IDocument
{
    DocumentSettings Settings { get; }
}
