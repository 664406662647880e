using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions.Bpmn;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Dmn;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Packages;
using Workflows.Engine;
using Workflows.Engine.Assignments;
using Workflows.Engine.Commands;
using Workflows.Engine.Effects;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Stages;
using Workflows.Stages.Approval;
using Workflows.Stages.PublicNotice;
using Workflows.Stages.Scenarios;

namespace Workflows.Tests.Engine;

/// <summary>
/// Plays one case of a drawn process in a <see cref="Engine.Town"/>, step by step; <see cref="StepChecks"/> looks at every step. The
/// case is <c>i</c>, filed at works; times are said in the town's zone.
/// </summary>
internal sealed class Play
{
    private readonly StepChecks _checks = new();
    private ProcessInstance? _state;
    private int _commands;

    public Play(string drawing, ScenarioWorld? town = null, params (string Key, string Chinese)[] texts)
        : this(Bind(drawing, Decisions.None, texts), town) { }

    public Play(ExecutableProcess process, ScenarioWorld? town = null)
    {
        Process = process;
        World = town ?? Town.New();
        At("2026-06-01 09:00");
    }

    public ExecutableProcess Process { get; }
    public ScenarioWorld World { get; }
    public DateTimeOffset Now { get; private set; }

    /// <summary>The case as the last accepted step left it.</summary>
    public ProcessInstance State => _state ?? throw new InvalidOperationException("The case has not begun.");

    /// <summary>The last accepted step.</summary>
    public Accepted Last { get; private set; } = null!;

    public IReadOnlyList<Fact> Facts => _checks.FactsOf("i");

    public IReadOnlyList<JournalRow> Journal => _checks.JournalOf("i");

    public static ExecutableProcess Bind(string drawing, ImmutableSortedDictionary<string, DmnModel> decisions, params (string Key, string Chinese)[] texts)
    {
        var bound = ExecutableProcess.Bind(Package(drawing, decisions, texts), StageKinds.Shipped);
        Assert.Empty(bound.Problems.Select(p => $"{p.Element} {p.Sentence.Key}"));
        return bound.Process!;
    }

    public static ProcessPackage Package(string drawing, ImmutableSortedDictionary<string, DmnModel> decisions, params (string Key, string Chinese)[] texts)
    {
        var xml = Drawing.Xml(drawing);
        var reading = BpmnReader.Read(xml);
        Assert.Empty(reading.Problems.Select(p => $"{p.Line} {p.Element} {p.Sentence.Key}"));
        return new ProcessPackage
        {
            Name = "example",
            Hash = "0",
            Process = reading.Model!,
            BpmnXml = xml,
            Forms = ImmutableSortedDictionary<string, FormSchema>.Empty,
            Decisions = decisions,
            Texts = texts.ToImmutableSortedDictionary(t => t.Key, t => new PackageText(t.Chinese, t.Chinese), StringComparer.Ordinal),
        };
    }

    /// <summary>Moves the clock without firing anything. <c>2026-06-15 09:00</c> in the town's zone.</summary>
    public Play At(string local)
    {
        Now = Instant(local);
        return this;
    }

    /// <summary>Moves the clock on by a while without firing anything.</summary>
    public void Later(TimeSpan by) => Now += by;

