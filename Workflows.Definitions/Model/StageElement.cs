using System.Collections.Immutable;

namespace Workflows.Definitions.Model;

/// <summary>
/// What <c>&lt;wf:stage kind="…"&gt;</c> says, before its kind has read it: attributes, child elements and their text.
/// The kind's own settings reader turns it into typed settings or located problems.
/// </summary>
public sealed record StageElement(string Kind, ExtensionElement Settings)
{
    public static StageElement Plain { get; } = new("task", ExtensionElement.Empty("stage"));
}

/// <summary>An element of our extension namespace, name without prefix.</summary>
public sealed record ExtensionElement(
    string Name,
    ImmutableSortedDictionary<string, string> Attributes,
    ImmutableArray<ExtensionElement> Children,
    string Text,
    int Line)
{
    public static ExtensionElement Empty(string name) =>
        new(name, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), [], "", 0);

    /// <summary>The attribute's value, or null where it is not written.</summary>
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public IEnumerable<ExtensionElement> All(string name) => Children.Where(c => c.Name == name);

    public ExtensionElement? One(string name) => Children.FirstOrDefault(c => c.Name == name);
}
