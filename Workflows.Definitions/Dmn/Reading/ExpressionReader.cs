using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Dmn;

/// <summary>Reads boxed expressions (DMN clause 7.3) into nodes.</summary>
internal sealed class ExpressionReader(DmnProblems problems, ImmutableArray<string> names)
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "literalExpression", "decisionTable", "context", "invocation", "list", "relation", "functionDefinition", "conditional", "for", "some", "every", "filter",
    };

    public TypeReader Types { get; set; } = new(problems, names);

    public static bool IsExpression(XElement xml) => Kinds.Contains(xml.Name.LocalName);

    public static Sentence Faulty(string text, FeelFault fault) =>
        Sentence.Of("dmn.expressionFault", ("text", text.Trim()), ("fault", fault.Sentence), ("line", fault.Line), ("column", fault.Column));

    public FeelNode Read(XElement xml) => xml.Name.LocalName switch
    {
        "literalExpression" => Literal(xml),
        "decisionTable" => new TableReader(problems, this).Read(xml),
        "context" => Context(xml),
        "invocation" => Invocation(xml),
        "list" => new ListNode([.. xml.Elements().Where(IsExpression).Select(Read)]),
        "relation" => Relation(xml),
        "functionDefinition" => Function(xml),
        "conditional" => new IfNode(Part(xml, "if"), Part(xml, "then"), Part(xml, "else")),
        "for" => new ForNode([Iterator(xml)], Part(xml, "return"), UsesPartial: true),
        "some" => new QuantifiedNode(Every: false, [Iterator(xml)], Part(xml, "satisfies")),
        "every" => new QuantifiedNode(Every: true, [Iterator(xml)], Part(xml, "satisfies")),
        _ => new FilterNode(Part(xml, "in"), Part(xml, "match")),
    };

    /// <summary>A text in FEEL; a fault is a problem and the expression null.</summary>
    public FeelNode Text(XElement xml, string text, bool unaryTests = false)
    {
        if (xml.Text("expressionLanguage") is { Length: > 0 } language && !language.Contains("FEEL", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(xml, Sentence.Of("dmn.otherLanguage", ("language", language)));
            return new FaultyNode(text);
        }
        var parsed = unaryTests ? FeelExpression.ParseUnaryTests(text, names) : FeelExpression.Parse(text, names);
        if (parsed.Expression is { } expression) return expression.Root;
        problems.Add(xml, Faulty(text, parsed.Fault!));
        return new FaultyNode(text);
    }

    private FeelNode Literal(XElement xml)
    {
        if (xml.ChildText("text") is { } text && !string.IsNullOrWhiteSpace(text)) return Text(xml, text);
        problems.Add(xml, Sentence.Of("dmn.expressionMissing"));
        return new FaultyNode("");
    }

    private FeelNode Part(XElement xml, string name) => xml.Child(name) is { } part ? Inside(part) : Missing(xml);

    private FeelNode Inside(XElement xml) => xml.Elements().FirstOrDefault(IsExpression) is { } inner ? Read(inner) : Missing(xml);

    private FaultyNode Missing(XElement xml)
    {
        problems.Add(xml, Sentence.Of("dmn.expressionMissing"));
        return new("");
    }

    private BoxedContextNode Context(XElement xml) => new([.. xml.Children("contextEntry").Select(e => new BoxedEntry(
        e.Child("variable") is { } variable ? FeelNames.Normal(variable.Text("name")) : null,
        Types.Reference(e.Child("variable")?.Text("typeRef")), Inside(e)))]);

    private CallNode Invocation(XElement xml)
    {
        var bindings = xml.Children("binding").ToList();
        return new(Inside(xml), [.. bindings.Select(Inside)], [.. bindings.Select(b => FeelNames.Normal(b.Child("parameter")?.Text("name") ?? ""))]);
    }

    private ListNode Relation(XElement xml)
    {
        var columns = xml.Children("column").Select(c => FeelNames.Normal(c.Text("name"))).ToList();
        return new([.. xml.Children("row").Select(row => new ContextNode([.. row.Elements().Where(IsExpression).Take(columns.Count).Select((cell, i) => (columns[i], Read(cell)))]))]);
    }

    private FeelNode Function(XElement xml)
    {
        var parameters = Parameters(xml);
        if (xml.Text("kind") is not ("" or "FEEL")) return new ExternalFunctionNode(parameters);
        return new FunctionNode(parameters, FunctionBody(xml));
    }

    public ImmutableArray<FeelParameter> Parameters(XElement xml) =>
        [.. xml.Children("formalParameter").Select(p => new FeelParameter(FeelNames.Normal(p.Text("name")), Types.Reference(p.Text("typeRef"))))];

    /// <summary>The body of a function, held to the type given for it.</summary>
    public FeelNode FunctionBody(XElement xml)
    {
        var body = xml.Elements().FirstOrDefault(IsExpression);
        return body is not null && Types.Reference(body.Text("typeRef")) is var type and not FeelAnyType ? new TypedNode(Read(body), type) : Inside(xml);
    }

    private Iterator Iterator(XElement xml) => new(FeelNames.Normal(xml.Text("iteratorVariable")), Part(xml, "in"), To: null);
}
