using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.RulePacks;

namespace Workflows.Engine;

/// <summary>
/// The names an expression of a process may use: the case's variables; <c>case</c> (id, number, unit, starter, startedOn);
/// <c>outcome</c> (node id → outcome of its last visit); the parameters and ledgers the process names.
/// </summary>
internal static class CaseVariables
{
    public static Func<string, FeelValue?> Of(StepRun run, bool reveal) => name => name switch
    {
        "case" => Case(run),
        "outcome" => Outcomes(run.State.Past),
        _ when run.Process.Model.Case.Parameters.TryGetValue(name, out var key) => Parameter(run, key),
        _ when run.Process.Model.Case.Ledgers.ContainsKey(name) => Ledger(run, name),
        _ => reveal ? Revealed(run, run.State.Variables.Get(name)) : run.State.Variables.Get(name),
    };

    private static FeelContext Case(StepRun run) => FeelContext.Empty
        .With("id", FeelValue.Of(run.State.Id))
        .With("number", FeelValue.Of(run.State.Number))
        .With("title", FeelValue.Of(run.State.Title))
        .With("unit", FeelValue.Of(run.State.UnitId))
        .With("unitName", FeelValue.Of(run.World.Directory.Unit(run.State.UnitId)?.Name ?? ""))
        .With("starter", FeelValue.Of(run.State.StarterId))
        .With("startedOn", FeelValue.Of(run.World.DayOf(run.State.StartedAt)));

    private static FeelContext Outcomes(ImmutableArray<PastVisit> past) =>
        past.Aggregate(FeelContext.Empty, (outcomes, visit) => outcomes.With(visit.NodeId, FeelValue.Of(visit.Outcome)));

    private static FeelValue Parameter(StepRun run, string key) => run.Rule(key) is { } parameter ? RuleValues.ToFeel(parameter) : FeelValue.Null;

    private static FeelValue Ledger(StepRun run, string name)
    {
        if (LedgerIds.Of(run, name) is not { } id || run.Balance(id) is not { } balance)
            return FeelValue.Null;
        return FeelContext.Empty.With("id", FeelValue.Of(id)).With("balance", FeelValue.Of(balance.InYuan));
    }

    private static FeelValue? Revealed(StepRun run, FeelValue? value) =>
        value is null ? null : SealedValue.Open(value, seal => run.World.Reveal(seal.Id));
}

/// <summary>Ids of the ledgers a process names: <c>kind:unit:year</c>.</summary>
internal static class LedgerIds
{
    /// <summary>Null where the case's unit has no such unit above it.</summary>
    public static string? Of(StepRun run, string name) =>
        run.Process.Model.Case.Ledgers.TryGetValue(name, out var reference)
        && run.World.Directory.UnitAt(run.State.UnitId, reference.At) is { } unit
            ? $"{reference.Kind}:{unit.Id}:{run.Today.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)}"
            : null;
}

/// <summary>
/// A parameter as an expression sees it: money in yuan, a rate as its number of per cent, a share as
/// <c>{numerator, denominator, bound}</c> for cross-multiplying (G-02), a term as its canonical text.
/// </summary>
internal static class RuleValues
{
    public static FeelValue ToFeel(RuleParameter parameter) => parameter.Value switch
    {
        MoneyValue money => FeelValue.Of(money.Amount.InYuan),
        NumberValue number => FeelValue.Of(number.Number),
        FlagValue flag => FeelValue.Of(flag.Flag),
        TextValue text => FeelValue.Of(text.Text),
        TermValue term => FeelValue.Of(term.Term.ToString()),
        PercentValue percent => FeelValue.Of(percent.Percent.BasisPoints / 100m),
        ThresholdValue { Threshold: var share } => FeelContext.Of(
            ("numerator", FeelValue.Of(share.Numerator)), ("denominator", FeelValue.Of(share.Denominator)), ("bound", FeelValue.Of(share.Bound.ToString()))),
        _ => FeelValue.Null,
    };
}
