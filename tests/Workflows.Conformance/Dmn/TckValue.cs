using System.Xml.Linq;
using Workflows.Definitions.Feel;

namespace Workflows.Conformance.Dmn;

/// <summary>Values of the test files: typed text, components of a context, or items of a list.</summary>
internal static class TckValue
{
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static FeelValue Read(XElement holder)
    {
        if (IsNil(holder)) return FeelValue.Null;
        if (Children(holder, "list").FirstOrDefault() is { } list) return IsNil(list) ? FeelValue.Null : FeelValue.Of(Children(list, "item").Select(Read));
        var components = Children(holder, "component").ToList();
        if (components.Count > 0) return FeelContext.Of([.. components.Select(c => ((string)c.Attribute("name")!, Read(c)))]);
        return Children(holder, "value").FirstOrDefault() is { } value && !IsNil(value) ? Typed(value) : FeelValue.Null;
    }

    private static IEnumerable<XElement> Children(XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name);

    private static bool IsNil(XElement xml) => (string?)xml.Attribute(Instance + "nil") == "true";

    private static FeelValue Typed(XElement value)
    {
        var type = ((string?)value.Attribute(Instance + "type") ?? "xsd:string").Split(':')[^1];
        var text = value.Value;
        return type switch
        {
            "string" => FeelValue.Of(text),
            "boolean" => FeelValue.Of(text.Trim() is "true" or "1"),
            "decimal" or "double" or "integer" or "int" or "long" or "float" => FeelNumber.Parse(text.Trim()) ?? Unreadable(type, text),
            "date" => Call("date", text),
            "time" => Call("time", text),
            "dateTime" => Call("date and time", text),
            "duration" or "dayTimeDuration" or "yearMonthDuration" => Call("duration", text),
            _ => Unreadable(type, text),
        };
    }

    private static FeelValue Call(string function, string text) =>
        FeelExpression.Parse($"{function}(text)").Expression!.Evaluate(TckRun.Scope(FeelContext.Of(("text", FeelValue.Of(text.Trim()))))).Value is { IsNull: false } value
            ? value : Unreadable(function, text);

    private static FeelValue Unreadable(string type, string text) => throw new FormatException($"Cannot read '{text}' as {type}.");
}
