using System.Xml;
using System.Xml.Linq;

namespace Workflows.Definitions.Dmn;

/// <summary>Looking at XML by local names, whatever the version's namespace.</summary>
internal static class XmlWords
{
    extension(XElement element)
    {
        public IEnumerable<XElement> Children(string name) => element.Elements().Where(e => e.Name.LocalName == name);

        public XElement? Child(string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

        /// <summary>The attribute's text; empty where it is missing.</summary>
        public string Text(string attribute) => (string?)element.Attribute(attribute) ?? "";

        /// <summary>The text inside the child of that name; null where there is no such child.</summary>
        public string? ChildText(string name) => element.Child(name)?.Value;

        public int Line => ((IXmlLineInfo)element).LineNumber;

        /// <summary>The id of the element or of the nearest one around it that has one.</summary>
        public string? NearestId => element.AncestorsAndSelf().Select(e => (string?)e.Attribute("id")).FirstOrDefault(id => id is not null);
    }
}
