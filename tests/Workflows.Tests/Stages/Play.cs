using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions;
using Workflows.Definitions.Bpmn;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Dmn;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Effects;
using Workflows.Engine.Facts;
using Workflows.Engine.State;
using Workflows.Stages;
using Workflows.Stages.Scenarios;
using Workflows.Tests.Bpmn;
using Workflows.Tests.Engine;

namespace Workflows.Tests.Stages;

/// <summary>
/// One case of a small process, played step by step with <see cref="StepChecks"/> around each. It begins on Monday 8 June 2026,
/// nine o'clock in Shenzhen; the street has 10,000.00 yuan. People are called by what they are.
/// </summary>
internal sealed class Play
{
    private readonly ExecutableProcess _process;
    private readonly StepChecks _checks = new();
    private int _commands;

    /// <param name="inside">The inside of the process.</param>
    /// <param name="texts">Keys of the package's texts with their Chinese words.</param>
    public Play(string inside, params (string Key, string Words)[] texts)
    {
        var reading = Diagrams.Read(inside);
        Assert.Equal([], reading.Problems.Select(p => $"{p.Line} {p.Element} {p.Sentence.Key}"));
        var package = new ProcessPackage
        {
            Name = "example",
            Hash = "0",
            Process = reading.Model!,
            BpmnXml = "",
            Forms = ImmutableSortedDictionary<string, FormSchema>.Empty,
            Decisions = ImmutableSortedDictionary<string, DmnModel>.Empty,
            Texts = texts.ToImmutableSortedDictionary(t => t.Key, t => new PackageText(t.Words, t.Words), StringComparer.Ordinal),
        };
        var bound = ExecutableProcess.Bind(package, StageKinds.Shipped);
        Assert.Equal([], bound.Problems.Select(p => $"{p.Line} {p.Element} {p.Sentence.Key}"));
        _process = bound.Process!;
        World = Union();
    }

    public ScenarioWorld World { get; }
    public DateTimeOffset Now { get; private set; } = Local("06-08 09:00");
    public ProcessInstance Case { get; private set; } = null!;
    public List<Fact> Facts { get; } = [];
    public List<Effect> Effects { get; } = [];

    /// <summary>Nodes with a token, in order of their names.</summary>
    public string Where => string.Join(' ', Case.Active.Select(a => a.NodeId).Order(StringComparer.Ordinal));

    /// <summary>Who may answer the only task of a node, barred persons left out.</summary>
    public string Who(string node) => string.Join(' ', TaskAt(node).Principals
        .SelectMany(p => Workflows.Engine.Assignments.Entitlement.PersonsBehind(World, p))
        .Where(p => TaskAt(node).Excluded.All(e => e.PersonId != p)).Order(StringComparer.Ordinal));

    public OpenTask TaskAt(string node) => Assert.Single(Case.Tasks, t => t.NodeId == node);

    /// <summary>Kinds and receivers of all notices so far, as <c>kind→person:x</c>.</summary>
    public IEnumerable<string> Notices => Effects.OfType<Notify>().SelectMany(n => n.To.Select(to => $"{n.Kind}→{to}"));

    /// <summary>An instant of 2026 by the clock on the wall: <c>06-08 09:00</c>.</summary>
    public static DateTimeOffset Local(string text) => new DateTimeOffset(
        DateTime.ParseExact("2026-" + text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8)).ToUniversalTime();

    public static FeelContext Values(params (string, FeelValue)[] values) => FeelContext.Of(values);

    public Play Start(params (string, FeelValue)[] values) => StartBy("officer", values);

    public Play StartBy(string person, params (string, FeelValue)[] values)
    {
        Accept(StartCommand(person, values));
        return this;
    }

    public string RefuseStart(string person, params (string, FeelValue)[] values) => Refuse(StartCommand(person, values));

    public Play Answer(string person, string node, string act, string words = "", params (string, FeelValue)[] values)
    {
        Accept(AnswerCommand(person, node, act, words, values));
        return this;
    }

