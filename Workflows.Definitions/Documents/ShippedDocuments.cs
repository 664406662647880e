using System.Collections.Immutable;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.Documents;

/// <summary>The templates that come with the product for every process; a package that has one of the same name uses its own.</summary>
public static class ShippedDocuments
{
    /// <summary>公示 as it is posted on the wall.</summary>
    public const string Notice = "notice";

    /// <summary>审批单.</summary>
    public const string ApprovalSheet = "approval-sheet";

    public static ImmutableSortedDictionary<string, DocumentTemplate> All => field ??= ShippedFiles.BytesUnder("Documents/").ToImmutableSortedDictionary(
        f => f.Path[..^PackageReader.DocumentEnding.Length],
        f => DocumentTemplate.Read(f.Path, f.Bytes).Template ?? throw new InvalidDataException($"The shipped template {f.Path} cannot be read."),
        StringComparer.Ordinal);

    extension(ProcessPackage package)
    {
        /// <summary>The template of a name: the package's own, else the product's; null where there is neither.</summary>
        public DocumentTemplate? Template(string name) => package.Documents.GetValueOrDefault(name) ?? All.GetValueOrDefault(name);
    }
}
