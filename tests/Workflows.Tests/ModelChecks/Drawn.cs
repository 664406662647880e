namespace Workflows.Tests.ModelChecks;

/// <summary>Short ways of writing small processes.</summary>
internal static class Drawn
{
    /// <summary>A user task with a stage; <paramref name="post"/> is sought from the enterprise upwards.</summary>
    public static string Task(string id, string post, string kind = "task", string attributes = "", string children = "") => $"""
        <bpmn:userTask id="{id}"><bpmn:extensionElements><wf:stage kind="{kind}" {attributes}>{At(post)}{children}</wf:stage></bpmn:extensionElements></bpmn:userTask>
        """;

    public static string Approval(string id, string post, string attributes = "", string children = "") => Task(id, post, "approval", attributes, children);

    public static string Service(string id, string stage) =>
        $"<bpmn:serviceTask id=\"{id}\"><bpmn:extensionElements>{stage}</bpmn:extensionElements></bpmn:serviceTask>";

    /// <summary>Candidates by post, or the starter.</summary>
    public static string At(string post) => post switch
    {
        "starter" => "<wf:candidates starter=\"true\"/>",
        "officer" or "chair" or "visitor" => $"<wf:candidates post=\"{post}\" at=\"self\"/>",
        _ => $"<wf:candidates post=\"{post}\" at=\"level:street\"/>",
    };

    /// <summary>Flows from one to the next: <c>start a b end</c>; start and end events are made.</summary>
    public static string Line(string nodes) =>
        "<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\" wf:outcome=\"approved\"/>" + Flows(nodes);

    public static string Flows(string nodes)
    {
        var ids = nodes.Split(' ');
        return string.Concat(ids.Zip(ids.Skip(1), (from, to) => Flow(from, to)));
    }

    public static string Flow(string from, string to, string? condition = null) => condition is null
        ? $"<bpmn:sequenceFlow id=\"{from}-{to}\" sourceRef=\"{from}\" targetRef=\"{to}\"/>"
        : $"<bpmn:sequenceFlow id=\"{from}-{to}\" sourceRef=\"{from}\" targetRef=\"{to}\"><bpmn:conditionExpression><![CDATA[{condition}]]></bpmn:conditionExpression></bpmn:sequenceFlow>";
}
