using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using Workflows.Definitions.Dmn;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Stages;
using Workflows.Stages.Scenarios;

namespace Workflows.Conformance.Bpmn;

/// <summary>Plays the steps of one scenario on one case: the person who files it answers every task, the clock moves by hand.</summary>
internal sealed class BpmnPlay
{
    private readonly ExecutableProcess _process;
    private readonly ScenarioWorld _world = new();
    private DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private ProcessInstance? _state;
    private int _commands;

    public BpmnPlay(ProcessModel model, string xml)
    {
        _world.AddUnit("u", "示例工会", "enterprise", null, "cn");
        _world.AddPerson("p", "示例·甲");
        var bound = ExecutableProcess.Bind(new ProcessPackage
        {
            Name = "script", Hash = "0", Process = model, BpmnXml = xml,
            Forms = ImmutableSortedDictionary<string, FormSchema>.Empty,
            Decisions = ImmutableSortedDictionary<string, DmnModel>.Empty,
            Texts = ImmutableSortedDictionary<string, PackageText>.Empty,
        }, StageKinds.Shipped);
        _process = bound.Process ?? throw new InvalidOperationException(string.Join("; ", bound.Problems.Select(p => p.Sentence.Key)));
    }

    private ProcessInstance State => _state!;

    /// <summary>Takes the steps one after another; null where all expectations hold, else the first that does not.</summary>
    public string? Run(JsonArray steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i]!.AsObject();
            var fault = step["expect"] is JsonObject expected ? Check(expected) : Do(step);
            if (fault is not null)
                return string.Create(CultureInfo.InvariantCulture, $"step {i + 1}: {fault}");
        }
        return null;
    }

    private string? Do(JsonObject step) => Text(step["do"]) switch
    {
        "start" => Take(new StartInstance { Id = NextId(), InstanceId = "i", Actor = new("p"), At = _now, UnitId = "u", Values = Values(step["vars"]!.AsObject()) }),
        "complete" => State.Tasks.FirstOrDefault(t => t.NodeId == Text(step["task"])) is not { } task
            ? $"no task at {Text(step["task"])}"
            : Take(new AnswerTask { Id = NextId(), InstanceId = "i", Actor = new("p"), At = _now, TaskId = task.Id, Visit = task.Visit, Act = "complete" }),
        "advanceClock" => Advance(XmlConvert.ToTimeSpan(Text(step["by"]))),
        var act => $"'{act}' cannot be done",
    };

    private string? Advance(TimeSpan by)
    {
        var until = _now + by;
        while (State.Timers.Where(t => t.At <= until).MinBy(t => (t.At, t.Id)) is { } timer)
        {
            _now = timer.At;
            if (Take(new FireTimer { Id = NextId(), InstanceId = "i", Actor = Actor.System, At = _now, TimerId = timer.Id }) is { } fault)
                return fault;
        }
        _now = until;
        return null;
    }

    private string? Take(Command command)
    {
        var result = ProcessEngine.Step(_process, _state, command, _world);
        if (result is Rejected rejected)
            return rejected.Rejection.Key;
        _state = ((Accepted)result).Instance;
        return null;
    }

    private string? Check(JsonObject expected)
    {
        var state = State.Status is InstanceStatus.Ended ? "ended" : "open";
        if (Text(expected["state"]) != state)
            return $"expected the case to be {Text(expected["state"])}, but it is {state}";
        var tasks = string.Join(", ", State.Tasks.Select(t => t.NodeId).Order(StringComparer.Ordinal));
        var wanted = string.Join(", ", expected["tasks"]!.AsArray().Select(t => Text(t)).Order(StringComparer.Ordinal));
        if (tasks != wanted)
            return $"expected the tasks [{wanted}], but found [{tasks}]";
        return expected["subscriptions"]?["timers"] is { } timers && timers.GetValue<int>() != State.Timers.Length
            ? $"expected {timers} timers, but found {State.Timers.Length}" : null;
    }

    private static FeelContext Values(JsonObject values) => FeelContext.Of([.. values.Select(v => (v.Key, v.Value!.GetValueKind() is System.Text.Json.JsonValueKind.Number
        ? (FeelValue)FeelValue.Of(v.Value.GetValue<decimal>()) : FeelValue.Of(Text(v.Value))))]);

    private string NextId() => $"c{(++_commands).ToString(CultureInfo.InvariantCulture)}";

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
