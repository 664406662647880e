using System.Collections.Immutable;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Stages.PublicNotice;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>
/// What later rows of a record need from earlier ones: values before a change, due days, names of timers, visits that were closed.
/// Keeps to what stands in the rows, so that a record that was tampered with can still be shown.
/// </summary>
public sealed class RecordMemory
{
    private readonly Dictionary<string, FeelValue> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PendingTimer> _timers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenTask> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Deadline> _dues = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Node, int Visit), Deadline> _terms = [];
    private readonly HashSet<(string Node, int Visit)> _returned = [];

    public PendingTimer? Timer(string id) => _timers.GetValueOrDefault(id);

    /// <summary>A task that was open before, with what it asked.</summary>
    public OpenTask? Task(string id) => _tasks.GetValueOrDefault(id);

    /// <summary>The due day a task had so far.</summary>
    public Deadline? Due(string taskId) => _dues.GetValueOrDefault(taskId);

    /// <summary>The end a public notice had so far.</summary>
    public Deadline? Term(string node, int visit) => _terms.GetValueOrDefault((node, visit));

    /// <summary>Whether the visit was closed by sending the case back, which makes other answers of it void (作废).</summary>
    public bool WasReturned(string node, int visit) => _returned.Contains((node, visit));

    /// <summary>The values of an answer that stood before as something else, each with what it was.</summary>
    public ImmutableArray<(string Name, FeelValue Before, FeelValue Now)> Changed(FeelContext values) =>
    [
        .. from name in values.Names
           where _values.TryGetValue(name, out var before) && !before.Equals(values.Get(name))
           select (name, _values[name], values.Get(name)!),
    ];

    public void Keep(JournalEntry entry)
    {
        foreach (var fact in entry.Facts)
            Keep(fact);
    }

    private void Keep(Fact fact)
    {
        switch (fact)
        {
            case InstanceStarted started: Keep(started.Values); break;
            case VariablesSet set: Keep(set.Values); break;
            case TimerSet set: _timers[set.Timer.Id] = set.Timer; break;
            case TaskOpened opened: _tasks[opened.Task.Id] = opened.Task; break;
            case DeadlineSet set: _dues[set.TaskId] = set.Deadline; break;
            case NoticePublished notice: _terms[(notice.NodeId, notice.Visit)] = notice.Until; break;
            case NoticeResumed notice: _terms[(notice.NodeId, notice.Visit)] = notice.Until; break;
            case NoticeTermMoved notice: _terms[(notice.NodeId, notice.Visit)] = notice.Until; break;
            case NodeReturned returned: _returned.Add((returned.NodeId, returned.Visit)); break;
        }
    }

    private void Keep(FeelContext values)
    {
        foreach (var name in values.Names)
            _values[name] = values.Get(name)!;
    }
}
