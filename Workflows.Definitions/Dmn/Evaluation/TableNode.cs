using System.Collections.Immutable;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Dmn;

internal enum HitPolicy { Unique, Any, Priority, First, Collect, RuleOrder, OutputOrder }

internal enum Aggregation { None, Sum, Count, Min, Max }

internal sealed record TableInput(string Label, FeelNode Expression, FeelNode? Values);

/// <summary>A column of the result; <see cref="Values"/> are its possible values, the first one ranking highest.</summary>
internal sealed record TableOutput(string Name, ImmutableArray<FeelNode> Values, FeelNode? Default, FeelType Type);

internal sealed record TableRule(string Id, int Number, ImmutableArray<FeelNode> Tests, ImmutableArray<FeelNode> Outputs, string Annotation);

/// <summary>A decision table (DMN clause 8). Records the rules that made its result.</summary>
internal sealed record TableNode(
    string Id, HitPolicy Policy, Aggregation Aggregation,
    ImmutableArray<TableInput> Inputs, ImmutableArray<TableOutput> Outputs, ImmutableArray<TableRule> Rules) : FeelNode
{
    private sealed record Hit(TableRule Rule, ImmutableArray<FeelValue> Values);

    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        ImmutableArray<FeelValue> given = [.. Inputs.Select(i => i.Expression.Value(run, frame))];
        for (var i = 0; i < Inputs.Length; i++)
            if (Inputs[i].Values is { } values && !Passes(run, values, frame, given[i]))
                return run.Null("dmn.inputNotAllowed", ("input", Inputs[i].Label), ("value", given[i].Text));
        ImmutableArray<Hit> hits = [.. Rules.Where(r => Matches(run, frame, r, given)).Select(r => new Hit(r, [.. r.Outputs.Select((o, i) => Output(run, frame, o, Outputs[i]))]))];
        if (hits.IsEmpty) return WithoutHit(run, frame);
        var (value, made) = Apply(run, hits, frame);
        foreach (var hit in made)
            run.Fired.Add(new FiredRule(Id, hit.Rule.Number, hit.Rule.Id, hit.Rule.Annotation, [.. Inputs.Zip(given, (input, v) => new FiredInput(input.Label, v))]));
        return value;
    }

    private static bool Matches(FeelRun run, FeelFrame? frame, TableRule rule, ImmutableArray<FeelValue> given)
    {
        for (var i = 0; i < rule.Tests.Length; i++)
            if (!Passes(run, rule.Tests[i], frame, given[i])) return false;
        return !run.IsStopped;
    }

    private static bool Passes(FeelRun run, FeelNode test, FeelFrame? frame, FeelValue value) =>
        test.Value(run, FeelFrame.Bind(frame, TestNode.Subject, value)) is FeelBoolean { Value: true };

    private static FeelValue Output(FeelRun run, FeelFrame? frame, FeelNode node, TableOutput output)
    {
        var value = node.Value(run, frame);
        return FeelConversion.To(value, output.Type, run) ?? run.Null("dmn.notOfItsType", ("name", output.Name), ("type", value.TypeName));
    }

    private FeelValue WithoutHit(FeelRun run, FeelFrame? frame)
    {
        if (Outputs.Any(o => o.Default is not null))
        {
            var value = Whole([.. Outputs.Select(o => o.Default is { } node ? Output(run, frame, node, o) : FeelValue.Null)]);
            return Policy is HitPolicy.Collect or HitPolicy.RuleOrder or HitPolicy.OutputOrder && Aggregation == Aggregation.None && value is not FeelList ? new FeelList([value]) : value;
        }
        return Policy switch
        {
            HitPolicy.Collect when Aggregation == Aggregation.Count => FeelNumber.Zero,
            HitPolicy.Collect or HitPolicy.RuleOrder or HitPolicy.OutputOrder when Aggregation == Aggregation.None => FeelList.Empty,
            _ => run.Null("dmn.noRuleFits", ("table", Id)),
        };
    }

    private (FeelValue Value, ImmutableArray<Hit> Made) Apply(FeelRun run, ImmutableArray<Hit> hits, FeelFrame? frame) => Policy switch
    {
        HitPolicy.Unique when hits.Length > 1 => (run.Null("dmn.severalRulesFit", ("table", Id), ("first", hits[0].Rule.Number), ("second", hits[1].Rule.Number)), hits),
        HitPolicy.Any when hits.Any(h => !Whole(h.Values).Equals(Whole(hits[0].Values))) => (run.Null("dmn.rulesDisagree", ("table", Id)), hits),
        HitPolicy.Any => (Whole(hits[0].Values), hits),
        HitPolicy.Priority when Ranked(run, hits, frame) is [var best, ..] => (Whole(best.Values), [best]),
        HitPolicy.OutputOrder when Ranked(run, hits, frame) is var ranked => (List(run, ranked), ranked),
        HitPolicy.RuleOrder => (List(run, hits), hits),
        HitPolicy.Collect => (Aggregation == Aggregation.None ? List(run, hits) : Aggregated(run, hits), hits),
        _ => (Whole(hits[0].Values), [hits[0]]),
    };

    private FeelValue List(FeelRun run, ImmutableArray<Hit> hits) => run.List([.. hits.Select(h => Whole(h.Values))]);

    private FeelValue Whole(ImmutableArray<FeelValue> values) => values is [var only] ? only : FeelContext.Of(values.Select((v, i) => (Outputs[i].Name, v)));

    /// <summary>By the place of each output among its possible values, first column first; rules of equal rank stay in order.</summary>
    private ImmutableArray<Hit> Ranked(FeelRun run, ImmutableArray<Hit> hits, FeelFrame? frame)
    {
        IOrderedEnumerable<Hit>? ranked = null;
        for (var i = 0; i < Outputs.Length; i++)
        {
            var (column, tests) = (i, Outputs[i].Values);
            if (tests.IsEmpty) continue;
            int Rank(Hit hit) => Enumerable.Range(0, tests.Length).FirstOrDefault(t => Passes(run, tests[t], frame, hit.Values[column]), tests.Length);
            ranked = ranked is null ? hits.OrderBy(Rank) : ranked.ThenBy(Rank);
        }
        return ranked is null ? hits : [.. ranked];
    }

    private FeelValue Aggregated(FeelRun run, ImmutableArray<Hit> hits)
    {
        if (Outputs.Length != 1) return run.Null("dmn.aggregatesOneColumn", ("table", Id));
        var values = FeelValue.Of(hits.Select(h => h.Values[0]));
        return FeelBuiltIns.Find(Aggregation.ToString().ToLowerInvariant())!.Invoke(run, FeelArguments.Of(values));
    }
}
