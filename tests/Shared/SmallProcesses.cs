using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Host.Execution;

namespace Workflows.Testing;

/// <summary>
/// Processes of one stage, released into a test host: a public notice of the enterprise union, and an opinion the street's vice
/// chair gives. Filed by li-si, the officer of e1.
/// </summary>
public sealed class SmallProcesses(TestHost host)
{
    public const string Notice = "small-notice";
    public const string Opinion = "small-opinion";
    public const string Visits = "small-visits";

    public static Actor Officer { get; } = new("li-si", "enterprise.officer@e1");
    public static Actor Chair { get; } = new("wang-wu", "enterprise.chair@e1");

    private CommandRunner Runner => host.Services.GetRequiredService<CommandRunner>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A notice drafted: its row is there, its words are not public yet.</summary>
    public async Task<ProcessInstance> DraftNoticeAsync(string applicant = "示例·张三")
    {
        await ReleaseAsync(Notice, NoticeFiles);
        return await StartAsync(Notice, FeelContext.Empty
            .With("applicantName", FeelValue.Of(applicant)).With("unit", FeelValue.Of("e1")).With("category", FeelValue.Of("deep"))
            .With("illness", FeelValue.Of("示例病名")).With("amount", FeelValue.Of(8000m)));
    }

    public async Task<ProcessInstance> PublishNoticeAsync(string applicant = "示例·张三") =>
        await AnswerAsync(await DraftNoticeAsync(applicant), "publish", Chair, "");

    /// <summary>An opinion waiting for zhou-ba. With an amount it is about money.</summary>
    /// <param name="marked">The stage itself wants a signed-in session.</param>
    public async Task<ProcessInstance> OpinionAsync(decimal? amount = null, bool marked = false)
    {
        var name = marked ? Opinion + "-marked" : Opinion;
        await ReleaseAsync(name, OpinionFiles(marked));
        var values = FeelContext.Empty.With("matter", FeelValue.Of("示例活动场地"));
        return await StartAsync(name, amount is { } yuan ? values.With("amount", FeelValue.Of(yuan)) : values);
    }

    /// <summary>Two visitors of e1, zhao-liu and qian-qi, of whom one takes it; approved together with others.</summary>
    public async Task<ProcessInstance> VisitAsync(string matter, decimal? amount = null)
    {
        await ReleaseAsync(Visits, VisitFiles);
        var values = FeelContext.Empty.With("matter", FeelValue.Of(matter));
        return await StartAsync(Visits, amount is { } yuan ? values.With("amount", FeelValue.Of(yuan)) : values);
    }

    /// <summary>Answers the case's only task, or the last opened one.</summary>
    public async Task<ProcessInstance> AnswerAsync(ProcessInstance instance, string act, Actor actor, string words)
    {
        var task = instance.Tasks[^1];
        return Accepted(await Runner.RunAsync(new AnswerTask
        {
            Id = Guid.NewGuid().ToString("N"), InstanceId = instance.Id, Actor = actor, At = host.Clock.GetUtcNow(),
            TaskId = task.Id, Visit = task.Visit, Act = act, Words = words,
        }, Stop));
    }

    public async Task<ProcessInstance> WithdrawAsync(ProcessInstance instance) => Accepted(await Runner.RunAsync(new WithdrawInstance
    {
        Id = Guid.NewGuid().ToString("N"), InstanceId = instance.Id, Actor = Officer, At = host.Clock.GetUtcNow(),
    }, Stop));

    public async Task<ProcessInstance> NowAsync(string instanceId) =>
        (await host.Services.GetRequiredService<InstanceStore>().FindAsync(instanceId, Stop))!.Instance!;

    private async Task<ProcessInstance> StartAsync(string package, FeelContext values) => Accepted(await Runner.StartAsync(package, new StartInstance
    {
        Id = Guid.NewGuid().ToString("N"), InstanceId = Guid.CreateVersion7().ToString("N"), Actor = Officer, At = host.Clock.GetUtcNow(),
        UnitId = "e1", Values = values,
    }, null, Stop));

    private static ProcessInstance Accepted(Outcome outcome) => outcome switch
    {
        Outcome.Accepted accepted => accepted.Instance,
        Outcome.Rejected refused => throw new InvalidOperationException(refused.Rejection.Key),
        _ => throw new InvalidOperationException(),
    };

