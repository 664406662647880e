using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Engine.State;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks.Parts;
using Workflows.Host.Web;

namespace Workflows.Host.Tasks.Starting;

/// <summary>
/// What the process's decision would come to on what is typed, with the rules that fired and what they rest on. Shown to the
/// person who typed it, kept nowhere; the decision is made again when the case is filed.
/// </summary>
public static class Eligibility
{
    /// <summary>Null where the process has nothing to decide beforehand.</summary>
    /// <param name="values">As they were typed, in clear.</param>
    public static EligibilityPreview? Of(StartView start, FeelContext values, Reader reader, TextCatalog texts)
    {
        var process = start.Place.Process;
        var decision = process.Model.Case.PreviewDecision;
        if (decision is "" || ExecutableProcess.DecisionOf(process.Package, decision) is not { } model) return null;
        var view = new CaseView(AsIfFiled(start, values, reader), process, start.World, start.At);
        var say = new SpokenCase(view, reader, texts);
        var result = model.Evaluate(decision, view.Reading.Scope);
        var words = DecisionWords.Result(say, decision, result.Value);
        var inputs = model.Inputs.Select(i => i.Name).Where(name => process.Model.Case.Parameters.ContainsKey(name) || view.Asked(name) is not null);
        return new(
            words,
            [.. Rules(say, result).Where(rule => rule != words)],
            [.. inputs.Select(name => Basis(view, say, name)).OfType<GroundsLine>()],
            ToneOf(result.Value));
    }

    private static IEnumerable<string> Rules(SpokenCase say, Definitions.Dmn.DecisionResult result) =>
        result.Fired.Select(rule => say.Text(rule.Annotation) ?? rule.Annotation).Where(words => words.Length > 0).Distinct();

    /// <summary>A number the decision rests on: of the form under its label, of the rule pack under its name there.</summary>
    private static GroundsLine? Basis(CaseView view, SpokenCase say, string name)
    {
        if (view.Reading.Parameter(name) is { } parameter)
            return new(say.Spell(new Wording(parameter.Name.Chinese, parameter.Name.English)), $"{Value(parameter.Value, say)} ({parameter.RuleId})");
        return say.Value(name, view.Variables.Get(name)) is { Length: > 0 } words ? new(say.Label(name), words) : null;
    }

    private static string Value(RuleValue value, SpokenCase say) => value switch
    {
        MoneyValue money => say.Spell(money.Amount),
        PercentValue percent => percent.Percent.ToString(),
        ThresholdValue share => say.Spell(Share(share.Threshold)),
        NumberValue number => say.Spell(number.Number),
        TermValue term => say.Spell(term.Term.Words),
        TextValue text => text.Text,
        _ => "",
    };

    private static Sentence Share(Definitions.Threshold share) => Sentence.Of(share.Bound switch
    {
        Definitions.Bound.AtLeast => "start.share.atLeast",
        Definitions.Bound.MoreThan => "start.share.moreThan",
        _ => "start.share.atMost",
    }, ("part", share.Numerator), ("whole", share.Denominator));

    private static Tone ToneOf(FeelValue value) => (value as FeelContext)?.Get("eligible") switch
    {
        FeelBoolean { Value: false } => Tone.Soon,
        FeelBoolean { Value: true } => Tone.Pass,
        _ => Tone.Plain,
    };

    private static ProcessInstance AsIfFiled(StartView start, FeelContext values, Reader reader)
    {
        var pack = start.World.Rules(start.Place.Unit.Id, null, null);
        return new()
        {
            Id = "",
            PackageName = start.Place.Process.Package.Name,
            PackageHash = start.Place.Process.Package.Hash,
            StarterId = reader.Person!.Id,
            UnitId = start.Place.Unit.Id,
            StartedAt = start.At,
            RulePack = pack.Id,
            RulePackVersion = pack.Version,
            Variables = values,
        };
    }
}

/// <param name="Result">In words; empty while too little is typed.</param>
/// <param name="Rules">The rules that fired, each once.</param>
/// <param name="Basis">The numbers it rests on.</param>
public sealed record EligibilityPreview(string Result, ImmutableArray<string> Rules, ImmutableArray<GroundsLine> Basis, Tone Tone);
