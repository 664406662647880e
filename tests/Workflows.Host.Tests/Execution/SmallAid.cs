using System.Text;

namespace Workflows.Host.Tests.Execution;

/// <summary>A small process of the tests' own: the street approves and reserves; the cashier pays; too little goes to the district.</summary>
internal static class SmallAid
{
    public const string Name = "small-aid";

    public static Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal)
    {
        ["process.bpmn"] = Encoding.UTF8.GetBytes("""
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wf="http://union-workflows.example/schema/1" id="d" targetNamespace="urn:test">
              <bpmn:process id="smallAid" name="小额帮扶" wf:nameEn="Small aid" isExecutable="true">
                <bpmn:extensionElements>
                  <wf:case title="&quot;帮扶 &quot; + applicant" amount="amount" parties="party" starters="enterprise.officer" number="示帮〔{year}〕{n}号"
                    numberLevel="district" readers="street.aidOfficer district.viceChair">
                    <wf:ledger name="fund" kind="aid" at="level:street" />
                  </wf:case>
                </bpmn:extensionElements>
                <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
                <bpmn:userTask id="decide" name="街道审批" wf:nameEn="Decision of the street">
                  <bpmn:extensionElements>
                    <wf:stage kind="approval"><wf:candidates post="street.viceChair" at="level:street" />
                      <wf:clock rule="A-11.survey" most="2" overdue="nothing" /></wf:stage>
                  </bpmn:extensionElements>
                  <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:serviceTask id="reserve" name="预留资金" wf:nameEn="Reservation">
                  <bpmn:extensionElements><wf:stage kind="reservation" ledger="fund" amount="amount" /></bpmn:extensionElements>
                  <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>
                </bpmn:serviceTask>
                <bpmn:exclusiveGateway id="gate" default="f5"><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing><bpmn:outgoing>f5</bpmn:outgoing></bpmn:exclusiveGateway>
                <bpmn:userTask id="pay" name="发放" wf:nameEn="Payment">
                  <bpmn:extensionElements>
                    <wf:stage kind="disbursement" payees="[{name: applicant, amount: amount}]"><wf:candidates post="street.cashier" at="level:street" />
                      <wf:correction><wf:candidates starter="true" /></wf:correction></wf:stage>
                  </bpmn:extensionElements>
                  <bpmn:incoming>f4</bpmn:incoming><bpmn:outgoing>f6</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:userTask id="district" name="区总审批" wf:nameEn="Decision of the district">
                  <bpmn:extensionElements><wf:stage kind="approval"><wf:candidates post="district.viceChair" at="level:district" /></wf:stage></bpmn:extensionElements>
                  <bpmn:incoming>f5</bpmn:incoming><bpmn:outgoing>f7</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:endEvent id="done" name="办结" wf:outcome="paid"><bpmn:incoming>f6</bpmn:incoming><bpmn:incoming>f7</bpmn:incoming></bpmn:endEvent>
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="decide" />
                <bpmn:sequenceFlow id="f2" sourceRef="decide" targetRef="reserve" />
                <bpmn:sequenceFlow id="f3" sourceRef="reserve" targetRef="gate" />
                <bpmn:sequenceFlow id="f4" sourceRef="gate" targetRef="pay"><bpmn:conditionExpression>outcome.reserve = "reserved"</bpmn:conditionExpression></bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="f5" sourceRef="gate" targetRef="district" />
                <bpmn:sequenceFlow id="f6" sourceRef="pay" targetRef="done" />
                <bpmn:sequenceFlow id="f7" sourceRef="district" targetRef="done" />
              </bpmn:process>
            </bpmn:definitions>
            """),
    };
}