    private async Task ReleaseAsync(string name, Dictionary<string, string> files)
    {
        var deployment = await host.Services.GetRequiredService<Deployments>().ReleaseAsync(
            name, files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value)), "test", Stop);
        Assert.Equal([], deployment.Problems.Where(p => !p.IsWarning).Select(p => $"{p.File} {p.Element} {p.Sentence.Key}"));
    }

    private static string Diagram(string name, string caseSettings, string stage) => $"""
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wf="http://union-workflows.example/schema/1" id="d" targetNamespace="urn:test"
          xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI">
        <bpmn:process id="p" name="{name}" wf:nameEn="Example">
          <bpmn:extensionElements><wf:case {caseSettings} /></bpmn:extensionElements>
          <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="stage" />
          <bpmn:userTask id="stage" name="{name}" wf:nameEn="Example stage"><bpmn:extensionElements>{stage}</bpmn:extensionElements></bpmn:userTask>
          <bpmn:sequenceFlow id="f2" sourceRef="stage" targetRef="end" /><bpmn:endEvent id="end" />
        </bpmn:process>
        <bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane id="pl" bpmnElement="p">
          <bpmndi:BPMNShape id="s1" bpmnElement="start"><dc:Bounds x="60" y="82" width="36" height="36" /></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="s2" bpmnElement="stage"><dc:Bounds x="160" y="60" width="100" height="80" /></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="s3" bpmnElement="end"><dc:Bounds x="320" y="82" width="36" height="36" /></bpmndi:BPMNShape>
          <bpmndi:BPMNEdge id="e1" bpmnElement="f1"><di:waypoint x="96" y="100" /><di:waypoint x="160" y="100" /></bpmndi:BPMNEdge>
          <bpmndi:BPMNEdge id="e2" bpmnElement="f2"><di:waypoint x="260" y="100" /><di:waypoint x="320" y="100" /></bpmndi:BPMNEdge>
        </bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>
        """;

    private static Dictionary<string, string> NoticeFiles => new()
    {
        ["process.bpmn"] = Diagram("示例公示", "startForm=\"application\"", """
            <wf:stage kind="publicNotice" rule="A-12.notice" heading="heading" body="body">
              <wf:candidates post="enterprise.chair" at="self" /><wf:clock rule="T-01.approval" />
              <wf:objection><wf:candidates post="enterprise.chair" at="self" /><wf:clock rule="A-13.objectionCheck" /></wf:objection>
            </wf:stage>
            """),
        ["texts.json"] = """
            { "heading": { "zh": "困难职工帮扶对象公示", "en": "Public notice of aid" },
              "body": { "zh": "{case.unitName}职工{applicantName:masked}申请帮扶，金额{amount}。\n公示期间，任何职工都可以提出异议。",
                        "en": "{applicantName:masked} of {case.unitName} has applied, amount {amount}.\nAnyone may object." } }
            """,
        ["forms/application.form.json"] = """
            { "type": "default", "id": "application", "schemaVersion": 18, "components": [
              { "id": "F1", "type": "textfield", "key": "applicantName", "label": "姓名", "properties": { "labelEn": "Name", "kind": "name", "public": "true" } },
              { "id": "F2", "type": "textfield", "key": "unit", "label": "所在单位", "properties": { "labelEn": "Employer", "kind": "unit", "public": "true" } },
              { "id": "F3", "type": "select", "key": "category", "label": "困难类别", "values": [ { "label": "深度困难", "value": "deep" } ],
                "properties": { "labelEn": "Category", "option.deep": "Deep difficulty", "public": "true" } },
              { "id": "F4", "type": "textfield", "key": "illness", "label": "病情", "properties": { "labelEn": "Illness", "sensitive": "true" } },
              { "id": "F5", "type": "number", "key": "amount", "label": "金额", "properties": { "labelEn": "Amount", "kind": "money" } } ] }
            """,
    };

    private static Dictionary<string, string> VisitFiles => new()
    {
        ["process.bpmn"] = Diagram("示例走访", "title=\"matter\" amount=\"amount\"", """
            <wf:stage kind="approval" batch="true">
              <wf:candidates post="enterprise.visitor" at="self" /><wf:clock rule="T-01.approval" /><wf:claim /></wf:stage>
            """),
    };

    private static Dictionary<string, string> OpinionFiles(bool marked) => new()
    {
        ["process.bpmn"] = Diagram("街道意见", "title=\"matter\" amount=\"amount\"", $"""
            <wf:stage kind="approval" {(marked ? "link=\"no\"" : "")}>
              <wf:candidates post="street.viceChair" at="level:street" /><wf:clock rule="T-01.approval" /></wf:stage>
            """),
    };
}
