using System.Text.Json.Serialization;
using Workflows.Definitions.Documents;

namespace Workflows.Stages.Document;

/// <summary>What the stage remembers of one document.</summary>
/// <param name="Type">Its kind (文种).</param>
/// <param name="Organ">Id of the unit whose document it is.</param>
[StoredName("document.state", 1)]
public sealed record DocumentState(string Type, string Organ, DocumentPhase Phase) : StageState
{
    /// <summary>How often it was sent back to be drafted again; numbers the tasks.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Persons who drafted it, those in whose name included.</summary>
    public ImmutableArray<string> Drafters { get; init; } = [];

    /// <summary>文号; empty before it has one. Once given it stays.</summary>
    public string Number { get; init; } = "";
    public int Year { get; init; }
    public long Serial { get; init; }

    /// <summary>The day it was numbered, which is the day it bears; null before.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Hash of the file as it was made last; empty before.</summary>
    public string File { get; init; } = "";

    /// <summary>Hash of the template it was made from.</summary>
    public string Template { get; init; } = "";

    /// <summary>Hash of the file that was stamped; empty before.</summary>
    public string Stamped { get; init; } = "";

    /// <summary>Hashes of the scans of the stamped paper.</summary>
    public ImmutableArray<string> Scans { get; init; } = [];

    /// <summary>Whom it was sent to, as keys of principals.</summary>
    public ImmutableArray<string> SentTo { get; init; } = [];
}

/// <summary>What lists show of a document changed; written in the transaction that saves the fact.</summary>
public sealed record DocumentChanged(string NodeId, int Visit, DocumentState Document) : Effect;

/// <summary>A document was made; its bytes are kept as evidence under their hash.</summary>
public sealed record DocumentKept(string Hash, byte[] Bytes, string Name) : Effect;

public abstract record DocumentFact : StageFact
{
    protected sealed override StageState Change(StageState? stage) => Change(stage as DocumentState);

    protected abstract DocumentState Change(DocumentState? document);

    public override IEnumerable<Effect> Effects(ProcessInstance after) =>
        after.ActiveAt(NodeId, Visit) is { Stage: DocumentState document } ? [new DocumentChanged(NodeId, Visit, document)] : [];
}

/// <summary>A document of this kind is begun for an organ.</summary>
[StoredName("document.begun", 1)]
public sealed record DocumentBegun(string Type, string Organ) : DocumentFact
{
    protected override DocumentState Change(DocumentState? document) => new(Type, Organ, DocumentPhase.Draft);
}

/// <summary>Somebody drafted it.</summary>
[StoredName("document.drafted", 1)]
public sealed record DocumentDrafted(ImmutableArray<string> By) : DocumentFact
{
    protected override DocumentState Change(DocumentState? document) => document! with { Drafters = [.. document.Drafters.Union(By)] };
}

/// <summary>It waits for the next step.</summary>
[StoredName("document.passed", 1)]
public sealed record DocumentPassed(DocumentPhase To) : DocumentFact
{
    protected override DocumentState Change(DocumentState? document) => document! with { Phase = To };
}

/// <summary>It goes back to be drafted again; a number it has stays with it.</summary>
[StoredName("document.sentBack", 1)]
public sealed record DocumentSentBack : DocumentFact
{
    protected override DocumentState Change(DocumentState? document) =>
        document! with { Phase = DocumentPhase.Draft, Round = document.Round + 1, Stamped = "", Scans = [] };
}

/// <summary>It has its number, taken from the counter of its organ, kind and year, and bears this day.</summary>
[StoredName("document.numbered", 1)]
public sealed record DocumentNumbered(string Number, int Year, long Serial, DateOnly On) : DocumentFact
{
    protected override DocumentState Change(DocumentState? document) => document! with { Number = Number, Year = Year, Serial = Serial, On = On };
}

/// <summary>The file was made: its hash, and that of the template it was made from.</summary>
[StoredName("document.made", 1)]
public sealed record DocumentMade(string File, string Template) : DocumentFact
{
    /// <summary>The file itself while the step runs; the journal keeps its hash.</summary>
    [JsonIgnore] public DocxFile? Made { get; init; }

    protected override DocumentState Change(DocumentState? document) => document! with { File = File, Template = Template };

    public override IEnumerable<Effect> Effects(ProcessInstance after) => Made is null ? base.Effects(after)
        : [new DocumentKept(File, Made.ToBytes(), NameIn(after)), .. base.Effects(after)];

    private string NameIn(ProcessInstance after) =>
        after.ActiveAt(NodeId, Visit) is { Stage: DocumentState document } ? $"{document.Type}{document.Number}.docx" : ".docx";
}

/// <summary>The keeper of the seal stamped this file (用印) and attached the scans of the paper.</summary>
[StoredName("document.stamped", 1)]
public sealed record DocumentStamped(string File, ImmutableArray<string> Scans) : DocumentFact
{
    protected override DocumentState Change(DocumentState? document) => document! with { Stamped = File, Scans = Scans };
}

/// <summary>It was sent to these principals.</summary>
[StoredName("document.sent", 1)]
public sealed record DocumentSent(string File, ImmutableArray<string> To) : DocumentFact
{
    protected override DocumentState Change(DocumentState? document) => document! with { Phase = DocumentPhase.Sent, SentTo = To };
}

/// <summary>It is void (作废): by somebody's decision with the reason, or because the case went elsewhere. Its number is not given again.</summary>
[StoredName("document.voided", 1)]
public sealed record DocumentVoided(string Number, string Reason) : DocumentFact
{
    protected override DocumentState Change(DocumentState? document) => document! with { Phase = DocumentPhase.Voided };
}
