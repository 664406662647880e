using System.Globalization;
using System.Security.Cryptography;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Stages.Document;

/// <summary>Makes the file of a document from its template and the case as it stands.</summary>
internal static class DocumentMaking
{
    public static DocumentMade Make(StageRun run, DocumentSettings settings)
    {
        var package = run.Step.Process.Package;
        var template = CaseTemplates.InForce(run.World, package, settings.Template);
        var file = DocumentFiller.Fill(template, CaseTemplates.Data(package, run.World, run.Step.Scope().With("document", About(run, settings))));
        return new DocumentMade(Convert.ToHexStringLower(SHA256.HashData(file.ToBytes())), template.Hash) { NodeId = run.NodeId, Visit = run.Visit, Made = file };
    }

    /// <summary>The number next in the counter of the organ, the kind and the year.</summary>
    public static DocumentNumbered Number(StageRun run, DocumentSettings settings)
    {
        var document = (DocumentState)run.Remembered!;
        var today = run.Step.Today;
        var year = today.Year.ToString(CultureInfo.InvariantCulture);
        var serial = run.World.NextNumber($"document:{document.Organ}:{document.Type}:{year}");
        var organ = run.World.Directory.Unit(document.Organ);
        var number = settings.Number.Replace("{organ}", organ?.DocumentWord is { Length: > 0 } word ? word : organ?.Name ?? "", StringComparison.Ordinal)
            .Replace("{year}", year, StringComparison.Ordinal).Replace("{n}", serial.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return new(number, today.Year, serial, today) { NodeId = run.NodeId, Visit = run.Visit };
    }

    /// <summary>What a template reads under <c>document</c>.</summary>
    private static FeelContext About(StageRun run, DocumentSettings settings)
    {
        var document = (DocumentState)run.Remembered!;
        var directory = run.World.Directory;
        var organ = directory.Unit(document.Organ);
        return FeelContext.Of(
            ("number", FeelValue.Of(document.Number)),
            ("date", FeelValue.Of(document.On ?? run.Step.Today)),
            ("type", FeelValue.Of(document.Type)),
            ("organ", FeelValue.Of(organ?.Name ?? "")),
            ("superior", FeelValue.Of(organ?.ParentId is { } above ? directory.Unit(above)?.Name ?? "" : "")),
            ("drafter", FeelValue.Of(string.Join('、', document.Drafters.Select(directory.NameOf)))),
            ("outcome", FeelValue.Of(settings.Telling.Outcome)),
            ("outcomeWords", FeelValue.Of(OutcomeWords.Of(run.Step.Process.Package, settings.Telling.Outcome) is Wording said ? said.Chinese : "")),
            ("reason", FeelValue.Of(settings.Telling.ReasonOf(run).Chinese)),
            ("words", FeelValue.Of(settings.Telling.WordsOf(run))));
    }
}
