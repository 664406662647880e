using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Definitions.Feel;

namespace Workflows.Conformance.Dmn;

/// <summary>One testCase of a file: what goes in, and which results are expected of which nodes.</summary>
internal sealed record TckCase(string Id, string ModelFile, string? Service, FeelContext Inputs, ImmutableArray<TckResult> Results)
{
    public static IEnumerable<TckCase> In(string file)
    {
        var root = XDocument.Load(file, LoadOptions.PreserveWhitespace).Root!;
        var model = Path.Combine(Path.GetDirectoryName(file)!, root.Elements().Single(e => e.Name.LocalName == "modelName").Value.Trim());
        foreach (var test in root.Elements().Where(e => e.Name.LocalName == "testCase"))
            yield return new(
                $"{Path.GetFileNameWithoutExtension(file)}#{test.Attribute("id")?.Value}", model,
                (string?)test.Attribute("type") == "decisionService" ? (string?)test.Attribute("invocableName") : null,
                FeelContext.Of([.. Named(test, "inputNode").Select(i => ((string)i.Attribute("name")!, TckValue.Read(i)))]),
                [.. Named(test, "resultNode").Select(TckResult.Of)]);
    }

    private static IEnumerable<XElement> Named(XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name);
}

internal sealed record TckResult(string Node, FeelValue Expected, bool IsError)
{
    public static TckResult Of(XElement xml) => new(
        (string)xml.Attribute("name")!,
        xml.Elements().FirstOrDefault(e => e.Name.LocalName == "expected") is { } expected ? TckValue.Read(expected) : FeelValue.Null,
        (string?)xml.Attribute("errorResult") == "true");
}
