using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Dmn;

/// <summary>
/// Turns DMN XML into a model with located problems. Document types and entities are refused, size and depth are limited,
/// nothing is fetched. Elements are recognised by their local name in any DMN namespace.
/// </summary>
internal sealed class DmnReader(ImmutableArray<DmnModel> imports)
{
    private const int LargestDocument = 5_000_000;
    private const int DeepestElement = 200;

    private readonly DmnProblems _problems = new();

    public DmnReadResult Read(string xml)
    {
        if (Load(xml) is not { } root) return new(null, _problems.All);
        var names = NamesOf(root);
        var expressions = new ExpressionReader(_problems, names);
        var types = new TypeReader(_problems, names);
        var elements = new ElementReader(_problems, expressions, types);
        expressions.Types = types;
        var model = new DmnModel(root.Text("namespace"), root.Text("name"), [.. root.Elements().Select(elements.Read).OfType<DmnElement>()],
            root.Children("itemDefinition").Select(d => KeyValuePair.Create(FeelNames.Normal(d.Text("name")), types.Definition(d))), [.. Imports(root)]);
        _problems.CheckReferences(root, model);
        return new(model, _problems.All);
    }

    private XElement? Load(string xml)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestDocument, IgnoreComments = true, IgnoreProcessingInstructions = true,
        };
        try
        {
            if (IsTooDeep(xml, settings))
            {
                _problems.Add(1, Sentence.Of("dmn.nestedTooDeep", ("limit", DeepestElement)));
                return null;
            }
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!;
            if (root.Name.LocalName == "definitions") return root;
            _problems.Add(root, Sentence.Of("dmn.notDmn", ("element", root.Name.LocalName)));
        }
        catch (XmlException fault)
        {
            _problems.Add(fault.LineNumber, Sentence.Of("dmn.notXml", ("line", fault.LineNumber), ("column", fault.LinePosition)));
        }
        return null;
    }

    /// <summary>Looked at before anything is built, because building takes time that grows with the square of the depth.</summary>
    private static bool IsTooDeep(string xml, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
            if (reader.Depth > DeepestElement) return true;
        return false;
    }

    private IEnumerable<DmnImport> Imports(XElement root)
    {
        foreach (var import in root.Children("import"))
        {
            if (imports.FirstOrDefault(m => m.Namespace == import.Text("namespace")) is { } model) yield return new(FeelNames.Normal(import.Text("name")), model);
            else _problems.Add(import, Sentence.Of("dmn.importMissing", ("namespace", import.Text("namespace"))));
        }
    }

    /// <summary>Every name of the model and of those it imports; the parser needs those that hold operators or keywords.</summary>
    private ImmutableArray<string> NamesOf(XElement root) =>
    [
        .. root.Descendants().Where(e => e.Name.LocalName is not ("definitions" or "DMNDiagram" or "extensionElements")).SelectMany(e => e.Attributes())
            .Where(a => a.Name.NamespaceName.Length == 0 && a.Name.LocalName is "name" or "iteratorVariable").Select(a => FeelNames.Normal(a.Value))
            .Concat(imports.SelectMany(m => m.Elements).Select(e => e.Name))
            .Where(n => n.Length > 0 && !FeelNames.IsPlain(n)).Distinct(StringComparer.Ordinal),
    ];
}
