using Workflows.Definitions.Documents;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.ModelChecks;

/// <summary>Templates of documents ask only what their process knows; those of public notices only what may be public.</summary>
public sealed class DocumentsFitTheProcess : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package) => package.Documents
        .SelectMany(d => DocumentChecks.Find(package, $"{PackageReader.Documents}{d.Key}{PackageReader.DocumentEnding}", d.Value, isPublic: d.Key is ShippedDocuments.Notice))
        .Select(p => p with { Sentence = Sentence.Of($"checks.{Name}", ("fault", p.Sentence)) });
}
