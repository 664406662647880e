using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Dmn;

/// <summary>
/// A decision model (DMN 1.2 to 1.5): decisions, the inputs they ask for, knowledge they call, types. Immutable.
/// Elements are found by id, or by name where that is unique enough: the first of the name counts.
/// </summary>
public sealed record DmnModel
{
    private readonly FrozenDictionary<string, DmnElement> _byId;
    private readonly FrozenDictionary<string, FeelType> _types;

    internal DmnModel(string @namespace, string name, ImmutableArray<DmnElement> elements, IEnumerable<KeyValuePair<string, FeelType>> types, ImmutableArray<DmnImport> imports)
    {
        (Namespace, Name, Elements, Imports) = (@namespace, name, elements, imports);
        _byId = elements.DistinctBy(e => e.Id).ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        _types = types.DistinctBy(t => t.Key).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Namespace { get; }
    public string Name { get; }
    public ImmutableArray<DmnElement> Elements { get; }
    public ImmutableArray<DmnImport> Imports { get; }

    public IEnumerable<DmnDecision> Decisions => Elements.OfType<DmnDecision>();
    public IEnumerable<DmnInput> Inputs => Elements.OfType<DmnInput>();

    /// <summary>Reads a model. <paramref name="imports"/> are the models it may import, recognised by their namespace.</summary>
    public static DmnReadResult Read(string xml, params IEnumerable<DmnModel> imports) => new DmnReader([.. imports]).Read(xml);

    public DmnElement? Find(string nameOrId) => _byId.GetValueOrDefault(nameOrId) ?? Elements.FirstOrDefault(e => e.Name == nameOrId);

    /// <summary>True where the model has a decision of this id or name.</summary>
    public bool Has(string decisionNameOrId) => Find(decisionNameOrId) is DmnDecision;

    /// <summary>
    /// Decides. Values of the inputs come from the scope by name; an input that is missing or not of its type is null.
    /// A name without decision answers null with a warning.
    /// </summary>
    public DecisionResult Evaluate(string decisionNameOrId, FeelScope inputs) => new DmnRun(inputs).Decide(this, decisionNameOrId);

    /// <summary>Invokes a decision service; its input decisions are taken from the scope as well and not decided.</summary>
    public DecisionResult EvaluateService(string serviceNameOrId, FeelScope inputs) => new DmnRun(inputs).Serve(this, serviceNameOrId);

    internal DmnElement? ById(string id) => _byId.GetValueOrDefault(id);

    /// <summary>A type of this model, or of an imported one behind its name and a full stop.</summary>
    internal FeelType? Type(string name)
    {
        if (_types.GetValueOrDefault(name) is { } own) return own;
        foreach (var import in Imports)
            if (name.StartsWith(import.Name + ".", StringComparison.Ordinal) && import.Model.Type(name[(import.Name.Length + 1)..]) is { } theirs)
                return new FeelForeignType(theirs, import.Model);
        return null;
    }
}

/// <summary>Another model under the name by which expressions reach it.</summary>
public sealed record DmnImport(string Name, DmnModel Model);

/// <summary>A type of another model, whose names are looked up there.</summary>
internal sealed record FeelForeignType(FeelType Type, DmnModel Model) : FeelType
{
    internal override bool Holds(FeelValue value, FeelRun run)
    {
        var types = run.Types;
        run.Types = Model.Type;
        var holds = Known(Type, run).Holds(value, run);
        run.Types = types;
        return holds;
    }
}