    public Play Return(string person, string node, string to, bool straightBack = false)
    {
        Accept(AnswerCommand(person, node, "return", "请补充说明情况") with { ReturnTo = to, ComeStraightBack = straightBack });
        return this;
    }

    /// <summary>An answer that must be refused; answers its sentence in Chinese.</summary>
    public string RefuseAnswer(string person, string node, string act, string words = "", params (string, FeelValue)[] values) =>
        Refuse(AnswerCommand(person, node, act, words, values));

    public AnswerTask AnswerCommand(string person, string node, string act, string words = "", params (string, FeelValue)[] values)
    {
        var task = Case.Tasks.Where(t => t.NodeId == node)
            .OrderByDescending(t => t.Principals.Any(p => Workflows.Engine.Assignments.Entitlement.PersonsBehind(World, p).Contains(person))).First();
        return new()
        {
            Id = NextId(), InstanceId = "c", Actor = new Actor(person), At = Now,
            TaskId = task.Id, Visit = task.Visit, Act = act, Words = words, Values = FeelContext.Of(values),
        };
    }

    public WithdrawInstance WithdrawCommand(string person) => new() { Id = NextId(), InstanceId = "c", Actor = new Actor(person), At = Now };

    /// <summary>Moves the clock, firing every timer on the way.</summary>
    public Play Until(string time)
    {
        var to = Local(time);
        while (Case.Timers.Where(t => t.At <= to).OrderBy(t => t.At).ThenBy(t => t.Id, StringComparer.Ordinal).FirstOrDefault() is { } timer)
        {
            Now = timer.At;
            Accept(FireCommand(timer.Id));
        }
        Now = to;
        return this;
    }

    public FireTimer FireCommand(string timer) => new() { Id = NextId(), InstanceId = "c", Actor = Actor.System, At = Now, TimerId = timer };

    public void Accept(Command command)
    {
        var result = _checks.Step(_process, Case, command, World);
        if (result is Rejected rejected)
            Assert.Fail(Say(rejected.Rejection.Sentence));
        var accepted = (Accepted)result;
        Case = accepted.Instance;
        Facts.AddRange(accepted.Facts);
        Effects.AddRange(accepted.Effects);
        foreach (var effect in accepted.Effects)
            World.Apply(effect);
    }

    public string Refuse(Command command) => Say(RejectionOf(command).Sentence);

    public Rejection RejectionOf(Command command) => Assert.IsType<Rejected>(_checks.Step(_process, Case, command, World)).Rejection;

    public string NextId() => $"command-{(++_commands).ToString(CultureInfo.InvariantCulture)}";

    private StartInstance StartCommand(string person, (string, FeelValue)[] values) => new()
    {
        Id = NextId(), InstanceId = "c", Actor = new Actor(person), At = Now, UnitId = "enterprise", Values = FeelContext.Of(values),
    };

    private static string Say(Sentence sentence) => StepChecks.Texts.Say(sentence, Language.Chinese);

    private static ScenarioWorld Union()
    {
        var world = new ScenarioWorld();
        world.AddUnit("district", "示例区总工会", "district", null, "demo-street");
        world.AddUnit("street", "示例街道总工会", "street", "district");
        world.AddUnit("enterprise", "示例公司工会", "enterprise", "street");
        foreach (var (post, unit, people) in new[]
        {
            ("administrator", "district", "admin"), ("officer", "enterprise", "officer"), ("chair", "enterprise", "chair"),
            ("visitor", "enterprise", "visitor1 visitor2"), ("aid", "street", "aid"), ("vice", "street", "vice"), ("head", "street", "head"),
            ("cashier", "street", "cashier"), ("panel", "street", "panel1 panel2 panel3"),
        })
            foreach (var person in people.Split(' '))
            {
                world.AddPerson(person, $"示例·{person}");
                world.AddPost(post, unit, person);
            }
        world.AddPerson("worker", "示例·worker");
        world.AddPerson("stranger", "示例·stranger");
        world.SetBalance("aid:street:2026", Money.Yuan(10_000));
        return world;
    }
}
