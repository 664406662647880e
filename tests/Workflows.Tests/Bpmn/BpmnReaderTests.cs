using Workflows.Definitions.Model;

namespace Workflows.Tests.Bpmn;

public sealed class BpmnReaderTests
{
    [Fact]
    public void A_small_process_is_read_with_its_names_and_flows_in_file_order()
    {
        var model = Diagrams.Read("""
            <bpmn:startEvent id="start"/>
            <bpmn:exclusiveGateway id="which" default="no"/>
            <bpmn:userTask id="act" name="办理" wf:nameEn="Act"/>
            <bpmn:endEvent id="done" wf:outcome="approved"/>
            <bpmn:endEvent id="not"/>
            <bpmn:sequenceFlow sourceRef="start" targetRef="which"/>
            <bpmn:sequenceFlow id="yes" sourceRef="which" targetRef="act"><bpmn:conditionExpression> = amount > 100 </bpmn:conditionExpression></bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="no" sourceRef="which" targetRef="not"/>
            <bpmn:sequenceFlow id="out" sourceRef="act" targetRef="done"/>
            """).Model!;

        Assert.Equal("示例流程", model.Name);
        Assert.Equal("Example", model.EnglishName);
        Assert.Equal(["yes", "no"], model.Node("which").Outgoing);
        Assert.Equal("amount > 100", model.Flows["yes"].Condition);
        Assert.Equal("start", model.Flows["start--which"].Source);
        Assert.Equal("no", Assert.IsType<ExclusiveGateway>(model.Node("which")).DefaultFlow);
        Assert.Equal("approved", Assert.IsType<EndEvent>(model.Node("done")).Outcome);
        var task = Assert.IsType<UserTask>(model.Node("act"));
        Assert.Equal(("办理", "Act", 6, "task"), (task.Name, task.EnglishName, task.Line, task.Stage.Kind));
    }

    [Fact]
    public void A_stage_keeps_attributes_children_text_and_lines()
    {
        var model = Diagrams.Read("""
            <bpmn:startEvent id="start"/>
            <bpmn:userTask id="act"><bpmn:extensionElements>
            <wf:stage kind="approval" mode="all">
            <wf:candidates post="street.viceChair" at="level:street"/>
            <wf:note> 请核对 </wf:note>
            </wf:stage></bpmn:extensionElements></bpmn:userTask>
            <bpmn:sequenceFlow sourceRef="start" targetRef="act"/>
            """).Model!;

        var stage = Assert.IsType<UserTask>(model.Node("act")).Stage;
        Assert.Equal("approval", stage.Kind);
        Assert.Equal("all", stage.Settings["mode"]);
        Assert.Equal("street.viceChair", stage.Settings.One("candidates")!["post"]);
        Assert.Equal(("请核对", 8), (stage.Settings.One("note")!.Text, stage.Settings.One("note")!.Line));
    }

    [Fact]
    public void The_case_settings_name_parameters_and_ledgers()
    {
        var settings = Diagrams.Read("""
            <bpmn:extensionElements><wf:case title="= person.name" startForm="application" starters="enterprise.officer street.aidOfficer" sensitivity="personal">
            <wf:parameter name="singleLimit" rule="A-15.singleLimit"/>
            <wf:ledger name="streetFund" kind="aid" at="level:street"/>
            </wf:case></bpmn:extensionElements>
            <bpmn:startEvent id="start"/><bpmn:endEvent id="end"/><bpmn:sequenceFlow sourceRef="start" targetRef="end"/>
            """).Model!.Case;

        Assert.Equal("person.name", settings.Title);
        Assert.Equal(["enterprise.officer", "street.aidOfficer"], settings.Starters);
        Assert.Equal("personal", settings.Sensitivity);
        Assert.Equal("A-15.singleLimit", settings.Parameters["singleLimit"]);
        Assert.Equal(new LedgerReference("aid", "level:street"), settings.Ledgers["streetFund"]);
    }

    [Theory]
    [InlineData("<bpmn:timeDuration>P3D</bpmn:timeDuration>", "duration(\"P3D\")", null, null)]
    [InlineData("<bpmn:timeDuration>= days</bpmn:timeDuration>", "days", null, null)]
    [InlineData("<bpmn:timeDate>2026-06-18</bpmn:timeDate>", null, "date(\"2026-06-18\")", null)]
    [InlineData("<bpmn:timeDate>2026-06-18T08:00:00Z</bpmn:timeDate>", null, "date and time(\"2026-06-18T08:00:00Z\")", null)]
    [InlineData("<bpmn:extensionElements><wf:timer rule=\"A-34\"/></bpmn:extensionElements>", null, null, "A-34")]
    public void A_timer_says_when_in_one_of_three_ways(string definition, string? duration, string? date, string? rule)
    {
        var model = Diagrams.Read($"""
            <bpmn:startEvent id="start"/>
            <bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition>{definition}</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
            <bpmn:endEvent id="end"/>
            <bpmn:sequenceFlow sourceRef="start" targetRef="wait"/><bpmn:sequenceFlow sourceRef="wait" targetRef="end"/>
            """).Model!;

        var timer = Assert.IsType<TimerCatchEvent>(model.Node("wait")).Timer;
        Assert.Equal((duration, date, rule), (timer.Duration, timer.Date, timer.Rule));
    }

    [Fact]
    public void Lanes_annotations_data_and_the_drawing_do_no_harm()
    {
        var reading = Diagrams.Read("""
            <bpmn:laneSet id="lanes"><bpmn:lane id="l" name="街道总工会"><bpmn:flowNodeRef>start</bpmn:flowNodeRef><bpmn:flowNodeRef>end</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
            <bpmn:startEvent id="start"/><bpmn:endEvent id="end"/><bpmn:sequenceFlow sourceRef="start" targetRef="end"/>
            <bpmn:textAnnotation id="note"><bpmn:text>说明</bpmn:text></bpmn:textAnnotation>
            <bpmn:association id="a" sourceRef="start" targetRef="note"/>
            <bpmn:dataObjectReference id="d"/>
            """);

        Assert.Empty(reading.Problems);
        Assert.Equal("街道总工会", Assert.Single(reading.Model!.Lanes).Name);
        Assert.Equal(["start", "end"], reading.Model.Lanes[0].Nodes);
    }
}
