using System.Text;

namespace Workflows.Testing;

/// <summary>
/// A process of the tests' own with a sub-process: the street verifies by a visit and an opinion; a visit that finds the papers
/// untrue throws an error, and the starter corrects them; verifying takes 30 days at most; then the vice chair decides. Its second
/// version asks the district besides. The first is drawn.
/// </summary>
internal static class VisitProcess
{
    public const string Name = "visits";

    public static Dictionary<string, byte[]> First { get; } = Files("", "decide");

    public static Dictionary<string, byte[]> Second { get; } = Files("""
        <bpmn:userTask id="district" name="区总审批" wf:nameEn="Decision of the district"><bpmn:extensionElements>
          <wf:stage kind="approval"><wf:candidates post="district.viceChair" at="level:district" /></wf:stage></bpmn:extensionElements></bpmn:userTask>
        <bpmn:sequenceFlow id="f9" sourceRef="decide" targetRef="district" />
        """, "district");

    private static Dictionary<string, byte[]> Files(string more, string last) => new(StringComparer.Ordinal)
    {
        ["process.bpmn"] = Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wf="http://union-workflows.example/schema/1"
              xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="urn:test">
              <bpmn:error id="untrue" name="材料不实" errorCode="UNTRUE" />
              <bpmn:process id="visits" name="示例核实" wf:nameEn="Example verification" isExecutable="true">
                <bpmn:extensionElements><wf:case title="&quot;核实 &quot; + applicant" amount="amount" startForm="application" starters="enterprise.officer" readers="street.aidOfficer street.viceChair">
                  <wf:ledger name="fund" kind="aid" at="level:street" /></wf:case></bpmn:extensionElements>
                <bpmn:startEvent id="start" name="提交" wf:nameEn="Filed" />
                <bpmn:serviceTask id="reserve" name="预留资金" wf:nameEn="Reservation"><bpmn:extensionElements><wf:stage kind="reservation" ledger="fund" amount="amount" /></bpmn:extensionElements></bpmn:serviceTask>
                <bpmn:subProcess id="verify" name="核实" wf:nameEn="Verification">
                  <bpmn:startEvent id="verifyStart" />
                  <bpmn:userTask id="visit" name="入户走访" wf:nameEn="Visit"><bpmn:extensionElements>
                    <wf:stage kind="approval" onRejection="continue"><wf:candidates post="street.aidOfficer" at="level:street" /><wf:clock rule="T-01.approval" /></wf:stage></bpmn:extensionElements></bpmn:userTask>
                  <bpmn:exclusiveGateway id="true" name="属实？" default="v4" />
                  <bpmn:endEvent id="untrueEnd" name="材料不实"><bpmn:errorEventDefinition errorRef="untrue" /></bpmn:endEvent>
                  <bpmn:userTask id="opinion" name="街道意见" wf:nameEn="Opinion of the street"><bpmn:extensionElements>
                    <wf:stage kind="task" return="true"><wf:candidates post="street.viceChair" at="level:street" /></wf:stage></bpmn:extensionElements></bpmn:userTask>
                  <bpmn:endEvent id="verified" />
                  <bpmn:sequenceFlow id="v1" sourceRef="verifyStart" targetRef="visit" />
                  <bpmn:sequenceFlow id="v2" sourceRef="visit" targetRef="true" />
                  <bpmn:sequenceFlow id="v3" name="不属实" sourceRef="true" targetRef="untrueEnd"><bpmn:conditionExpression>outcome.visit = "rejected"</bpmn:conditionExpression></bpmn:sequenceFlow>
                  <bpmn:sequenceFlow id="v4" name="属实" sourceRef="true" targetRef="opinion" />
                  <bpmn:sequenceFlow id="v5" sourceRef="opinion" targetRef="verified" />
                </bpmn:subProcess>
                <bpmn:boundaryEvent id="isUntrue" name="材料不实" attachedToRef="verify"><bpmn:errorEventDefinition errorRef="untrue" /></bpmn:boundaryEvent>
                <bpmn:boundaryEvent id="tooLong" name="超过 30 天" attachedToRef="verify"><bpmn:timerEventDefinition><bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
                <bpmn:userTask id="correct" name="补正材料" wf:nameEn="Correction" />
                <bpmn:userTask id="decide" name="审批" wf:nameEn="Decision"><bpmn:extensionElements>
                  <wf:stage kind="approval"><wf:candidates post="street.viceChair" at="level:street" /></wf:stage></bpmn:extensionElements></bpmn:userTask>
                <bpmn:endEvent id="done" name="办结" wf:outcome="approved" />
                <bpmn:endEvent id="over" name="超期终止" wf:outcome="timedOut" />
                {more}
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="reserve" />
                <bpmn:sequenceFlow id="f2" sourceRef="reserve" targetRef="verify" />
                <bpmn:sequenceFlow id="f3" sourceRef="verify" targetRef="decide" />
                <bpmn:sequenceFlow id="f4" sourceRef="isUntrue" targetRef="correct" />
                <bpmn:sequenceFlow id="f5" sourceRef="correct" targetRef="verify" />
                <bpmn:sequenceFlow id="f6" sourceRef="tooLong" targetRef="over" />
                <bpmn:sequenceFlow id="f7" sourceRef="{last}" targetRef="done" />
              </bpmn:process>
              <bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane id="pl" bpmnElement="visits">
                {Drawn}
              </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """),
        ["forms/application.form.json"] = """
            { "type": "default", "id": "application", "schemaVersion": 18, "components": [
              { "id": "F1", "type": "textfield", "key": "applicant", "label": "申请人", "properties": { "labelEn": "Applicant" } },
              { "id": "F2", "type": "number", "key": "amount", "label": "金额", "properties": { "labelEn": "Amount", "kind": "money" } } ] }
            """u8.ToArray(),
    };

    private static string Drawn => string.Concat(
        Shape("start", 20, 142, 36, 36), Shape("reserve", 100, 120, 100, 80),
        Shape("verify", 250, 40, 520, 240, " isExpanded='true'"), Shape("verifyStart", 275, 142, 36, 36), Shape("visit", 350, 120, 100, 80), Shape("true", 490, 135, 50, 50, " isMarkerVisible='true'"),
        Shape("untrueEnd", 497, 225, 36, 36), Shape("opinion", 590, 120, 100, 80), Shape("verified", 715, 142, 36, 36),
        Shape("isUntrue", 350, 262, 36, 36), Shape("tooLong", 690, 262, 36, 36), Shape("correct", 318, 340, 100, 80), Shape("over", 690, 362, 36, 36),
        Shape("decide", 820, 120, 100, 80), Shape("done", 970, 142, 36, 36),
        Edge("f1", 56, 160, 100, 160), Edge("f2", 200, 160, 250, 160), Edge("v1", 311, 160, 350, 160), Edge("v2", 450, 160, 490, 160), Edge("v3", 515, 185, 515, 225), Edge("v4", 540, 160, 590, 160),
        Edge("v5", 690, 160, 715, 160), Edge("f3", 770, 160, 820, 160), Edge("f4", 368, 298, 368, 340), Edge("f5", 318, 380, 270, 280), Edge("f6", 708, 298, 708, 362), Edge("f7", 920, 160, 970, 160));

    private static string Shape(string id, int x, int y, int width, int height, string more = "") =>
        $"<bpmndi:BPMNShape id='{id}_s' bpmnElement='{id}'{more}><dc:Bounds x='{x}' y='{y}' width='{width}' height='{height}'/></bpmndi:BPMNShape>";

    private static string Edge(string id, int x1, int y1, int x2, int y2) =>
        $"<bpmndi:BPMNEdge id='{id}_e' bpmnElement='{id}'><di:waypoint x='{x1}' y='{y1}'/><di:waypoint x='{x2}' y='{y2}'/></bpmndi:BPMNEdge>";
}
