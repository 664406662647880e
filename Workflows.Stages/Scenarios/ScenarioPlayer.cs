using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Scenarios;
using Workflows.Definitions.Texts;

namespace Workflows.Stages.Scenarios;

/// <summary>
/// Plays the rows of a scenario on a stage and compares what must then be so with what is. The same player serves the tests,
/// the command line and the release gate.
/// </summary>
public sealed class ScenarioPlayer
{
    private readonly Scenario _scenario;
    private readonly IScenarioStage _stage;
    private readonly TextCatalog _texts;
    private readonly WrittenAnswers _answers;
    private readonly ExpectationCheck _check;
    private readonly Dictionary<(string Case, string Node), OpenTask> _lastOpen = [];
    private readonly List<ScenarioFailure> _failures = [];

    /// <param name="texts">For the sentences rows expect.</param>
    public ScenarioPlayer(Scenario scenario, IScenarioStage stage, TextCatalog texts)
    {
        (_scenario, _stage, _texts) = (scenario, stage, texts);
        _answers = new(scenario, stage);
        _check = new(scenario, stage, texts);
    }

    public ScenarioResult Play()
    {
        var lines = _scenario.Steps.Select(Play).ToImmutableArray();
        return new(lines, [.. _failures]);
    }

    private ScenarioLine Play(ScenarioStep step)
    {
        var fired = _stage.AdvanceTo(InstantOf(step.At));
        var refusal = Act(step);
        var notices = _stage.TakeNotices();
        if (refusal is not null && !step.Then.Any(t => t is IsRefused))
            _failures.Add(new(step.Line, "", _texts.Say(refusal, Language.Chinese)));
        foreach (var expected in step.Then)
            if (_check.Fault(expected, refusal, notices) is { } actual)
                _failures.Add(new(step.Line, expected.Written, actual));
        if (_stage.State(step.Act.Case) is { } state)
            foreach (var task in state.Tasks)
                _lastOpen[(step.Act.Case, task.NodeId)] = task;
        return LineOf(step, refusal, fired, notices);
    }

    private DateTimeOffset InstantOf(DateTime at) =>
        DueInstant.StartOf(DateOnly.FromDateTime(at), _stage.Zone) + at.TimeOfDay;

    private Sentence? Act(ScenarioStep step) => step.Act switch
    {
        FilesCase files => File(step, files),
        AnswersTask answers => Answer(step, answers),
        ObjectsToNotice objects => NodeId(objects.Case, objects.Node) is { } node
            ? _stage.Object(objects.Case, node, _stage.PersonId(step.Who) ?? "")?.Sentence
            : Sentence.Of("scenarios.nodeUnknown", ("node", objects.Node)),
        WithdrawsCase => _stage.Withdraw(step.Act.Case, Person(step), step.Words)?.Sentence,
        _ => null,
    };

    private Sentence? File(ScenarioStep step, FilesCase files)
    {
        if (_stage.Package(files.Process) is not { } package)
            return Sentence.Of("scenarios.processUnknown", ("process", files.Process));
        var (values, refusal) = Values(step, package, package.Process.Case.StartForm, FeelContext.Empty);
        return refusal ?? _stage.Start(files.Case, package, Person(step), values)?.Sentence;
    }

    private Sentence? Answer(ScenarioStep step, AnswersTask answers)
    {
        if (_stage.State(answers.Case) is not { } state || PackageOf(state) is not { } package)
            return Sentence.Of("engine.unknownInstance");
        if (NodeId(answers.Case, answers.Node) is not { } node)
            return Sentence.Of("scenarios.nodeUnknown", ("node", answers.Node));
        var task = TaskFor(state, node, answers.Verb, Person(step)) ?? _lastOpen.GetValueOrDefault((answers.Case, node));
        if (task is null)
            return Sentence.Of("engine.taskGone");
        var before = state.Variables;
        var form = task.Acts.Contains("confirm") || answers.Verb is "return" or "reject" ? "" : task.Form;
        var (values, refusal) = Values(step, package, form, before);
        var to = answers.ReturnTo is "" ? "" : NodeId(answers.Case, answers.ReturnTo) ?? answers.ReturnTo;
        return refusal ?? _stage.Answer(answers.Case, new(
            task.Id, task.Visit, answers.Verb, Person(step), values, step.Words, to, answers.ComeStraightBack))?.Sentence;
    }

    /// <summary>The open task of a node that knows the act; where there are several, the one the person is meant by.</summary>
    private OpenTask? TaskFor(ProcessInstance state, string node, string act, string person) => state.Tasks
        .Where(t => t.NodeId == node && t.Acts.Contains(act))
        .OrderByDescending(t => t.Principals.Any(p => Entitlement.PersonsBehind(_stage.Directory, p).Contains(person)))
        .FirstOrDefault();

    /// <summary>What the row writes, over its set of answers. A row that writes nothing answers nothing.</summary>
    private (FeelContext Values, Sentence? Refusal) Values(ScenarioStep step, ProcessPackage package, string form, FeelContext before)
    {
        var written = (_scenario.Sets.TryGetValue(step.Set, out var set) ? set : []).AddRange(step.Values);
        if (written.IsEmpty)
            return (FeelContext.Empty, null);
        return package.Forms.TryGetValue(form, out var schema)
            ? _answers.Read(schema, written, before, _stage.Figures(step.Act.Case))
            : (FeelContext.Empty, Sentence.Of("scenarios.noForm"));
    }

    private string Person(ScenarioStep step) => _stage.PersonId(step.Who) ?? "";

    private string? NodeId(string name, string node) =>
        _stage.State(name) is { } state && PackageOf(state) is { } package ? ScenarioNodes.Find(package.Process, node)?.Id : null;

    private ProcessPackage? PackageOf(ProcessInstance state) => _stage.Package(state.PackageName);

    private ScenarioLine LineOf(ScenarioStep step, Sentence? refusal, ImmutableArray<FiredTimer> fired, ImmutableArray<SentNotice> notices)
    {
        var state = _stage.State(step.Act.Case);
        var package = state is null ? null : PackageOf(state);
        return new(
            step.Line, step.At, step.Who, ScenarioNodes.Spell(step.Act), refusal, fired,
            state is null ? [] : [.. state.Tasks.Select(t => ScenarioNodes.Show(t, package!.Process, _stage.Directory))],
            [.. _scenario.Ledgers.Select(l => (l.Name, _stage.Balance(ScenarioWorld.LedgerId(l)) ?? default))],
            [.. notices.Select(n => (_stage.Directory.NameOf(n.PersonId), n.Kind))],
            state?.Outcome is { Length: > 0 } outcome ? _texts.Spell(OutcomeWords.Of(package!, outcome), Language.Chinese) : "");
    }
}
