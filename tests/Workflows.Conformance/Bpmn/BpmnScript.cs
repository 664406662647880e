using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Workflows.Definitions.Bpmn;

namespace Workflows.Conformance.Bpmn;

/// <summary>One script of <c>bpmn-models/scripts</c>: a model and scenarios of steps (<c>do</c> …, <c>expect</c> …).</summary>
public sealed class BpmnScript(JsonObject script)
{
    private static string Root => Path.Combine(AppContext.BaseDirectory, "bpmn-models");

    public string Id => Text(script["id"]);

    public IEnumerable<(string Name, JsonArray Steps)> Scenarios =>
        script["scenarios"]!.AsArray().Select(s => (Text(s!["name"]), s!["steps"]!.AsArray()));

    public static ImmutableArray<BpmnScript> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Root, "scripts"), "*.json").Order(StringComparer.Ordinal)
            .Select(f => new BpmnScript(JsonNode.Parse(File.ReadAllText(f))!.AsObject())),
    ];

    /// <summary>Id of a script that is not played → the element it is refused for.</summary>
    public static ImmutableSortedDictionary<string, string> Open { get; } = File.ReadAllLines(Path.Combine(Root, "open.txt"))
        .Where(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal)).Select(l => l.Split(' '))
        .ToImmutableSortedDictionary(l => l[0], l => l[1], StringComparer.Ordinal);

    /// <summary>The first model as text, conditions in FEEL and the script's replacements made.</summary>
    public string Model()
    {
        var text = File.ReadAllText(Path.Combine(Root, Text(script["models"]![0]!["file"])));
        foreach (var (written, feel) in script["expressions"]?["feel"]?.AsObject() ?? [])
            text = text.Replace(written, Text(feel), StringComparison.Ordinal);
        foreach (var replaced in script["textOverrides"]?.AsArray() ?? [])
            text = text.Replace(Text(replaced!["find"]), Text(replaced["replace"]), StringComparison.Ordinal);
        return text;
    }

    public BpmnReading Read() => BpmnReader.Read(Model());

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
