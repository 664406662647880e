using System.Xml.Linq;

namespace Workflows.Definitions.Documents;

/// <summary>Names of WordprocessingML (ECMA-376 part 1, the transitional namespace that Word and WPS write).</summary>
internal static class Word
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static readonly XName Paragraph = Name("p"), Run = Name("r"), Text = Name("t"), Break = Name("br"), Table = Name("tbl"),
        Row = Name("tr"), Cell = Name("tc"), ParagraphProperties = Name("pPr"), RunProperties = Name("rPr"), Section = Name("sectPr");

    public static XName Name(string local) => Main + local;

    /// <summary>The value of a property such as <c>&lt;w:jc w:val="center"/></c> below an element of properties; null where it is not set.</summary>
    public static string? Value(XElement? properties, string property, string attribute = "val") =>
        (string?)properties?.Element(Name(property))?.Attribute(Name(attribute));

    /// <summary>An on-off property: there and not said to be off.</summary>
    public static bool? Is(XElement? properties, string property) =>
        properties?.Element(Name(property)) is not { } element ? null : (string?)element.Attribute(Name("val")) is not ("0" or "false" or "off" or "none");

    extension(XElement element)
    {
        /// <summary>The nearest element of a name around this one, itself not meant.</summary>
        internal XElement? Around(XName name) => element.Ancestors(name).FirstOrDefault();
    }
}
