using Workflows.Definitions;
using Workflows.Definitions.Bpmn;
using Workflows.Definitions.Texts;

namespace Workflows.Tests.Bpmn;

public sealed class BpmnProblemTests
{
    private const string Whole = """
        <bpmn:startEvent id="start"/><bpmn:endEvent id="end"/><bpmn:sequenceFlow id="f" sourceRef="start" targetRef="end"/>
        """;

    [Theory]
    [InlineData("<bpmn:endEvent id=\"end\"/>", "3 p bpmn.noStart")]
    [InlineData("<bpmn:startEvent id=\"second\"/><bpmn:sequenceFlow id=\"g\" sourceRef=\"second\" targetRef=\"end\"/>", "5 second bpmn.twoStarts")]
    [InlineData("<bpmn:sequenceFlow id=\"g\" sourceRef=\"start\" targetRef=\"nowhere\"/>", "5 g bpmn.flowDangling")]
    [InlineData("<bpmn:sequenceFlow id=\"g\" sourceRef=\"start\"/>", "5 g bpmn.flowOpen")]
    [InlineData("<bpmn:endEvent id=\"f\"/>", "5 f bpmn.idTwice")]
    [InlineData("<bpmn:userTask name=\"无名\"/>", "5 p bpmn.idMissing")]
    [InlineData("<bpmn:userTask id=\"alone\"/>", "5 alone bpmn.unreachable")]
    [InlineData("<bpmn:sequenceFlow id=\"g\" sourceRef=\"end\" targetRef=\"end\"/>", "4 end bpmn.flowOutOfEnd")]
    [InlineData("<bpmn:sequenceFlow id=\"g\" sourceRef=\"start\" targetRef=\"start\"/>", "4 start bpmn.flowInto")]
    [InlineData("<bpmn:sequenceFlow id=\"g\" sourceRef=\"start\" targetRef=\"end\"><bpmn:conditionExpression>x</bpmn:conditionExpression></bpmn:sequenceFlow>", "5 g bpmn.conditionUnasked")]
    [InlineData("<bpmn:transaction id=\"s\"/>", "5 s bpmn.unknownElement")]
    [InlineData("<bpmn:sendTask id=\"s\"/>", "5 s bpmn.unknownElement")]
    [InlineData("<bpmn:laneSet><bpmn:lane id=\"l\"><bpmn:flowNodeRef>gone</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>", "5 l bpmn.laneUnknown")]
    [InlineData("<bpmn:extensionElements><wf:cases/></bpmn:extensionElements>", "5 p bpmn.unknownExtension")]
    public void What_is_wrong_is_named_with_its_place(string added, string problem)
    {
        var inside = added.StartsWith("<bpmn:endEvent id=\"end\"", StringComparison.Ordinal) ? added : Whole + "\n" + added;
        Assert.Contains(problem, Diagrams.ProblemsOf(inside));
        Assert.Null(Diagrams.Read(inside).Model);
    }

    [Theory]
    [InlineData("<bpmn:exclusiveGateway id=\"n\"/>", "n bpmn.noOutgoing")]
    [InlineData("<bpmn:parallelGateway id=\"n\"/>", "n bpmn.noOutgoing")]
    [InlineData("<bpmn:userTask id=\"n\"/><bpmn:boundaryEvent id=\"b\" attachedToRef=\"n\"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>", "b bpmn.noOutgoing")]
    [InlineData("<bpmn:userTask id=\"n\"/><bpmn:boundaryEvent id=\"b\" attachedToRef=\"m\"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>", "b bpmn.attachedToUnknown")]
    [InlineData("<bpmn:userTask id=\"n\"/><bpmn:boundaryEvent id=\"b\" attachedToRef=\"n\"><bpmn:messageEventDefinition/></bpmn:boundaryEvent>", "b bpmn.unknownWithin")]
    [InlineData("<bpmn:userTask id=\"n\"><bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>", "n bpmn.unknownWithin")]
    [InlineData("<bpmn:userTask id=\"n\" default=\"g\"/>", "n bpmn.defaultUnknown")]
    [InlineData("<bpmn:intermediateCatchEvent id=\"n\"><bpmn:timerEventDefinition/></bpmn:intermediateCatchEvent>", "n bpmn.timerMissing")]
    [InlineData("<bpmn:intermediateCatchEvent id=\"n\"><bpmn:timerEventDefinition><bpmn:timeCycle>R/P1D</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>", "n bpmn.unknownWithin")]
    [InlineData("<bpmn:intermediateCatchEvent id=\"n\"><bpmn:timerEventDefinition><bpmn:timeDate>2026-06-18</bpmn:timeDate><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>", "n bpmn.timerTwice")]
    [InlineData("<bpmn:serviceTask id=\"n\"/>", "n bpmn.stageMissing")]
    [InlineData("<bpmn:scriptTask id=\"n\"/>", "n bpmn.scriptMissing")]
    [InlineData("<bpmn:scriptTask id=\"n\" wf:result=\"a b\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>", "n bpmn.resultName")]
    [InlineData("<bpmn:businessRuleTask id=\"n\"/>", "n bpmn.decisionMissing")]
    [InlineData("<bpmn:userTask id=\"n\"><bpmn:extensionElements><wf:stage/></bpmn:extensionElements></bpmn:userTask>", "n bpmn.attributeMissing")]
    public void A_node_that_cannot_run_is_refused(string node, string problem) => Assert.Contains(
        problem,
        Diagrams.Read($"""
            <bpmn:startEvent id="start"/>
            {node}
            <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="n"/>
            """).Problems.Select(p => $"{p.Element} {p.Sentence.Key}"));

