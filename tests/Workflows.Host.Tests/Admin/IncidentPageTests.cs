using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Definitions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Testing;

namespace Workflows.Host.Tests.Admin;

/// <summary>A case that stopped at a gateway: tried again, taken to a stage, or cancelled, each with a reason in the record.</summary>
public sealed class IncidentPageTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Name = "small-choice";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stopped_case_is_tried_again_and_then_taken_to_another_stage()
    {
        var id = await StoppedAsync();
        using var reader = await AdminReader.SignedInAsync(host);
        Assert.Contains($"/admin/stuck/{id}", (await reader.PageAsync("/admin/stuck")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        var page = await reader.PageAsync($"/admin/stuck/{id}");
        Assert.Contains("选一选", AdminReader.Text(page), StringComparison.Ordinal);

        Assert.Contains("5", await SendAsync(reader, id, "Retry", ("Reason", "短")), StringComparison.Ordinal);
        Assert.Equal("", await SendAsync(reader, id, "Retry", ("Reason", "补了规则，再试一次")));
        Assert.Contains("又卡住了", AdminReader.Text(await reader.PageAsync($"/admin/stuck/{id}?again=true")), StringComparison.Ordinal);
        Assert.Contains("请选别的环节", await SendAsync(reader, id, "Move", ("Reason", "按领导批示转办"), ("To", "")), StringComparison.Ordinal);
        Assert.Equal("", await SendAsync(reader, id, "Move", ("Reason", "按领导批示转办"), ("To", "stage")));

        var now = (await host.Services.GetRequiredService<InstanceStore>().FindAsync(id, Stop))!.Instance!;
        Assert.Equal(["stage"], now.Tasks.Select(t => t.NodeId));
        using var officer = await AdminReader.SignedInAsync(host, "li-si");
        var record = AdminReader.Text(await officer.PageAsync($"/cases/{id}"));
        Assert.Contains("按领导批示转办", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_cancelled_once_however_often_the_button_is_pressed_and_only_by_an_administrator()
    {
        var id = await StoppedAsync();
        using var staff = await AdminReader.SignedInAsync(host, "zheng-shi");
        using var refused = await staff.GetAsync($"/admin/stuck/{id}");
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);

        using var reader = await AdminReader.SignedInAsync(host);
        var command = (await reader.PageAsync($"/admin/stuck/{id}")).QuerySelector("input[name=CommandId]")!.GetAttribute("value")!;
        foreach (var _ in new[] { 1, 2 })
            await reader.PostAsync("/admin/stuck", $"/admin/stuck/{id}?handler=Cancel", ("CommandId", command), ("Reason", "重复登记，取消"));
        var now = (await host.Services.GetRequiredService<InstanceStore>().FindAsync(id, Stop))!.Instance!;
        Assert.Equal((InstanceStatus.Ended, "cancelled"), (now.Status, now.Outcome));
    }

    /// <summary>The sentence of a refusal; empty where it was done.</summary>
    private static async Task<string> SendAsync(AdminReader reader, string id, string handler, params (string Name, string Value)[] values)
    {
        var page = await reader.PageAsync($"/admin/stuck/{id}");
        string Of(string name) => page.QuerySelector($"input[name={name}]")!.GetAttribute("value")!;
        using var answer = await reader.PostAsync($"/admin/stuck/{id}", $"/admin/stuck/{id}?handler={handler}",
            [("CommandId", Of("CommandId")), ("Node", Of("Node")), ("Visit", Of("Visit")), .. values]);
        return answer.StatusCode == HttpStatusCode.Redirect ? "" : (await AdminReader.ParseAsync(answer)).QuerySelector("[role=alert]")!.TextContent.Trim();
    }

    private async Task<string> StoppedAsync()
    {
        var files = new Dictionary<string, byte[]>
        {
            ["process.bpmn"] = Encoding.UTF8.GetBytes("""
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wf="http://union-workflows.example/schema/1">
                <bpmn:process id="p" name="示例选择" wf:nameEn="Example"><bpmn:extensionElements><wf:case title="matter" /></bpmn:extensionElements>
                  <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="choice" />
                  <bpmn:exclusiveGateway id="choice" name="选一选" wf:nameEn="Choice" />
                  <bpmn:sequenceFlow id="f2" sourceRef="choice" targetRef="stage"><bpmn:conditionExpression>amount &gt; 100</bpmn:conditionExpression></bpmn:sequenceFlow>
                  <bpmn:userTask id="stage" name="街道意见" wf:nameEn="Opinion"><bpmn:extensionElements><wf:stage kind="approval"><wf:candidates post="street.viceChair" at="level:street" /><wf:clock rule="T-01.approval" /></wf:stage></bpmn:extensionElements></bpmn:userTask>
                  <bpmn:sequenceFlow id="f3" sourceRef="stage" targetRef="end" /><bpmn:endEvent id="end" />
                </bpmn:process></bpmn:definitions>
                """),
        };
        var released = await host.Services.GetRequiredService<Deployments>().ReleaseAsync(Name, files, "test", Stop);
        Assert.Equal([], released.Problems.Where(p => !p.IsWarning).Select(p => $"{p.Element} {p.Sentence.Key}"));
        var id = Guid.CreateVersion7().ToString("N");
        var outcome = await host.Services.GetRequiredService<CommandRunner>().StartAsync(Name, new StartInstance
        {
            Id = Guid.NewGuid().ToString("N"), InstanceId = id, Actor = SmallProcesses.Officer, At = host.Clock.GetUtcNow(), UnitId = "e1",
            Values = FeelContext.Of(("matter", FeelValue.Of("示例事项")), ("amount", FeelValue.Of(50))),
        }, null, Stop);
        Assert.Equal("", (outcome as Outcome.Rejected)?.Rejection.Key ?? "");
        return id;
    }
}
