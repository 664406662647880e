using System.Xml.Linq;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>A released diagram with its names in the reader's language.</summary>
public static class DiagramXml
{
    private static readonly XName EnglishName = XName.Get("nameEn", "http://union-workflows.example/schema/1");

    /// <param name="xml">As it was released, so it reads. What has no English name keeps its Chinese one.</param>
    public static string In(string xml, Language language)
    {
        if (language == Language.Chinese) return xml;
        var drawn = XDocument.Parse(xml);
        foreach (var element in drawn.Descendants())
            if (element.Attribute(EnglishName) is { } english) element.SetAttributeValue("name", english.Value);
        return drawn.ToString(SaveOptions.DisableFormatting);
    }
}
