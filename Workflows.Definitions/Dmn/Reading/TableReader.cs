using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Dmn;

/// <summary>Reads decision tables.</summary>
internal sealed class TableReader(DmnProblems problems, ExpressionReader expressions)
{
    public TableNode Read(XElement xml)
    {
        ImmutableArray<TableInput> inputs = [.. xml.Children("input").Select(Input)];
        ImmutableArray<TableOutput> outputs = [.. xml.Children("output").Select(Output)];
        if (outputs.IsEmpty) problems.Add(xml, Sentence.Of("dmn.tableWithoutOutput"));
        ImmutableArray<TableRule> rules = [.. xml.Children("rule").Select((rule, i) => Rule(rule, i + 1)).Where((r, i) => Fits(xml.Children("rule").ElementAt(i), r, inputs.Length, outputs.Length))];
        var aggregation = Aggregation(xml);
        if (aggregation != Dmn.Aggregation.None && outputs.Length > 1) problems.Add(xml, Sentence.Of("dmn.aggregatesOneColumn", ("table", xml.Text("id"))));
        return new(xml.NearestId ?? "", Policy(xml), aggregation, inputs, outputs, rules);
    }

    private bool Fits(XElement xml, TableRule rule, int inputs, int outputs)
    {
        if (rule.Tests.Length == inputs && rule.Outputs.Length == outputs) return true;
        problems.Add(xml, Sentence.Of("dmn.ruleHasOtherColumns", ("rule", rule.Number)));
        return false;
    }

    private TableInput Input(XElement xml)
    {
        var text = xml.Child("inputExpression")?.ChildText("text") ?? "";
        var label = xml.Text("label") is { Length: > 0 } given ? given : text.Trim();
        var values = xml.Child("inputValues") is { } tests && tests.ChildText("text") is { } allowed && !string.IsNullOrWhiteSpace(allowed) ? expressions.Text(tests, allowed, unaryTests: true) : null;
        return new(label, expressions.Text(xml.Child("inputExpression") ?? xml, text), values);
    }

    private TableOutput Output(XElement xml)
    {
        var values = xml.Child("outputValues") is { } tests && tests.ChildText("text") is { } allowed && !string.IsNullOrWhiteSpace(allowed) ? expressions.Text(tests, allowed, unaryTests: true) : null;
        var fallback = xml.Child("defaultOutputEntry") is { } entry && entry.ChildText("text") is { } text && !string.IsNullOrWhiteSpace(text) ? expressions.Text(entry, text) : null;
        return new(FeelNames.Normal(xml.Text("name")), values is TestsNode { Negated: false } list ? list.Tests : [], fallback, expressions.Types.Reference(xml.Text("typeRef")));
    }

    private TableRule Rule(XElement xml, int number)
    {
        var annotation = string.Join("\n", xml.Children("annotationEntry").Select(a => a.ChildText("text")?.Trim()).Where(t => !string.IsNullOrEmpty(t)));
        return new(xml.Text("id"), number,
            [.. xml.Children("inputEntry").Select(e => expressions.Text(e, e.ChildText("text") ?? "", unaryTests: true))],
            [.. xml.Children("outputEntry").Select(e => e.ChildText("text") is { } text && !string.IsNullOrWhiteSpace(text) ? expressions.Text(e, text) : new LiteralNode(FeelValue.Null))],
            annotation.Length > 0 ? annotation : xml.ChildText("description")?.Trim() ?? "");
    }

    private HitPolicy Policy(XElement xml)
    {
        switch (xml.Text("hitPolicy"))
        {
            case "" or "UNIQUE": return HitPolicy.Unique;
            case "ANY": return HitPolicy.Any;
            case "PRIORITY": return HitPolicy.Priority;
            case "FIRST": return HitPolicy.First;
            case "COLLECT": return HitPolicy.Collect;
            case "RULE ORDER": return HitPolicy.RuleOrder;
            case "OUTPUT ORDER": return HitPolicy.OutputOrder;
            case var other:
                problems.Add(xml, Sentence.Of("dmn.unknownHitPolicy", ("policy", other)));
                return HitPolicy.Unique;
        }
    }

    private static Aggregation Aggregation(XElement xml) => xml.Text("aggregation") switch
    {
        "SUM" => Dmn.Aggregation.Sum,
        "COUNT" => Dmn.Aggregation.Count,
        "MIN" => Dmn.Aggregation.Min,
        "MAX" => Dmn.Aggregation.Max,
        _ => Dmn.Aggregation.None,
    };
}
