using System.Collections.Immutable;
using Workflows.Definitions.Model;

namespace Workflows.Definitions.Bpmn;

/// <summary>Takes <c>&lt;wf:stage kind="…"></c> as it is written; its kind reads the settings later.</summary>
internal sealed class StageReader(BpmnFaults faults)
{
    /// <summary>The stage of a task, or null where none is written.</summary>
    public StageElement? Of(BpmnElement task)
    {
        var stages = task.Extensions("stage").ToArray();
        if (stages.Length > 1)
            faults.Add(stages[1], "bpmn.stageTwice");
        if (stages.Length == 0)
            return null;
        if (stages[0]["kind"] is { Length: > 0 } kind)
            return new(kind, Extension(stages[0]));
        return faults.Add<StageElement>(stages[0], "bpmn.attributeMissing", ("element", "wf:stage"), ("attribute", "kind"));
    }

    public static ExtensionElement Extension(BpmnElement element) => new(
        element.Name,
        element.Attributes.Where(a => !a.Key.StartsWith("wf:", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(a => a.Key, a => a.Value.Trim(), StringComparer.Ordinal),
        [.. element.Children.Where(c => c.Space is BpmnSpace.Ours).Select(Extension)],
        element.Text.Trim(),
        element.Line);
}
