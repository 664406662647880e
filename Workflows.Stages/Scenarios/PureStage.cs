using System.Globalization;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Packages;
using Workflows.Stages.Document;
using Workflows.Stages.PublicNotice;

namespace Workflows.Stages.Scenarios;

/// <summary>Plays against the engine alone, in memory, with a clock that only rows move.</summary>
/// <param name="packages">Packages by name.</param>
/// <param name="step">Takes a step; the tests put their checks around it. Default: the engine's.</param>
public sealed class PureStage(
    ScenarioWorld world, IEnumerable<ProcessPackage> packages, DateTimeOffset start, StepTaker? step = null) : IScenarioStage
{
    private readonly Dictionary<string, ExecutableProcess> _processes = packages.ToDictionary(p => p.Name, Bound, StringComparer.Ordinal);
    private readonly Dictionary<string, ProcessInstance> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Case, string Node, int Visit), DocumentState> _documents = [];
    private readonly List<SentNotice> _notices = [];
    private readonly StepTaker _step = step ?? ProcessEngine.Step;
    private int _commands;

    public DateTimeOffset Now { get; private set; } = start;
    public TimeZoneInfo Zone => world.Zone;
    public IDirectory Directory => world;

    public ProcessPackage? Package(string process) =>
        _processes.Values.FirstOrDefault(p => p.Package.Name == process || p.Model.Name == process)?.Package;

    public string? PersonId(string name) => world.PersonId(name);
    public string? UnitId(string name) => world.UnitId(name);
    public ProcessInstance? State(string name) => _cases.GetValueOrDefault(name);

    public FeelContext Figures(string name) =>
        State(name) is { } state ? new CaseReading(_processes[state.PackageName], state, world, Now).Figures : FeelContext.Empty;

    public FeelValue? Reveal(string sealedId) => world.Reveal(sealedId);
    public Money? Balance(string ledger) => world.Balance(ledger);
    public FeelContext? RegisterEntry(string register, string key) => world.RegisterEntry(register, key);

    public ImmutableArray<FiredTimer> AdvanceTo(DateTimeOffset instant)
    {
        var fired = ImmutableArray.CreateBuilder<FiredTimer>();
        while (Next(instant) is var (name, timer))
        {
            Now = timer.At > Now ? timer.At : Now;
            if (Take(name, new FireTimer { Id = NextId(), InstanceId = name, Actor = Actor.System, At = Now, TimerId = timer.Id }) is { } refused)
                throw new InvalidOperationException($"The timer {timer.Id} was refused: {refused.Key}.");
            fired.Add(new(name, timer.NodeId, timer.Name, Now));
        }
        Now = instant > Now ? instant : Now;
        return fired.ToImmutable();
    }

    public Rejection? Start(string name, ProcessPackage package, string personId, FeelContext values)
    {
        var form = package.Forms.GetValueOrDefault(package.Process.Case.StartForm);
        return Take(name, new StartInstance
        {
            Id = NextId(),
            InstanceId = name,
            Actor = new Actor(personId),
            At = Now,
            UnitId = world.UnitOf(personId, package.Process.Case.Starters) ?? "",
            Values = form is null ? values : world.Seal(form, values),
        }, _processes[package.Name]);
    }

    public Rejection? Answer(string name, ScenarioAnswer answer)
    {
        var package = _processes[_cases[name].PackageName].Package;
        var values = _cases[name].Task(answer.TaskId) is { } task && package.Forms.GetValueOrDefault(task.Form) is { } form
            ? world.Seal(form, answer.Values) : answer.Values;
        return Take(name, new AnswerTask
        {
            Id = NextId(),
            InstanceId = name,
            Actor = new Actor(answer.PersonId),
            At = Now,
            TaskId = answer.TaskId,
            Visit = answer.Visit,
            Act = answer.Act,
            Values = values,
            Words = answer.Words,
            ReturnTo = answer.ReturnTo,
            ComeStraightBack = answer.ComeStraightBack,
        });
    }

    public Rejection? Object(string name, string nodeId, string personId) => Take(name, new RaiseObjection
    {
        Id = NextId(),
        InstanceId = name,
        Actor = personId is "" ? Actor.Public : new Actor(personId),
        At = Now,
        NodeId = nodeId,
        Visit = _cases[name].ActiveAt(nodeId)?.Visit ?? 0,
        ObjectionId = $"objection-{_commands.ToString(CultureInfo.InvariantCulture)}",
    });

    public Rejection? Withdraw(string name, string personId, string words) =>
        Take(name, new WithdrawInstance { Id = NextId(), InstanceId = name, Actor = new Actor(personId), At = Now, Words = words });

    public ImmutableArray<DocumentState> Documents(string name) => [.. _documents.Where(d => d.Key.Case == name).Select(d => d.Value)];

    public ImmutableArray<SentNotice> TakeNotices()
    {
        ImmutableArray<SentNotice> taken = [.. _notices];
        _notices.Clear();
        return taken;
    }

    private Rejection? Take(string name, Command command, ExecutableProcess? process = null)
    {
        var before = _cases.GetValueOrDefault(name);
        var result = _step(process ?? _processes[before!.PackageName], before, command, world);
        if (result is not Accepted accepted)
            return ((Rejected)result).Rejection;
        _cases[name] = accepted.Instance;
        foreach (var effect in accepted.Effects)
        {
            world.Apply(effect);
            if (effect is DocumentChanged changed)
                _documents[(name, changed.NodeId, changed.Visit)] = changed.Document;
            if (effect is Engine.Effects.Notify notify)
                _notices.AddRange(notify.To.SelectMany(p => To(p)).Distinct(StringComparer.Ordinal).Select(p => new SentNotice(name, notify.Kind, p, Now)));
        }
        return null;
    }

    private ImmutableArray<string> To(string principal) => Entitlement.PersonsBehind(world, new Principal(principal, ""));

    private (string Name, PendingTimer Timer)? Next(DateTimeOffset until) => _cases
        .SelectMany(c => c.Value.Timers.Select(t => (Name: c.Key, Timer: t)))
        .Where(t => t.Timer.At <= until)
        .OrderBy(t => t.Timer.At).ThenBy(t => t.Name, StringComparer.Ordinal).ThenBy(t => t.Timer.Id, StringComparer.Ordinal)
        .Cast<(string, PendingTimer)?>().FirstOrDefault();

    private string NextId() => $"command-{(++_commands).ToString(CultureInfo.InvariantCulture)}";

    private static ExecutableProcess Bound(ProcessPackage package) => ExecutableProcess.Bind(package, StageKinds.Shipped) is { Process: { } process }
        ? process : throw new ArgumentException($"The package {package.Name} cannot be bound.", nameof(package));
}

/// <summary>Takes one step of the engine.</summary>
public delegate StepResult StepTaker(ExecutableProcess process, ProcessInstance? instance, Command command, IWorld world);
