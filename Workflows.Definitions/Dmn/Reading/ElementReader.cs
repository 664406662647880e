using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Dmn;

/// <summary>Reads the elements of the requirements graph.</summary>
internal sealed class ElementReader(DmnProblems problems, ExpressionReader expressions, TypeReader types)
{
    /// <summary>The element; null for what decides nothing (types, imports, diagrams, knowledge sources…).</summary>
    public DmnElement? Read(XElement xml)
    {
        var element = xml.Name.LocalName switch
        {
            "inputData" => new DmnInput(Id(xml), Name(xml), xml.Line),
            "decision" => new DmnDecision(Id(xml), Name(xml), xml.Line) { Body = Body(xml) },
            "businessKnowledgeModel" => Knowledge(xml),
            "decisionService" => Service(xml),
            _ => (DmnElement?)null,
        };
        if (element is null) return null;
        if (element.Name.Length == 0) problems.Add(xml, Sentence.Of("dmn.nameMissing", ("element", xml.Name.LocalName)));
        return element with { Type = Type(xml, element), Requirements = [.. xml.Children("informationRequirement").Concat(xml.Children("knowledgeRequirement")).SelectMany(r => r.Elements()).Select(Reference)] };
    }

    private FeelNode? Body(XElement xml) => xml.Elements().FirstOrDefault(ExpressionReader.IsExpression) is { } body ? expressions.Read(body) : null;

    private DmnKnowledgeModel Knowledge(XElement xml)
    {
        var logic = xml.Child("encapsulatedLogic");
        return new(Id(xml), Name(xml), xml.Line)
        {
            Parameters = logic is null ? [] : expressions.Parameters(logic),
            Body = logic is null ? null : expressions.FunctionBody(logic),
        };
    }

    private static DmnDecisionService Service(XElement xml) => new(Id(xml), Name(xml), xml.Line)
    {
        Outputs = [.. xml.Children("outputDecision").Select(Reference)],
        Parameters = [.. xml.Children("inputData").Concat(xml.Children("inputDecision")).Select(Reference)],
    };

    /// <summary>The type of the variable; of a function that of its result, where the variable's type is a function type.</summary>
    private FeelType Type(XElement xml, DmnElement element)
    {
        var type = types.Reference(xml.Child("variable")?.Text("typeRef"));
        return element is DmnKnowledgeModel or DmnDecisionService && type is FeelNamedType ? FeelType.Any : type;
    }

    private static DmnReference Reference(XElement xml) => DmnReference.Of(xml.Text("href"));

    private static string Id(XElement xml) => xml.Text("id") is { Length: > 0 } id ? id : Name(xml);

    private static string Name(XElement xml) => FeelNames.Normal(xml.Text("name"));
}
