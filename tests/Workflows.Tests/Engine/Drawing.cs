using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Workflows.Tests.Bpmn;

namespace Workflows.Tests.Engine;

/// <summary>
/// A process in a few lines instead of a screen of BPMN:
/// <code>
/// start s              end e approved         xor g else=b          and fork
/// user a &lt;wf:stage …>  service r &lt;wf:stage …>  script t total = 1+2   rule d eligibility -> result
/// wait w duration("P3D")       boundary late on a duration("P1D")       boundary note beside a rule:T-01.approval
/// sub p {   … its inside, line by line …   }       fail x CODE (error end)   catch c p CODE (error boundary; no code = every error)
/// halt x outcome (terminate end)
/// case &lt;wf:case …>     s > a > g             g > b ? amount > 3
/// </code>
/// A line that begins with <c>&lt;</c> belongs to the one before. A flow's id is <c>source-target</c>.
/// </summary>
internal static partial class Drawing
{
    public static string Xml(string lines) => Errors(Diagrams.Wrap(string.Concat(Statements(lines).OrderBy(s => s.StartsWith("case ", StringComparison.Ordinal) ? 0 : 1).Select(Element))));

    /// <summary>The errors that are named, with their name as code.</summary>
    private static string Errors(string xml) => xml.Replace("</bpmn:definitions>", string.Concat(NamedError().Matches(xml).Select(m => m.Groups[1].Value).Distinct()
        .Select(e => $"<bpmn:error id='{e}' errorCode='{e}'/>")) + "</bpmn:definitions>", StringComparison.Ordinal);

    [GeneratedRegex("errorRef='([^']+)'")]
    private static partial Regex NamedError();

    private static IEnumerable<string> Statements(string lines)
    {
        var statement = new StringBuilder();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!line.StartsWith('<') && statement.Length > 0)
            {
                yield return statement.ToString();
                statement.Clear();
            }
            statement.Append(line).Append('\n');
        }
        yield return statement.ToString();
    }

    private static string Element(string statement)
    {
        if (statement.Trim() is "}")
            return "</bpmn:subProcess>";
        var words = statement.Trim().Split(' ', 3);
        var rest = words.Length > 2 ? words[2] : "";
        return words[0] switch
        {
            "case" => $"<bpmn:extensionElements>{statement.Trim()["case ".Length..]}</bpmn:extensionElements>",
            "start" => $"<bpmn:startEvent id='{words[1]}'/>",
            "end" => $"<bpmn:endEvent id='{words[1]}'{(rest is "" ? "" : $" wf:outcome='{rest}'")}/>",
            "xor" => $"<bpmn:exclusiveGateway id='{words[1]}'{(rest is "" ? "" : $" default='{words[1]}-{rest["else=".Length..]}'")}/>",
            "and" => $"<bpmn:parallelGateway id='{words[1]}'/>",
            "user" => $"<bpmn:userTask id='{words[1]}' name='{words[1]}'>{Extended(rest)}</bpmn:userTask>",
            "service" => $"<bpmn:serviceTask id='{words[1]}'>{Extended(rest)}</bpmn:serviceTask>",
            "script" => $"<bpmn:scriptTask id='{words[1]}' wf:result='{rest.Split(" = ", 2)[0]}'><bpmn:script>{SecurityElement.Escape(rest.Split(" = ", 2)[1])}</bpmn:script></bpmn:scriptTask>",
            "rule" => $"<bpmn:businessRuleTask id='{words[1]}'>{Extended($"<wf:decision ref='{rest.Split(" -> ")[0]}' result='{rest.Split(" -> ")[1]}'/>")}</bpmn:businessRuleTask>",
            "wait" => $"<bpmn:intermediateCatchEvent id='{words[1]}'>{Timer(rest)}</bpmn:intermediateCatchEvent>",
            "sub" => $"<bpmn:subProcess id='{words[1]}' name='{words[1]}'>",
            "halt" => $"<bpmn:endEvent id='{words[1]}'{(rest is "" ? "" : $" wf:outcome='{rest}'")}><bpmn:terminateEventDefinition/></bpmn:endEvent>",
            "fail" => $"<bpmn:endEvent id='{words[1]}'>{Error(rest)}</bpmn:endEvent>",
            "catch" => $"<bpmn:boundaryEvent id='{words[1]}' attachedToRef='{rest.Split(' ')[0]}'>{Error(rest.Split(' ').ElementAtOrDefault(1) ?? "")}</bpmn:boundaryEvent>",
            "boundary" => Boundary(words[1], rest.Split(' ', 3)),
            _ => Flows(statement.Trim()),
        };
    }

    private static string Boundary(string id, string[] rest) =>
        $"<bpmn:boundaryEvent id='{id}' attachedToRef='{rest[1]}' cancelActivity='{(rest[0] is "on" ? "true" : "false")}'>{Timer(rest[2])}</bpmn:boundaryEvent>";

    private static string Error(string code) => code is "" ? "<bpmn:errorEventDefinition/>" : $"<bpmn:errorEventDefinition errorRef='{code}'/>";

    private static string Timer(string text) => text.StartsWith("rule:", StringComparison.Ordinal)
        ? $"{Extended($"<wf:timer rule='{text["rule:".Length..]}'/>")}<bpmn:timerEventDefinition/>"
        : $"<bpmn:timerEventDefinition><bpmn:timeDuration>={SecurityElement.Escape(text)}</bpmn:timeDuration></bpmn:timerEventDefinition>";

    private static string Extended(string xml) => xml is "" ? "" : $"<bpmn:extensionElements>{xml}</bpmn:extensionElements>";

    private static string Flows(string statement)
    {
        var parts = statement.Split(" ? ", 2);
        var nodes = parts[0].Split(" > ", StringSplitOptions.TrimEntries);
        var condition = parts.Length > 1 ? $"<bpmn:conditionExpression>={SecurityElement.Escape(parts[1])}</bpmn:conditionExpression>" : "";
        return string.Concat(nodes.Zip(nodes.Skip(1), (from, to) =>
            $"<bpmn:sequenceFlow id='{from}-{to}' sourceRef='{from}' targetRef='{to}'>{condition}</bpmn:sequenceFlow>"));
    }
}
