using System.Globalization;
using Workflows.Definitions.Forms;

namespace Workflows.Stages.Document;

/// <summary>
/// The way of a document. Enter – the first step somebody has to do, else all by itself; an answer – the next such step;
/// sent or void – the stage is left. A file is made when it is drafted and again when it has its number; what is stamped is the
/// file made last.
/// </summary>
internal sealed class DocumentBehaviour(DocumentSettings settings) : StageBehaviour, IDocument
{
    public DocumentSettings Settings => settings;

    public override ImmutableArray<string> Forms => [.. settings.Steps.Values.Select(s => s.Form).Where(f => f is not "").Distinct()];

    public override AssignmentSettings? AssignmentOf(string purpose) => settings.Steps.GetValueOrDefault(DocumentSettings.PhaseOf(purpose))?.Assignment;

    public override IEnumerable<Fact> Enter(StageRun run)
    {
        var organ = run.World.Directory.UnitAt(run.State.UnitId, settings.At)?.Id ?? run.State.UnitId;
        yield return new DocumentBegun(settings.Type, organ) { NodeId = run.NodeId, Visit = run.Visit };
        foreach (var fact in From(run, DocumentPhase.Draft, "", []))
            yield return fact;
    }

    public override Rejection? Refuse(StageRun run, OpenTask task, AnswerTask answer) => answer.Act switch
    {
        "redraft" or "void" => Words.RefuseShort(answer),
        "stamp" => ScansIn(run, task, answer).IsEmpty ? new Rejection("stages.scanMissing") : null,
        _ => null,
    };

    public override IEnumerable<Fact> Answer(StageRun run, OpenTask task, AnswerTask answer)
    {
        yield return run.Answered(answer);
        foreach (var fact in answer.Act switch
        {
            "redraft" => SentBack(run, answer),
            "void" => Voided(run, answer),
            "draft" => Drafted(run, answer),
            "stamp" => Stamped(run, task, answer),
            _ => Done(run, DocumentSettings.PhaseOf(task.Purpose), answer),
        })
            yield return fact;
    }

    public override IEnumerable<Fact> BreakOff(StageRun run) =>
        run.Remembered is DocumentState { Phase: not (DocumentPhase.Sent or DocumentPhase.Voided) } document
            ? [new DocumentVoided(document.Number, "") { NodeId = run.NodeId, Visit = run.Visit }] : [];

    /// <summary>Goes on with a step: opens it where somebody has to do it, else does what goes by itself and goes on.</summary>
    private IEnumerable<Fact> From(StageRun run, DocumentPhase phase, string words, ImmutableArray<string> actors)
    {
        if (phase is not DocumentPhase.Draft)
            yield return new DocumentPassed(phase) { NodeId = run.NodeId, Visit = run.Visit };
        var numbered = phase is DocumentPhase.Number && ((DocumentState)run.Remembered!).Number is not "";
        var facts = settings.Steps.TryGetValue(phase, out var step) && !numbered ? Open(run, phase, step)
            : phase switch
            {
                DocumentPhase.Number => Numbered(run, words, actors),
                DocumentPhase.Send => Sent(run, words, actors),
                _ => From(run, phase + 1, words, actors),
            };
        foreach (var fact in facts)
            yield return fact;
    }

    private static IEnumerable<Fact> Open(StageRun run, DocumentPhase phase, DocumentStep step)
    {
        var document = (DocumentState)run.Remembered!;
        ImmutableArray<Exclusion> barred = step.NotDrafter ? [.. document.Drafters.Select(d => new Exclusion(d, "barred.actedBefore"))] : [];
        ImmutableArray<string> acts = phase switch
        {
            DocumentPhase.Draft => ["draft", "void"],
            DocumentPhase.Review => ["approve", "redraft"],
            DocumentPhase.Number => ["number", "redraft"],
            DocumentPhase.Stamp => ["stamp", "redraft", "void"],
            _ => ["send", "void"],
        };
        var purpose = DocumentStep.NameOf(phase) + document.Round.ToString(CultureInfo.InvariantCulture);
        return Assignment.Open(run, step.Assignment, purpose, step.Form, acts, barred);
    }

