using System.Collections.Immutable;
using Workflows.Definitions;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;
using Workflows.Stages.Approval;

namespace Workflows.Host.Tasks.Parts;

/// <summary>A budget line as a page shows it.</summary>
public sealed record LedgerFacts(string Id, string Name, Money Yearly, Money Balance);

/// <summary>Money and authority of a decision: what is asked, the limit the process reads, what is left of the year.</summary>
public static class MoneyPart
{
    /// <summary>Null where the case is not about money.</summary>
    public static MoneyFacts? Of(TaskView task, LedgerFacts? ledger)
    {
        if (task.State.AmountFen is not { } fen) return null;
        var amount = new Money(fen);
        var (parameter, limit) = Limit(task);
        var spoken = task.State.Reservations.Values.Where(r => r.Ledger == ledger?.Id).Sum(r => r.Fen);
        return new()
        {
            Amounts =
            [
                new(task.Reader.T("tasks.money.this"), amount),
                .. limit is { } l ? new[] { l } : [],
                .. ledger is { } b ? new[] { new NamedAmount(task.Reader.T("tasks.money.balance"), b.Balance) } : [],
            ],
            Bar = ledger is { } bar ? new(bar.Yearly, bar.Yearly - bar.Balance - new Money(spoken), amount) : null,
            Verdict = Verdict(task, amount, limit is not null && Binds(task, parameter) ? limit : null, ledger is { } line ? line.Balance + new Money(spoken) : null),
            Source = ledger?.Name,
            ReadAt = task.Case.At,
        };
    }

    /// <summary>The first amount of the rule pack that the process names: the limit of a single case, by the pack's own name.</summary>
    private static (string Parameter, NamedAmount? Limit) Limit(TaskView task) => task.Case.Process.Model.Case.Parameters.Keys
        .Select(name => (Name: name, Value: task.Case.Reading.Parameter(name)))
        .Where(p => p.Value?.Money is not null && p.Value.RuleId == "A-15")
        .Select(p => (p.Name, new NamedAmount(p.Value!.Name.In(task.Reader.Language), p.Value.Money!.Value)))
        .FirstOrDefault();

    /// <summary>Whether the stage refuses what is above the limit: the street does, the district decides above it.</summary>
    private static bool Binds(TaskView task, string parameter) =>
        task.Case.Process.Stages[task.Task.NodeId] is IApproval approval && approval.Settings.Guards.Any(g => g.Test.Contains(parameter, StringComparison.Ordinal));

    private static Chip Verdict(TaskView task, Money amount, NamedAmount? limit, Money? free)
    {
        ImmutableArray<bool> checks = [.. new bool?[] { limit is null ? null : amount <= limit.Amount, free is null ? null : amount <= free, task.Standing is null ? null : Duties.IsFree(task) }.OfType<bool>()];
        return checks.All(met => met)
            ? new(task.Reader.T("tasks.money.allMet", ("count", checks.Length)), Tone.Pass)
            : new(task.Reader.T("tasks.money.notMet", ("count", checks.Count(met => !met))), Tone.Over);
    }
}
