using System.Text;

namespace Workflows.Testing;

/// <summary>
/// A process of the tests' own in which a department is asked for its opinion from outside: the street's aid officer files, the
/// department answers a form within three working days, the vice chair decides. The company may be invited besides, and sees the title only.
/// </summary>
internal static class GuestProcess
{
    public const string Name = "consultations";

    public static Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal)
    {
        ["process.bpmn"] = Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wf="http://union-workflows.example/schema/1"
              xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="urn:test">
              <bpmn:process id="consultations" name="示例征求意见" wf:nameEn="Example consultation" isExecutable="true">
                <bpmn:extensionElements><wf:case title="subject" startForm="request" starters="street.aidOfficer" readers="street.aidOfficer street.viceChair">
                  <wf:guest role="department" name="被征求意见的部门" nameEn="Department asked" fields="proposal paper" />
                  <wf:guest role="company" name="企业代表" nameEn="Company" opinion="true" /></wf:case></bpmn:extensionElements>
                <bpmn:startEvent id="start" name="提出" wf:nameEn="Asked for" />
                <bpmn:userTask id="reply" name="书面答复" wf:nameEn="Reply"><bpmn:extensionElements>
                  <wf:stage kind="task" form="reply"><wf:candidates guest="department" /><wf:clock rule="T-01.approval" before="T.reminderBefore" /></wf:stage></bpmn:extensionElements></bpmn:userTask>
                <bpmn:userTask id="decide" name="审批" wf:nameEn="Decision"><bpmn:extensionElements>
                  <wf:stage kind="approval"><wf:candidates post="street.viceChair" at="level:street" /><wf:clock rule="T-01.approval" /></wf:stage></bpmn:extensionElements></bpmn:userTask>
                <bpmn:endEvent id="done" name="办结" wf:outcome="approved" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="reply" />
                <bpmn:sequenceFlow id="f2" sourceRef="reply" targetRef="decide" />
                <bpmn:sequenceFlow id="f3" sourceRef="decide" targetRef="done" />
              </bpmn:process>
              <bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane id="pl" bpmnElement="consultations">
                {Shape("start", 60, 82, 36)}{Shape("reply", 160, 60, 100, 80)}{Shape("decide", 320, 60, 100, 80)}{Shape("done", 480, 82, 36)}
                <bpmndi:BPMNEdge id="e1" bpmnElement="f1"><di:waypoint x="96" y="100"/><di:waypoint x="160" y="100"/></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="e2" bpmnElement="f2"><di:waypoint x="260" y="100"/><di:waypoint x="320" y="100"/></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="e3" bpmnElement="f3"><di:waypoint x="420" y="100"/><di:waypoint x="480" y="100"/></bpmndi:BPMNEdge>
              </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """),
        ["forms/request.form.json"] = """
            { "type": "default", "id": "request", "schemaVersion": 18, "components": [
              { "id": "F1", "type": "textfield", "key": "subject", "label": "事由", "validate": { "required": true }, "properties": { "labelEn": "Subject" } },
              { "id": "F2", "type": "textarea", "key": "proposal", "label": "征求意见稿", "properties": { "labelEn": "Draft" } },
              { "id": "F3", "type": "textarea", "key": "internal", "label": "内部意见", "properties": { "labelEn": "Internal note" } },
              { "id": "F4", "type": "textfield", "key": "illness", "label": "病情", "properties": { "labelEn": "Illness", "sensitive": "true" } },
              { "id": "F5", "type": "filepicker", "key": "paper", "label": "附件", "multiple": true, "properties": { "labelEn": "Paper" } },
              { "id": "F6", "type": "filepicker", "key": "secretPaper", "label": "内部附件", "multiple": true, "properties": { "labelEn": "Internal paper" } } ] }
            """u8.ToArray(),
        ["forms/reply.form.json"] = """
            { "type": "default", "id": "reply", "schemaVersion": 18, "components": [
              { "id": "F7", "type": "textarea", "key": "answer", "label": "答复意见", "validate": { "required": true, "maxLength": 2000 }, "properties": { "labelEn": "Reply" } },
              { "id": "F8", "type": "filepicker", "key": "answerPaper", "label": "答复函", "multiple": true, "properties": { "labelEn": "Letter" } } ] }
            """u8.ToArray(),
        ["texts.json"] = "{}"u8.ToArray(),
    };

    private static string Shape(string id, int x, int y, int width, int? height = null) =>
        $"<bpmndi:BPMNShape id='{id}_s' bpmnElement='{id}'><dc:Bounds x='{x}' y='{y}' width='{width}' height='{height ?? width}'/></bpmndi:BPMNShape>";
}
