using Workflows.Definitions.Bpmn;
using Workflows.Definitions.Model;

namespace Workflows.Tests.Bpmn;

/// <summary>Sub-processes, error and terminate events as they stand in files; and what of them is refused with its place.</summary>
public sealed class SubProcessReaderTests
{
    private const string Around = """
        <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="in" sourceRef="start" targetRef="sub"/>
        <bpmn:userTask id="after"/><bpmn:sequenceFlow id="out" sourceRef="sub" targetRef="after"/>

        """;

    private const string Inside = """<bpmn:startEvent id="s"/><bpmn:userTask id="t"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t"/>""";

    [Fact]
    public void Nodes_know_the_sub_process_they_stand_in_and_names_are_unique_in_the_file()
    {
        var model = Diagrams.Read(Around + $"""
            <bpmn:subProcess id="sub" name="核实" wf:nameEn="Check"><bpmn:incoming>in</bpmn:incoming><bpmn:documentation>x</bpmn:documentation>
            {Inside}
            <bpmn:subProcess id="deep"><bpmn:startEvent id="ds"/><bpmn:endEvent id="de" wf:outcome="found"/><bpmn:sequenceFlow id="df" sourceRef="ds" targetRef="de"/></bpmn:subProcess>
            <bpmn:sequenceFlow id="g" sourceRef="t" targetRef="deep"/>
            </bpmn:subProcess>
            """).Model!;
        Assert.Equal(("", "sub", "sub", "deep"), (model.Node("sub").Parent, model.Node("t").Parent, model.Node("deep").Parent, model.Node("ds").Parent));
        Assert.Equal(("start", "s", "ds"), (model.Start.Id, model.StartOf("sub").Id, model.StartOf("deep").Id));
        Assert.Equal(["deep", "sub"], model.Around("de"));
        Assert.Equal(["after"], model.After("de"));
        Assert.Equal(["s"], model.After("sub"));
        Assert.Equal("Check", model.Node("sub").EnglishName);
    }

    [Fact]
    public void Errors_are_matched_by_their_code_or_by_their_id_where_they_have_none()
    {
        var model = BpmnReader.Read(Diagrams.Wrap(Around + $"""
            <bpmn:subProcess id="sub">{Inside}<bpmn:endEvent id="x"><bpmn:errorEventDefinition errorRef="one"/></bpmn:endEvent><bpmn:sequenceFlow id="g" sourceRef="t" targetRef="x"/></bpmn:subProcess>
            <bpmn:boundaryEvent id="b1" attachedToRef="sub"><bpmn:errorEventDefinition errorRef="other"/></bpmn:boundaryEvent><bpmn:sequenceFlow id="g1" sourceRef="b1" targetRef="after"/>
            <bpmn:boundaryEvent id="b2" attachedToRef="sub"><bpmn:errorEventDefinition/></bpmn:boundaryEvent><bpmn:sequenceFlow id="g2" sourceRef="b2" targetRef="after"/>
            <bpmn:boundaryEvent id="b3" attachedToRef="sub"><bpmn:errorEventDefinition errorRef="same"/></bpmn:boundaryEvent><bpmn:sequenceFlow id="g3" sourceRef="b3" targetRef="after"/>
            """).Replace("</bpmn:definitions>", "<bpmn:error id='one' errorCode='E-1'/><bpmn:error id='same' errorCode='E-1'/><bpmn:error id='other'/></bpmn:definitions>", StringComparison.Ordinal)).Model!;
        var end = Assert.IsType<ErrorEndEvent>(model.Node("x"));
        Assert.Equal("E-1", end.ErrorCode);
        Assert.Equal("other", Assert.IsType<ErrorBoundaryEvent>(model.Node("b1")).ErrorCode);
        Assert.Equal("b3", model.CatchOf(end)!.Id);
        Assert.Equal("b2", model.CatchOf(end with { ErrorCode = "E-2" })!.Id);
        Assert.Equal(["b3"], model.After("x"));
    }

