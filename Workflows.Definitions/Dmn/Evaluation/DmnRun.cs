using System.Collections.Immutable;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Dmn;

/// <summary>
/// One evaluation of a model: decides what is required, each decision once. Only what an element requires is bound by
/// name in its expression; names that the model does not know fall through to the given inputs.
/// </summary>
internal sealed class DmnRun(FeelScope inputs)
{
    private readonly FeelRun _run = new(inputs);
    private ImmutableDictionary<(DmnModel, string), FeelValue> _values = ImmutableDictionary<(DmnModel, string), FeelValue>.Empty;
    private ImmutableHashSet<(DmnModel, string)> _open = [];

    public DecisionResult Decide(DmnModel model, string nameOrId) => Result(model.Find(nameOrId) switch
    {
        DmnDecision decision => Value(model, decision),
        DmnInput input => Value(model, input),
        DmnDecisionService service => Serve(model, service),
        _ => _run.Null("dmn.noSuchDecision", ("name", nameOrId)),
    });

    public DecisionResult Serve(DmnModel model, string nameOrId) => Result(model.Find(nameOrId) is DmnDecisionService service
        ? Serve(model, service)
        : _run.Null("dmn.noSuchDecision", ("name", nameOrId)));

    private DecisionResult Result(FeelValue value) => new(value, [.. _run.Fired.Cast<FiredRule>()], _run.Warnings);

    private FeelValue Serve(DmnModel model, DmnDecisionService service)
    {
        foreach (var (owner, element) in Elements(model, service.Parameters))
            if (element is DmnDecision) _values = _values.SetItem((owner, element.Id), Held(owner, element, inputs.Find(element.Name) ?? FeelValue.Null));
        return Outputs(model, service);
    }

    /// <summary>The value of an element: given, decided before, or decided now.</summary>
    private FeelValue Value(DmnModel model, DmnElement element)
    {
        var key = (model, element.Id);
        if (_values.TryGetValue(key, out var known)) return known;
        if (_open.Contains(key)) return _run.Null("dmn.requiresItself", ("name", element.Name));
        if (!_run.Enter()) return FeelValue.Null;
        var (open, types) = (_open, _run.Types);
        (_open, _run.Types) = (open.Add(key), model.Type);
        var value = element switch
        {
            DmnInput => Held(model, element, inputs.Find(element.Name) ?? FeelValue.Null),
            DmnDecision { Body: { } body } => Held(model, element, body.Value(_run, Frame(model, element))),
            DmnDecision => _run.Null("dmn.noExpression", ("name", element.Name)),
            DmnKnowledgeModel knowledge => Function(model, knowledge),
            DmnDecisionService service => Function(model, service),
            _ => FeelValue.Null,
        };
        (_open, _run.Types) = (open, types);
        _run.Leave();
        _values = _values.SetItem(key, value);
        return value;
    }

    private FeelValue Held(DmnModel model, DmnElement element, FeelValue value)
    {
        var types = _run.Types;
        _run.Types = model.Type;
        var held = FeelConversion.To(value, element.Type, _run) ?? _run.Null("dmn.notOfItsType", ("name", element.Name), ("type", value.TypeName));
        _run.Types = types;
        return held;
    }

    /// <summary>Binds everything the element requires; what lies in another model under the name of the import.</summary>
    private FeelFrame? Frame(DmnModel model, DmnElement element)
    {
        FeelFrame? frame = null;
        var foreign = new Dictionary<string, FeelContext>(StringComparer.Ordinal);
        foreach (var (owner, required) in Elements(model, element.Requirements))
        {
            var value = Value(owner, required);
            if (ReferenceEquals(owner, model)) frame = FeelFrame.Bind(frame, required.Name, value);
            else foreach (var import in model.Imports.Where(i => ReferenceEquals(i.Model, owner)))
                foreign[import.Name] = foreign.GetValueOrDefault(import.Name, FeelContext.Empty).With(required.Name, value);
        }
        foreach (var (name, context) in foreign)
            frame = name.Length == 0 ? FeelFrame.BindAll(frame, context) : FeelFrame.Bind(frame, name, context);
        return frame;
    }

    private static IEnumerable<(DmnModel, DmnElement)> Elements(DmnModel model, ImmutableArray<DmnReference> references)
    {
        foreach (var reference in references)
        {
            var owner = reference.Namespace is null || reference.Namespace == model.Namespace
                ? model : model.Imports.FirstOrDefault(i => i.Model.Namespace == reference.Namespace)?.Model;
            if (owner?.ById(reference.Id) is { } element) yield return (owner, element);
        }
    }

    /// <summary>A knowledge model as a function; it may call itself.</summary>
    private FeelFunction Function(DmnModel model, DmnKnowledgeModel knowledge)
    {
        FeelFunction? function = null;
        var frame = Frame(model, knowledge);
        function = new FeelFunction(knowledge.Name, knowledge.Parameters, knowledge.Type, (run, arguments) =>
        {
            var types = run.Types;
            run.Types = model.Type;
            var (inner, fits) = FeelCalls.Bind(run, FeelFrame.Bind(frame, knowledge.Name, function!), knowledge.Parameters, arguments);
            var value = !fits ? run.Null("feel.argumentsDoNotFit", ("function", knowledge.Name))
                : knowledge.Body is { } body ? Held(model, knowledge, body.Value(run, inner)) : FeelValue.Null;
            run.Types = types;
            return value;
        });
        return function;
    }

    /// <summary>A service as a function: its parameters stand in for the inputs and decisions they are named after.</summary>
    private FeelFunction Function(DmnModel model, DmnDecisionService service)
    {
        ImmutableArray<(DmnModel Owner, DmnElement Element)> replaced = [.. Elements(model, service.Parameters)];
        ImmutableArray<FeelParameter> parameters = [.. replaced.Select(r => new FeelParameter(r.Element.Name, r.Element.Type))];
        return new(service.Name, parameters, service.Type, (run, arguments) =>
        {
            if (arguments.Values.Length != parameters.Length || arguments.In([.. parameters.Select(p => p.Name)]) is not { } given || given.Any(g => g is null))
                return run.Null("feel.argumentsDoNotFit", ("function", service.Name));
            ImmutableArray<FeelValue?> held = [.. given.Zip(replaced, (g, r) => FeelConversion.To(g!, r.Element.Type, run))];
            if (held.Any(h => h is null)) return run.Null("feel.argumentsDoNotFit", ("function", service.Name));
            var outer = _values;
            _values = outer.Where(v => v.Value is FeelFunction).ToImmutableDictionary();
            for (var i = 0; i < held.Length; i++) _values = _values.SetItem((replaced[i].Owner, replaced[i].Element.Id), held[i]!);
            var value = Outputs(model, service);
            _values = outer;
            return value;
        });
    }

    private FeelValue Outputs(DmnModel model, DmnDecisionService service)
    {
        ImmutableArray<(string Name, FeelValue Value)> outputs = [.. Elements(model, service.Outputs).Select(o => (o.Item2.Name, Value(o.Item1, o.Item2)))];
        return Held(model, service, outputs is [var only] ? only.Value : FeelContext.Of(outputs));
    }
}
