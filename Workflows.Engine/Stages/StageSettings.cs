using System.Collections.Immutable;
using System.Globalization;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;
using Workflows.Definitions.Texts;

namespace Workflows.Engine.Stages;

/// <summary>
/// The settings of one stage while they are read: gives typed values and keeps a located problem for each that does not
/// make sense.
/// </summary>
public sealed class StageSettings(ProcessPackage package, FlowNode node, ExtensionElement element)
{
    private readonly List<Problem> _problems = [];

    public ProcessPackage Package => package;
    public FlowNode Node => node;
    public ExtensionElement Element => element;
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The same settings read from a child element; faults go to the same list.</summary>
    public StageSettings Of(ExtensionElement child) => new(package, node, child, _problems);

    private StageSettings(ProcessPackage package, FlowNode node, ExtensionElement element, List<Problem> problems)
        : this(package, node, element) => _problems = problems;

    public void Fault(string key, params (string Name, object? Value)[] values) =>
        _problems.Add(new Problem("process.bpmn", node.Id, element.Line == 0 ? node.Line : element.Line, Sentence.Of(key, values)));

    public string Text(string name, string otherwise = "") => element[name] ?? otherwise;

    /// <summary>A text that must be one of a list.</summary>
    public string OneOf(string name, string otherwise, params string[] allowed)
    {
        var text = element[name] ?? otherwise;
        if (!allowed.Contains(text))
            Fault("engine.notOneOf", ("setting", name), ("value", text), ("allowed", string.Join(", ", allowed)));
        return text;
    }

    public bool Flag(string name, bool otherwise = false) => element[name] is { } text ? text == "true" : otherwise;

    public int Number(string name, int otherwise)
    {
        if (element[name] is not { } text)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Fault("engine.notANumber", ("setting", name), ("value", text));
        return otherwise;
    }

    /// <summary>FEEL text, checked; empty where not written.</summary>
    public string Expression(string name)
    {
        var text = element[name] ?? "";
        if (text != "" && FeelExpression.Parse(text).Fault is { } fault)
            _problems.Add(new Problem("process.bpmn", node.Id, element.Line, fault.Sentence));
        return text;
    }

    /// <summary>FEEL text, checked, that must be written.</summary>
    public string NeededExpression(string name) => Needed(name) is "" ? "" : Expression(name);

    /// <summary>A text that must be written.</summary>
    public string Needed(string name)
    {
        if (Text(name) is "")
            Fault("engine.missing", ("setting", name));
        return Text(name);
    }

    /// <summary>The key of a text of the package; empty where not written.</summary>
    public string PackageText(string name)
    {
        var key = Text(name);
        if (key != "" && !package.Texts.ContainsKey(key))
            Fault("engine.unknownText", ("text", key));
        return key;
    }

    /// <summary>The name of a form of the package; empty where not written.</summary>
    public string Form(string name = "form")
    {
        var form = element[name] ?? "";
        if (form != "" && !package.Forms.ContainsKey(form))
            Fault("engine.unknownForm", ("form", form));
        return form;
    }

    /// <summary>The name of a node of the process; empty where not written.</summary>
    public string NodeName(string name)
    {
        var id = element[name] ?? "";
        if (id != "" && !package.Process.Nodes.ContainsKey(id))
            Fault("engine.unknownNode", ("node", id));
        return id;
    }

    /// <summary>Names of nodes separated by spaces.</summary>
    public ImmutableArray<string> NodeNames(string name)
    {
        var ids = Words(name);
        foreach (var id in ids.Where(id => !package.Process.Nodes.ContainsKey(id)))
            Fault("engine.unknownNode", ("node", id));
        return ids;
    }

    public ImmutableArray<string> Words(string name) =>
        [.. (element[name] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
