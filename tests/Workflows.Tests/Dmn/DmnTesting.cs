using Workflows.Definitions.Dmn;
using Workflows.Definitions.Feel;

namespace Workflows.Tests.Dmn;

/// <summary>Small models written as text.</summary>
internal static class DmnTesting
{
    public static FeelScope Scope(params (string Name, FeelValue Value)[] values) =>
        FeelScope.Of(FeelContext.Of(values), new DateTimeOffset(2026, 6, 23, 2, 30, 0, TimeSpan.Zero), TimeZoneInfo.Utc);

    public static string Document(string content) =>
        $"""<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m">{content}</definitions>""";

    public static DmnReadResult Read(string content) => DmnModel.Read(Document(content));

    public static DmnModel Model(string content)
    {
        var read = Read(content);
        Assert.Equal([], read.Problems.Select(p => p.Sentence.Key));
        return read.Model!;
    }

    /// <summary>A decision named <c>答</c> with a table; each row is tests, outputs and an annotation, separated by bars.</summary>
    public static DmnModel Table(string policy, string[] inputs, string[] outputs, params string[] rows) => Model(
        $"""<decision id="d" name="答"><decisionTable id="t" {policy}>"""
        + string.Concat(inputs.Select(i => $"<input><inputExpression><text>{i}</text></inputExpression></input>"))
        + string.Concat(outputs.Select(o => o.Split('=') is [var name, var values] ? $"""<output name="{name}"><outputValues><text>{values}</text></outputValues></output>""" : $"""<output name="{o}"/>"""))
        + string.Concat(rows.Select(r => Row(r.Split('|', StringSplitOptions.TrimEntries), inputs.Length, outputs.Length)))
        + "</decisionTable></decision>");

    private static string Row(string[] cells, int inputs, int outputs) => "<rule>"
        + string.Concat(cells.Take(inputs).Select(c => $"<inputEntry><text>{c.Replace("<", "&lt;", StringComparison.Ordinal)}</text></inputEntry>"))
        + string.Concat(cells.Skip(inputs).Take(outputs).Select(c => $"<outputEntry><text>{c}</text></outputEntry>"))
        + string.Concat(cells.Skip(inputs + outputs).Select(c => $"<annotationEntry><text>{c}</text></annotationEntry>")) + "</rule>";
}