    [Fact]
    public void A_terminate_end_keeps_its_outcome()
    {
        var model = Diagrams.Read("""
            <bpmn:startEvent id="start"/><bpmn:endEvent id="end" wf:outcome="rejected"><bpmn:terminateEventDefinition/></bpmn:endEvent>
            <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="end"/>
            """).Model!;
        Assert.Equal("rejected", Assert.IsType<TerminateEndEvent>(model.Node("end")).Outcome);
    }

    [Theory]
    [InlineData("<bpmn:subProcess id='sub'/>", "sub bpmn.noStartInside")]
    [InlineData("<bpmn:subProcess id='sub' triggeredByEvent='true'>{0}</bpmn:subProcess>", "sub bpmn.eventSubProcess")]
    [InlineData("<bpmn:subProcess id='sub'>{0}<bpmn:startEvent id='s2'/><bpmn:sequenceFlow id='g' sourceRef='s2' targetRef='t'/></bpmn:subProcess>", "s2 bpmn.twoStarts")]
    [InlineData("<bpmn:subProcess id='sub'>{0}<bpmn:sequenceFlow id='g' sourceRef='t' targetRef='after'/></bpmn:subProcess>", "g bpmn.flowCrosses")]
    [InlineData("<bpmn:subProcess id='sub'>{0}<bpmn:userTask id='after'/></bpmn:subProcess>", "after bpmn.idTwice")]
    [InlineData("<bpmn:subProcess id='sub'>{0}<bpmn:userTask id='alone'/></bpmn:subProcess>", "alone bpmn.unreachable")]
    [InlineData("<bpmn:subProcess id='sub'>{0}<bpmn:multiInstanceLoopCharacteristics/></bpmn:subProcess>", "sub bpmn.unknownElement")]
    [InlineData("<bpmn:subProcess id='sub'>{0}<bpmn:callActivity id='c'/></bpmn:subProcess>", "c bpmn.unknownElement")]
    [InlineData("<bpmn:subProcess id='sub'>{0}</bpmn:subProcess><bpmn:boundaryEvent id='b' attachedToRef='sub' cancelActivity='false'><bpmn:errorEventDefinition/></bpmn:boundaryEvent><bpmn:sequenceFlow id='g' sourceRef='b' targetRef='after'/>", "b bpmn.errorInterrupts")]
    [InlineData("<bpmn:subProcess id='sub'>{0}</bpmn:subProcess><bpmn:boundaryEvent id='b' attachedToRef='sub'><bpmn:errorEventDefinition errorRef='gone'/></bpmn:boundaryEvent><bpmn:sequenceFlow id='g' sourceRef='b' targetRef='after'/>", "b bpmn.errorUnknown")]
    [InlineData("<bpmn:subProcess id='sub'>{0}</bpmn:subProcess><bpmn:boundaryEvent id='b' attachedToRef='after'><bpmn:errorEventDefinition/></bpmn:boundaryEvent><bpmn:sequenceFlow id='g' sourceRef='b' targetRef='after'/>", "b bpmn.errorFromSubProcess")]
    [InlineData("<bpmn:subProcess id='sub'>{0}</bpmn:subProcess><bpmn:boundaryEvent id='b' attachedToRef='t'><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:sequenceFlow id='g' sourceRef='b' targetRef='after'/>", "b bpmn.attachedToUnknown")]
    [InlineData("<bpmn:subProcess id='sub'>{0}<bpmn:endEvent id='x'><bpmn:terminateEventDefinition/><bpmn:errorEventDefinition/></bpmn:endEvent><bpmn:sequenceFlow id='g' sourceRef='t' targetRef='x'/></bpmn:subProcess>", "x bpmn.definitionTwice")]
    [InlineData("<bpmn:subProcess id='sub'>{0}<bpmn:endEvent id='x'><bpmn:escalationEventDefinition/></bpmn:endEvent><bpmn:sequenceFlow id='g' sourceRef='t' targetRef='x'/></bpmn:subProcess>", "x bpmn.unknownWithin")]
    public void What_is_not_right_or_not_run_is_refused_with_its_place(string drawn, string problem) => Assert.Contains(problem,
        Diagrams.ProblemsOf(Around + drawn.Replace("{0}", Inside, StringComparison.Ordinal)).Select(p => p[(p.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
}
