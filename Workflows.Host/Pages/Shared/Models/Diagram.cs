using System.Collections.Immutable;
using System.Text.Json;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>The live diagram of a case, drawn by <c>designer/viewer.js</c> from the address of its BPMN.</summary>
/// <param name="BpmnHref">Answers with BPMN 2.0 XML.</param>
/// <param name="Words">What the drawing shows, read where it cannot be drawn or seen.</param>
public sealed record Diagram(string BpmnHref, string Words)
{
    /// <summary>Ids of elements and flows that are over.</summary>
    public ImmutableArray<string> Done { get; init; } = [];

    /// <summary>Ids of the elements the case is at.</summary>
    public ImmutableArray<string> Here { get; init; } = [];

    /// <summary>Ids of the sub-processes around them.</summary>
    public ImmutableArray<string> Around { get; init; } = [];

    /// <summary>Ids of elements that turned out not to be needed.</summary>
    public ImmutableArray<string> Off { get; init; } = [];

    /// <summary>Ids of stages by how long they take, in four groups from the shortest to the longest; empty on the diagram of a case.</summary>
    public ImmutableArray<ImmutableArray<string>> Heat { get; init; } = [[], [], [], []];

    /// <summary>The marks as the viewer reads them.</summary>
    public string Marks => JsonSerializer.Serialize(new { done = Done, here = Here, around = Around, off = Off, heat1 = Heat[0], heat2 = Heat[1], heat3 = Heat[2], heat4 = Heat[3] });
}
