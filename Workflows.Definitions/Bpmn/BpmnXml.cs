using System.Collections.Immutable;
using System.Xml;
using Workflows.Definitions.Model;

namespace Workflows.Definitions.Bpmn;

/// <summary>
/// Turns the text of a file into elements with lines. Document types are prohibited, so nothing outside the file is read
/// and no entity grows; size, depth and number of elements are limited. A broken file is a problem, not an exception.
/// </summary>
internal static class BpmnXml
{
    public const int MostCharacters = 4_000_000;
    public const int MostElements = 50_000;
    public const int Deepest = 64;

    private const string BpmnNamespace = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    public static BpmnElement? Read(string xml, BpmnFaults faults)
    {
        if (xml.Length > MostCharacters)
        {
            faults.Add("", 0, "bpmn.tooLarge", ("most", MostCharacters));
            return null;
        }
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), Settings);
            return Tree(reader, faults);
        }
        catch (XmlException broken)
        {
            var documentType = xml.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
            if (documentType < 0)
                faults.Add("", broken.LineNumber, "bpmn.notXml");
            else
                faults.Add("", xml.AsSpan(0, documentType).Count('\n') + 1, "bpmn.documentType");
            return null;
        }
    }

    private static XmlReaderSettings Settings => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private static BpmnElement? Tree(XmlReader reader, BpmnFaults faults)
    {
        BpmnElement? root = null;
        var open = new Stack<BpmnElement>();
        var count = 0;
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element)
            {
                var line = (reader as IXmlLineInfo)?.LineNumber ?? 0;
                if (++count > MostElements || open.Count >= Deepest)
                {
                    faults.Add("", line, count > MostElements ? "bpmn.tooMany" : "bpmn.tooDeep", ("most", count > MostElements ? MostElements : Deepest));
                    return null;
                }
                var empty = reader.IsEmptyElement;
                var element = Element(reader, line, open.FirstOrDefault());
                root ??= element;
                element.Parent?.Children.Add(element);
                if (!empty)
                    open.Push(element);
            }
            else if (reader.NodeType is XmlNodeType.EndElement)
                open.Pop();
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && open.TryPeek(out var holder))
                holder.Text += reader.Value;
        }
        return root;
    }

    private static BpmnElement Element(XmlReader reader, int line, BpmnElement? parent)
    {
        var (name, space) = (reader.LocalName, SpaceOf(reader.NamespaceURI));
        var attributes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI is "")
                attributes[reader.LocalName] = reader.Value;
            else if (reader.NamespaceURI == ProcessModel.ExtensionNamespace)
                attributes["wf:" + reader.LocalName] = reader.Value;
        }
        return new BpmnElement { Name = name, Space = space, Line = line, Attributes = attributes.ToImmutable(), Parent = parent };
    }

    private static BpmnSpace SpaceOf(string uri) => uri switch
    {
        BpmnNamespace => BpmnSpace.Bpmn,
        ProcessModel.ExtensionNamespace => BpmnSpace.Ours,
        _ => BpmnSpace.Foreign,
    };
}