    [Fact]
    public void A_condition_behind_a_flow_without_one_is_never_reached() => Assert.Equal(
        ["7 late bpmn.conditionTooLate"],
        Diagrams.ProblemsOf("""
            <bpmn:startEvent id="start"/><bpmn:endEvent id="end"/><bpmn:sequenceFlow sourceRef="start" targetRef="g"/>
            <bpmn:exclusiveGateway id="g"/>
            <bpmn:sequenceFlow id="always" sourceRef="g" targetRef="end"/>
            <bpmn:sequenceFlow id="late" sourceRef="g" targetRef="end"><bpmn:conditionExpression>x</bpmn:conditionExpression></bpmn:sequenceFlow>
            """));

    [Fact]
    public void Settings_of_other_products_are_a_warning_only()
    {
        var reading = Diagrams.Read("""
            <bpmn:startEvent id="start"/><bpmn:userTask id="n"><bpmn:extensionElements><other:form key="x"/></bpmn:extensionElements></bpmn:userTask>
            <bpmn:sequenceFlow sourceRef="start" targetRef="n"/>
            """);
        Assert.NotNull(reading.Model);
        Assert.Equal(("bpmn.foreignExtension", true), (reading.Problems.Single().Sentence.Key, reading.Problems.Single().IsWarning));
    }

    [Fact]
    public void An_entity_bomb_is_a_sentence_and_not_an_exception()
    {
        const string bomb = """
            <?xml version="1.0"?>
            <!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
            <definitions>&b;</definitions>
            """;
        var problem = Assert.Single(BpmnReader.Read(bomb).Problems);
        Assert.Equal((2, "bpmn.documentType"), (problem.Line, problem.Sentence.Key));
    }

    [Theory]
    [InlineData("", 0, "bpmn.notXml")]
    [InlineData("<a>\n<b></a>", 2, "bpmn.notXml")]
    [InlineData("<a/>", 1, "bpmn.notADiagram")]
    [InlineData("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>", 1, "bpmn.noProcess")]
    public void What_is_no_diagram_is_said_so(string xml, int line, string key)
    {
        var problem = Assert.Single(BpmnReader.Read(xml).Problems);
        Assert.Equal((line, key), (problem.Line, problem.Sentence.Key));
    }

    [Fact]
    public void Depth_and_number_of_elements_are_limited()
    {
        Assert.Equal("bpmn.tooDeep", BpmnReader.Read(string.Concat(Enumerable.Repeat("<a>", 100))).Problems.Single().Sentence.Key);
        Assert.Equal("bpmn.tooMany", BpmnReader.Read($"<a>{string.Concat(Enumerable.Repeat("<b/>", 50_001))}</a>").Problems.Single().Sentence.Key);
        Assert.Equal("bpmn.tooLarge", BpmnReader.Read(new string(' ', 4_000_001)).Problems.Single().Sentence.Key);
    }

    [Fact]
    public void Every_sentence_of_the_reader_stands_in_both_languages()
    {
        var texts = new TextCatalog(typeof(BpmnReader).Assembly);
        var problem = Diagrams.Read(Whole + "<bpmn:sequenceFlow id=\"g\" sourceRef=\"start\" targetRef=\"nowhere\"/>").Problems.Single();
        Assert.Equal("连线的一端（targetRef）指向“nowhere”，没有这个环节。", texts.Say(problem.Sentence, Language.Chinese));
        Assert.Equal("One end of the flow (targetRef) names 'nowhere', which does not exist.", texts.Say(problem.Sentence, Language.English));
    }
}
