using Workflows.Definitions.Bpmn;

namespace Workflows.Tests.Bpmn;

/// <summary>Diagrams for the tests: the inside of a process, wrapped.</summary>
internal static class Diagrams
{
    /// <summary>The inside of the process begins on line 4 of the file.</summary>
    public static string Wrap(string inside) => $"""
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:wf="http://union-workflows.example/schema/1" xmlns:other="http://other.example">
        <bpmn:process id="p" name="示例流程" wf:nameEn="Example">
        {inside}
        </bpmn:process>
        </bpmn:definitions>
        """;

    public static BpmnReading Read(string inside) => BpmnReader.Read(Wrap(inside));

    /// <summary>The problems as <c>line element key</c>.</summary>
    public static string[] ProblemsOf(string inside) =>
        [.. Read(inside).Problems.Select(p => $"{p.Line} {p.Element} {p.Sentence.Key}")];
}
