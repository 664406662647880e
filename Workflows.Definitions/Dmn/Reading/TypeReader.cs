using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Dmn;

/// <summary>Reads item definitions and references to types.</summary>
internal sealed class TypeReader(DmnProblems problems, ImmutableArray<string> names)
{
    /// <summary>A type by its name; Any where none is given. A prefix such as <c>feel:</c> does not matter.</summary>
    public FeelType Reference(string? typeRef)
    {
        var name = FeelNames.Normal(typeRef ?? "");
        if (name.IndexOf(':') is var colon and >= 0) name = name[(colon + 1)..];
        return name switch
        {
            "" or "Any" => FeelType.Any,
            "number" or "string" or "boolean" or "date" or "time" or "date and time" or "days and time duration" or "years and months duration" => new FeelSimpleType(name),
            "dateTime" => new FeelSimpleType("date and time"),
            "dayTimeDuration" or "days and time" => new FeelSimpleType("days and time duration"),
            "yearMonthDuration" or "years and months" => new FeelSimpleType("years and months duration"),
            "Null" => new FeelSimpleType(name),
            _ => new FeelNamedType(name),
        };
    }

    /// <summary>Components make a context, a function item a function; allowed values hold for each item of a collection, a constraint for the whole.</summary>
    public FeelType Definition(XElement xml)
    {
        var type = Tested(Content(xml), xml.Child("allowedValues"));
        if (xml.Text("isCollection") == "true") type = new FeelListType(type);
        return Tested(type, xml.Child("typeConstraint"));
    }

    private FeelType Content(XElement xml)
    {
        if (xml.Child("functionItem") is { } function)
            return new FeelFunctionType([.. function.Children("parameters").Select(p => Reference(p.Text("typeRef")))], Reference(function.Text("outputTypeRef")));
        var components = xml.Children("itemComponent").ToList();
        return components.Count == 0
            ? Reference(xml.ChildText("typeRef"))
            : new FeelContextType([.. components.Select(c => new FeelParameter(FeelNames.Normal(c.Text("name")), Definition(c)))]);
    }

    private FeelType Tested(FeelType type, XElement? tests)
    {
        if (tests?.ChildText("text") is not { } text || string.IsNullOrWhiteSpace(text)) return type;
        var parsed = FeelExpression.ParseUnaryTests(text, names);
        if (parsed.Expression is { } expression) return new FeelConstrainedType(type, expression.Root);
        problems.Add(tests, ExpressionReader.Faulty(text, parsed.Fault!));
        return type;
    }
}
