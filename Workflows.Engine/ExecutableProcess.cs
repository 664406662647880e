using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Definitions.Dmn;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;
using Workflows.Engine.Stages;

namespace Workflows.Engine;

/// <summary>
/// A package whose stages have read their settings and whose expressions have been parsed: what a step runs on. Made once
/// for each package; immutable but for a cache of parsed expressions.
/// </summary>
public sealed class ExecutableProcess
{
    private readonly ConcurrentDictionary<string, FeelExpression> _expressions = new(StringComparer.Ordinal);

    private ExecutableProcess(ProcessPackage package, ImmutableSortedDictionary<string, StageBehaviour> stages) =>
        (Package, Stages) = (package, stages);

    public ProcessPackage Package { get; }
    public ProcessModel Model => Package.Process;

    /// <summary>The bound stage of each user and service task.</summary>
    public ImmutableSortedDictionary<string, StageBehaviour> Stages { get; }

    /// <summary>Binds every stage of a package, or tells with place what is wrong with it.</summary>
    public static BindResult Bind(ProcessPackage package, StageCatalog catalog)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var stages = ImmutableSortedDictionary.CreateBuilder<string, StageBehaviour>(StringComparer.Ordinal);
        foreach (var node in package.Process.Nodes.Values)
        {
            if (StageOf(node) is not { } element)
                continue;
            var settings = new StageSettings(package, node, element.Settings);
            if (catalog.Find(element.Kind) is not { } kind)
                settings.Fault("engine.unknownStage", ("kind", element.Kind));
            else if (kind.Bind(settings) is { } behaviour)
                stages.Add(node.Id, behaviour);
            problems.AddRange(settings.Problems);
        }
        foreach (var (element, line, text) in ExpressionsOf(package.Process))
            if (FeelExpression.Parse(text).Fault is { } fault)
                problems.Add(new Problem("process.bpmn", element, line, fault.Sentence));
        foreach (var task in package.Process.Nodes.Values.OfType<BusinessRuleTask>())
            if (DecisionOf(package, task.Decision) is null)
                problems.Add(new Problem("process.bpmn", task.Id, task.Line, Sentence.Of("engine.unknownDecision", ("decision", task.Decision))));
        foreach (var guard in package.Process.Case.Guards.Where(g => !package.Texts.ContainsKey(g.Text)))
            problems.Add(new Problem("process.bpmn", package.Process.Id, guard.Line, Sentence.Of("engine.unknownText", ("text", guard.Text))));
        return new BindResult(problems.Count == 0 ? new ExecutableProcess(package, stages.ToImmutable()) : null, problems.ToImmutable());
    }

    /// <summary>The parsed expression of a text that was checked when the package was bound.</summary>
    public FeelExpression Expression(string text) => _expressions.GetOrAdd(text, static t =>
        FeelExpression.Parse(t).Expression ?? throw new InvalidOperationException($"An unchecked expression: {t}"));

    /// <summary>The decision model of the package that knows a decision by id or name.</summary>
    public static DmnModel? DecisionOf(ProcessPackage package, string decision) =>
        package.Decisions.Values.FirstOrDefault(m => m.Has(decision));

    private static StageElement? StageOf(FlowNode node) => node switch
    {
        UserTask task => task.Stage,
        ServiceTask task => task.Stage,
        _ => null,
    };

    private static IEnumerable<(string Element, int Line, string Text)> ExpressionsOf(ProcessModel model)
    {
        foreach (var flow in model.Flows.Values)
            if (flow.Condition is { } condition)
                yield return (flow.Id, flow.Line, condition);
        foreach (var task in model.Nodes.Values.OfType<ScriptTask>())
            yield return (task.Id, task.Line, task.Script);
        foreach (var guard in model.Case.Guards)
            yield return (model.Id, guard.Line, guard.Test);
        foreach (var text in new[] { model.Case.Title, model.Case.Parties, model.Case.Amount })
            if (text != "")
                yield return (model.Id, 0, text);
        foreach (var (node, timer) in model.Nodes.Values.Select(n => (n, Timer: (n as TimerCatchEvent)?.Timer ?? (n as TimerBoundaryEvent)?.Timer)))
            foreach (var text in new[] { timer?.Duration, timer?.Date })
                if (text is not null)
                    yield return (node.Id, node.Line, text);
    }
}

/// <summary>A bound process, or the problems that forbid it.</summary>
public sealed record BindResult(ExecutableProcess? Process, ImmutableArray<Problem> Problems);