    public DateTimeOffset Instant(string local)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return DueInstant.StartOf(DateOnly.FromDateTime(time), World.Zone) + time.TimeOfDay;
    }

    public Play Start(string person = "wang", params (string Name, FeelValue Value)[] values)
    {
        Accept(StartCommand(person, values));
        return this;
    }

    public StartInstance StartCommand(string person = "wang", params (string Name, FeelValue Value)[] values) =>
        new() { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, UnitId = "works", Values = FeelContext.Of(values) };

    public Play Answer(string person, string act, params (string Name, FeelValue Value)[] values) => Accepted(Answering(person, act) with { Values = FeelContext.Of(values) });

    public Play Return(string person, string to, bool straightBack = false, string words = "请补充说明材料") =>
        Accepted(Answering(person, "return") with { ReturnTo = to, ComeStraightBack = straightBack, Words = words });

    /// <summary>The answer to the open task with that act the person is asked, else to the first with it.</summary>
    public AnswerTask Answering(string person, string act, string words = "情况属实，理由充分", string node = "")
    {
        var open = State.Tasks.Where(t => t.Acts.Contains(act) && (node is "" || t.NodeId == node)).ToArray();
        var task = open.FirstOrDefault(t => t.Principals.Any(p => Entitlement.PersonsBehind(World, p).Contains(person))) ?? open[0];
        return new() { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, TaskId = task.Id, Visit = task.Visit, Act = act, Words = words };
    }

    public TransferTask Transferring(string person, string to, string words = "") => About(person, (id, visit) =>
        new TransferTask { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, TaskId = id, Visit = visit, To = to, Words = words });

    public DelegateTask Delegating(string person, string to) => About(person, (id, visit) =>
        new DelegateTask { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, TaskId = id, Visit = visit, To = to, Words = "请看一下材料" });

    public AddSigners Adding(string person, SignerPlace place, params string[] persons) => About(person, (id, visit) =>
        new AddSigners { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, TaskId = id, Visit = visit, Place = place, Persons = [.. persons] });

    public CopyCase Copying(string person, params string[] to) => About(person, (id, visit) =>
        new CopyCase { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, TaskId = id, Visit = visit, To = [.. to] });

    public CommentOnTask Commenting(string person, string words) => About(person, (id, visit) =>
        new CommentOnTask { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, TaskId = id, Visit = visit, Words = words });

    public RemoveSigners Removing(string person, params string[] seats) => new()
    {
        Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, NodeId = "a", Visit = State.Visits["a"], Seats = [.. seats],
    };

    public TakeBack TakingBack(string person, string node = "a", int? visit = null) =>
        new() { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, NodeId = node, Visit = visit ?? State.Visits[node] };

    /// <summary>The task the person is asked, else the first.</summary>
    private T About<T>(string person, Func<string, int, T> command)
    {
        var task = State.Tasks.FirstOrDefault(t => t.Principals.Any(p => Entitlement.PersonsBehind(World, p).Contains(person))) ?? State.Tasks[0];
        return command(task.Id, task.Visit);
    }

    public WithdrawInstance Withdrawing(string person = "wang") => new() { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, Words = "不申请了" };

    public CancelInstance Cancelling(string person = "admin", string words = "重复登记，取消") =>
        new() { Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, Words = words };

    /// <summary>Trying the stopped node again.</summary>
    public RetryIncident Retrying(string person = "admin", ActiveNode? stopped = null) => new()
    {
        Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, Words = "已经补上经费",
        NodeId = (stopped ?? Stopped).NodeId, Visit = (stopped ?? Stopped).Visit,
    };

    /// <summary>Taking the stopped node's token elsewhere.</summary>
    public MoveToken Moving(string to, string person = "admin", ActiveNode? stopped = null) => new()
    {
        Id = NextId(), InstanceId = "i", Actor = new(person), At = Now, Words = "流程图有误，改走这里",
        NodeId = (stopped ?? Stopped).NodeId, Visit = (stopped ?? Stopped).Visit, To = to,
    };

    private ActiveNode Stopped => State.Active.First(a => a.Incident is not "");

    public RaiseObjection Objecting(string id, string node = "n", int visit = 1) =>
        new() { Id = NextId(), InstanceId = "i", Actor = Actor.Public, At = Now, NodeId = node, Visit = visit, ObjectionId = id };

    public FireTimer Firing(PendingTimer timer) => new() { Id = NextId(), InstanceId = "i", Actor = Actor.System, At = Now, TimerId = timer.Id };

    /// <summary>Moves the clock to an instant, firing every timer on the way in its order. Answers them as <c>name day time</c>.</summary>
    public string[] Until(string local)
    {
        var fired = new List<string>();
        while (State.Timers.Where(t => t.At <= Instant(local)).OrderBy(t => t.At).ThenBy(t => t.Id, StringComparer.Ordinal).FirstOrDefault() is { } timer)
        {
            Now = timer.At > Now ? timer.At : Now;
            Accept(Firing(timer));
            fired.Add($"{timer.Name} {TimeZoneInfo.ConvertTime(Now, World.Zone).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)}");
        }
        At(local);
        return [.. fired];
    }

    public Play Accepted(Command command)
    {
        Accept(command);
        return this;
    }

    /// <summary>One step with all checks; what it asks of ledgers and registers is done.</summary>
    public StepResult Step(Command command)
    {
        var result = _checks.Step(Process, _state, command, World);
        if (result is not Accepted accepted)
            return result;
        foreach (var effect in accepted.Effects)
            World.Apply(effect);
        (Last, _state) = (accepted, accepted.Instance);
        return accepted;
    }

    public Accepted Accept(Command command)
    {
        var result = Step(command);
        Assert.Equal("accepted", result is Rejected no ? no.Rejection.Key : "accepted");
        return (Accepted)result;
    }

    /// <summary>The key of the sentence the command is refused with.</summary>
    public string Refused(Command command) => Rejection(command).Key;

    public Rejection Rejection(Command command) => Assert.IsType<Rejected>(Step(command)).Rejection;

    /// <summary>Nodes that hold a token, in order of their ids.</summary>
    public string[] Active => [.. State.Active.Select(a => a.NodeId).Order(StringComparer.Ordinal)];

    /// <summary>What people were told by the last step, as <c>kind: who, who</c>.</summary>
    public string[] Told => [.. Last.Effects.OfType<Workflows.Engine.Effects.Notify>().Select(n => $"{n.Kind}: {string.Join(", ", n.To)}")];

    public string NextId() => $"c{(++_commands).ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>Decision models of a drawn process.</summary>
internal static class Decisions
{
    public static ImmutableSortedDictionary<string, DmnModel> None { get; } =
        ImmutableSortedDictionary.Create<string, DmnModel>(StringComparer.Ordinal);
}
