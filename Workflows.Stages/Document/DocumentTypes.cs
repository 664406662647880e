using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;

namespace Workflows.Stages.Document;

/// <summary>The kind of a document (文种) in both languages: the package's text <c>documentType.告知书</c>; where it has none, as the diagram writes it.</summary>
public static class DocumentTypes
{
    public static Wording Of(ProcessPackage package, string type) =>
        package.Texts.TryGetValue($"documentType.{type}", out var text) ? new(text.Chinese, text.English) : new(type, type);
}
