using Workflows.Definitions.Documents;

namespace Workflows.Stages.Document;

/// <summary>The steps of a document in their order.</summary>
public enum DocumentPhase { Draft, Review, Number, Stamp, Send, Sent, Voided }

/// <param name="Template">Name of the template, see <see cref="ShippedDocuments"/>.</param>
/// <param name="Type">The kind of document (文种): 告知书, 通知 …; each has its own numbers.</param>
/// <param name="At">Whose document it is: where the organ is found, seen from the case's unit.</param>
/// <param name="Number">The number's form by GB/T 9704: <c>{organ}</c> the organ's word for documents, <c>{year}</c>, <c>{n}</c>.</param>
/// <param name="Text">The mail that tells of it.</param>
/// <param name="Telling">What it tells: an outcome and its reasons .</param>
/// <param name="Suggest">FEEL context of what stands in the draft's form to begin with; empty = nothing.</param>
public sealed record DocumentSettings(
    string Template, string Type, string At, string Number, string Text, Telling Telling, string Suggest,
    ImmutableSortedDictionary<DocumentPhase, DocumentStep> Steps, ImmutableArray<CandidateSetting> To)
{
    /// <summary>The usual form of a number.</summary>
    public const string UsualNumber = "{organ}〔{year}〕{n}号";

    public static DocumentSettings Read(StageSettings settings)
    {
        var template = settings.Needed("template");
        if (template is not "" && settings.Package.Template(template) is null)
            settings.Fault("stages.unknownTemplate", ("template", template));
        var number = settings.Text("number", UsualNumber);
        if (!number.Contains("{n}", StringComparison.Ordinal) || !number.Contains("{year}", StringComparison.Ordinal))
            settings.Fault("stages.numberForm", ("number", number));
        return new(
            template, settings.Needed("type"), settings.Text("at", "self"), number, settings.Text("text", "documentSent"), Telling.Read(settings),
            settings.Element.One("draft") is { } draft ? settings.Of(draft).Expression("suggest") : "",
            DocumentStep.ReadAll(settings),
            [.. settings.Element.All("to").Select(to => CandidateSetting.Read(settings.Of(to)))]);
    }

    /// <summary>The step a task of that purpose belongs to: <c>stamp2</c> is a stamping.</summary>
    public static DocumentPhase PhaseOf(string purpose) =>
        Enum.GetValues<DocumentPhase>().First(p => purpose.StartsWith(DocumentStep.NameOf(p), StringComparison.Ordinal));
}

/// <summary>A step somebody has to do.</summary>
/// <param name="NotDrafter">Whether whoever drafted the document is barred from it.</param>
public sealed record DocumentStep(AssignmentSettings Assignment, string Form, bool NotDrafter)
{
    private static readonly DocumentPhase[] WithPeople = [DocumentPhase.Draft, DocumentPhase.Review, DocumentPhase.Number, DocumentPhase.Stamp, DocumentPhase.Send];

    /// <summary>The element's name, and the beginning of its tasks' purposes.</summary>
    public static string NameOf(DocumentPhase phase) => char.ToLowerInvariant(phase.ToString()[0]) + phase.ToString()[1..];

    internal static ImmutableSortedDictionary<DocumentPhase, DocumentStep> ReadAll(StageSettings settings)
    {
        var steps = ImmutableSortedDictionary.CreateBuilder<DocumentPhase, DocumentStep>();
        foreach (var phase in WithPeople)
            if (settings.Element.One(NameOf(phase)) is { } element)
                steps.Add(phase, Read(settings.Of(element)));
        if (steps.TryGetValue(DocumentPhase.Stamp, out var stamp) && stamp.Form is "")
            settings.Fault("engine.missing", ("setting", "stamp/form"));
        return steps.ToImmutable();
    }

    private static DocumentStep Read(StageSettings settings) => new(
        AssignmentSettings.Read(settings), settings.Form(), settings.Element.One("exclude") is { } exclude && settings.Of(exclude).Flag("drafter"));
}
