using System.Collections.Immutable;
using Workflows.Definitions.Model;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Bpmn;

/// <summary>The problems of one diagram while it is read.</summary>
internal sealed class BpmnFaults(string file)
{
    /// <summary>A diagram with more problems than this is not worth a longer list.</summary>
    private const int Most = 200;

    private readonly List<Problem> _problems = [];

    public void Add(string element, int line, string key, params (string Name, object? Value)[] values)
    {
        if (_problems.Count < Most)
            _problems.Add(new Problem(file, element, line, Sentence.Of(key, values)));
    }

    public void Add(BpmnElement element, string key, params (string Name, object? Value)[] values) =>
        Add(element.Place, element.Line, key, values);

    public void Warn(BpmnElement element, string key, params (string Name, object? Value)[] values)
    {
        if (_problems.Count < Most)
            _problems.Add(new Problem(file, element.Place, element.Line, Sentence.Of(key, values)) { IsWarning = true });
    }

    /// <summary>The same, for places that then have nothing to go on with.</summary>
    public T? Add<T>(BpmnElement element, string key, params (string Name, object? Value)[] values) where T : class
    {
        Add(element, key, values);
        return null;
    }

    public BpmnReading Reading(ProcessModel? model)
    {
        var problems = _problems.OrderBy(p => p.Line).ToImmutableArray();
        return new(problems.Any(p => !p.IsWarning) ? null : model, problems);
    }
}
