using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions;
using Workflows.Host.Tasks.Parts;

namespace Workflows.Host.Tasks;

/// <summary>The budget line a decision is about: the one it would reserve from, else that of the decider's own unit.</summary>
public sealed class LedgerLook(WorkflowsContext data)
{
    /// <param name="reserved">The ledger an approval would reserve from; empty where it would reserve nothing.</param>
    public LedgerFacts? Of(TaskView task, string reserved)
    {
        var ids = task.Case.Process.Model.Case.Ledgers.Keys.Select(task.Case.Reading.LedgerId).OfType<string>().ToList();
        if (ids.Count == 0) return null;
        var units = task.Task.Principals.Select(p => p.Key[(p.Key.LastIndexOf('@') + 1)..]).ToHashSet(StringComparer.Ordinal);
        var found = data.Ledgers.AsNoTracking().Where(l => ids.Contains(l.Id)).ToList();
        return found.Where(l => l.Id == reserved || units.Contains(l.UnitId)).OrderBy(l => l.Id != reserved).ThenBy(l => ids.IndexOf(l.Id))
            .Select(l => new LedgerFacts(l.Id, l.Name, new Money(l.YearlyFen), new Money(l.BalanceFen))).FirstOrDefault();
    }
}
