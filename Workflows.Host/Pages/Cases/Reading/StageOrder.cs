using System.Collections.Immutable;
using Workflows.Definitions.Model;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>
/// The nodes of a process in the order a reader expects, and which of them can be reached from which. A boundary event
/// follows its activity. Flows that lead back to where they came from count for <see cref="Reaches"/> only.
/// </summary>
public sealed class StageOrder
{
    private readonly ProcessModel _model;
    private readonly HashSet<(string From, string To)> _back = [];
    private readonly HashSet<string> _open = new(StringComparer.Ordinal), _seen = new(StringComparer.Ordinal);
    private readonly List<FlowNode> _finished = [];

    public StageOrder(ProcessModel model)
    {
        _model = model;
        Walk(model.Start.Id);
        Nodes = [.. Enumerable.Reverse(_finished)];
    }

    /// <summary>Every node that can be reached, each after those that lead to it.</summary>
    public ImmutableArray<FlowNode> Nodes { get; }

    /// <summary>The start and what people do, in sub-processes too: the steps a stage bar shows.</summary>
    public IEnumerable<FlowNode> Steps => Nodes.Where(n => n is StartEvent { Parent: "" } or UserTask);

    public bool Reaches(string from, string to) => Follow(from, backward: true).Contains(to);

    /// <summary>The same without going back to an earlier node.</summary>
    public bool ReachesForward(string from, string to) => Follow(from, backward: false).Contains(to);

    private void Walk(string id)
    {
        _seen.Add(id);
        _open.Add(id);
        foreach (var next in _model.After(id).Reverse())
        {
            if (_open.Contains(next)) _back.Add((id, next));
            else if (!_seen.Contains(next)) Walk(next);
        }
        _open.Remove(id);
        _finished.Add(_model.Node(id));
    }

    private HashSet<string> Follow(string from, bool backward)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([from]);
        while (waiting.TryPop(out var id))
            foreach (var next in _model.After(id))
                if ((backward || !_back.Contains((id, next))) && reached.Add(next)) waiting.Push(next);
        return reached;
    }
}
