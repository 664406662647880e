using System.Collections.Immutable;

namespace Workflows.Definitions.Bpmn;

internal enum BpmnSpace { Bpmn, Ours, Foreign }

/// <summary>
/// An element of the file as it stands there. Attributes without a namespace bear their name, those of our namespace
/// <c>wf:name</c>; attributes of others are left out.
/// </summary>
internal sealed class BpmnElement
{
    public required string Name { get; init; }
    public required BpmnSpace Space { get; init; }
    public required int Line { get; init; }
    public required ImmutableSortedDictionary<string, string> Attributes { get; init; }
    public List<BpmnElement> Children { get; } = [];
    public BpmnElement? Parent { get; init; }
    public string Text { get; set; } = "";

    public string Id => this["id"] ?? "";

    /// <summary>The nearest id at or above it: where a reader looks.</summary>
    public string Place => Id is not "" ? Id : Parent?.Place ?? "";

    /// <summary>The attribute's value without white space around it, or null.</summary>
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute)?.Trim();

    public bool IsBpmn(string name) => Space is BpmnSpace.Bpmn && Name == name;

    public IEnumerable<BpmnElement> Bpmn(string name) => Children.Where(c => c.IsBpmn(name));

    /// <summary>Our own elements of a name under <c>extensionElements</c>.</summary>
    public IEnumerable<BpmnElement> Extensions(string name) =>
        Bpmn("extensionElements").SelectMany(e => e.Children).Where(c => c.Space is BpmnSpace.Ours && c.Name == name);
}