    private IEnumerable<Fact> Drafted(StageRun run, AnswerTask answer)
    {
        yield return new DocumentDrafted(answer.Actor.Persons) { NodeId = run.NodeId, Visit = run.Visit };
        yield return DocumentMaking.Make(run, settings);
        foreach (var fact in From(run, DocumentPhase.Review, answer.Words, answer.Actor.Persons))
            yield return fact;
    }

    private IEnumerable<Fact> Done(StageRun run, DocumentPhase phase, AnswerTask answer) => phase switch
    {
        DocumentPhase.Number => Numbered(run, answer.Words, answer.Actor.Persons),
        DocumentPhase.Send => Sent(run, answer.Words, answer.Actor.Persons),
        _ => From(run, phase + 1, answer.Words, answer.Actor.Persons),
    };

    /// <summary>Takes a number where it has none yet, and makes the file that bears it.</summary>
    private IEnumerable<Fact> Numbered(StageRun run, string words, ImmutableArray<string> actors)
    {
        if (((DocumentState)run.Remembered!).Number is "")
            yield return DocumentMaking.Number(run, settings);
        yield return DocumentMaking.Make(run, settings);
        foreach (var fact in From(run, DocumentPhase.Stamp, words, actors))
            yield return fact;
    }

    private IEnumerable<Fact> Stamped(StageRun run, OpenTask task, AnswerTask answer)
    {
        yield return new DocumentStamped(((DocumentState)run.Remembered!).File, ScansIn(run, task, answer)) { NodeId = run.NodeId, Visit = run.Visit };
        foreach (var fact in From(run, DocumentPhase.Send, answer.Words, answer.Actor.Persons))
            yield return fact;
    }

    private IEnumerable<Fact> Sent(StageRun run, string words, ImmutableArray<string> actors)
    {
        var document = (DocumentState)run.Remembered!;
        ImmutableArray<string> to = [.. settings.To.SelectMany(c => Assignment.Find(run, c)).Select(p => p.Key).Distinct()];
        yield return new DocumentSent(document.File, to) { NodeId = run.NodeId, Visit = run.Visit };
        yield return Notified.About(settings.Text, to, "",
            [.. settings.Telling.Values(run), ("document", $"{run.NodeId}.{run.Visit.ToString(CultureInfo.InvariantCulture)}"), ("documentNumber", document.Number), ("documentType", document.Type)]);
        yield return run.Leave("sent", settings.Telling.Words.IsEmpty ? words : settings.Telling.WordsOf(run), actors);
    }

    private IEnumerable<Fact> SentBack(StageRun run, AnswerTask answer)
    {
        var drafters = ((DocumentState)run.Remembered!).Drafters;
        yield return new DocumentSentBack { NodeId = run.NodeId, Visit = run.Visit };
        foreach (var fact in From(run, DocumentPhase.Draft, answer.Words, answer.Actor.Persons))
            yield return fact;
        yield return Notified.About("returned", drafters.Select(Principal.PersonKey), "", ("words", answer.Words));
    }

    private static IEnumerable<Fact> Voided(StageRun run, AnswerTask answer)
    {
        yield return new DocumentVoided(((DocumentState)run.Remembered!).Number, answer.Words) { NodeId = run.NodeId, Visit = run.Visit };
        yield return run.Leave("voided", answer.Words, answer.Actor.Persons);
    }

    /// <summary>Hashes of the files attached to the form of the stamping.</summary>
    private static ImmutableArray<string> ScansIn(StageRun run, OpenTask task, AnswerTask answer) =>
        run.Step.Process.Package.Forms.TryGetValue(task.Form, out var form)
            ? [.. FormValues.In(form, answer.Values).Where(p => p.Field is AttachmentField).SelectMany(p => FileReader.Files(p.Value)).Select(f => f.Hash)]
            : [];
}
