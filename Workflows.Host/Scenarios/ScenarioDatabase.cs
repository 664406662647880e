using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Ledgers;
using Workflows.Data.Organization;
using Workflows.Definitions.Scenarios;

namespace Workflows.Host.Scenarios;

/// <summary>Puts the world a scenario describes into an empty database: units, people with posts and kin, budgets.</summary>
public sealed class ScenarioDatabase(WorkflowsContext data, TimeProvider clock)
{
    public async Task LoadAsync(Scenario scenario, CancellationToken cancellation)
    {
        var begin = clock.GetUtcNow().AddYears(-1);
        foreach (var unit in scenario.Units)
            data.Units.Add(new UnitRow
            {
                Id = unit.Id, Name = unit.Name, Level = unit.Level, ParentId = unit.Parent is "" ? null : unit.Parent, Demonstration = true,
                Region = unit.RulePack is not "" ? unit.RulePack : unit.Parent is "" ? scenario.RulePack : null,
                Path = PathOf(scenario, unit), DocumentWord = unit.DocumentWord, ValidFrom = begin,
            });
        foreach (var person in scenario.Persons)
            Add(scenario, person, begin);
        foreach (var ledger in scenario.Ledgers)
            Add(ledger);
        await data.SaveChangesAsync(cancellation);
    }

    /// <summary>A person's id is <c>p</c> and the number of the row, as in a world in memory.</summary>
    public static string PersonId(Scenario scenario, string name) =>
        $"p{(scenario.Persons.Select(p => p.Name).ToList().IndexOf(name) + 1).ToString(CultureInfo.InvariantCulture)}";

    private static string PathOf(Scenario scenario, ScenarioUnit unit) =>
        (unit.Parent is "" ? "" : PathOf(scenario, scenario.Units.Single(u => u.Id == unit.Parent))) + unit.Id + "/";

    private void Add(Scenario scenario, ScenarioPerson person, DateTimeOffset begin)
    {
        var id = PersonId(scenario, person.Name);
        data.Persons.Add(new PersonRow { Id = id, Name = person.Name, Email = $"{id}@union.example", Demonstration = true, ValidFrom = begin });
        foreach (var post in person.Posts)
            data.Posts.Add(new PostRow { Post = post, UnitId = person.Unit, PersonId = id, ValidFrom = begin });
        foreach (var relative in person.Relatives)
            data.Kinship.Add(new KinshipRow { PersonId = id, OtherId = PersonId(scenario, relative), Relation = "relative", ValidFrom = begin });
    }

    private void Add(ScenarioLedger ledger)
    {
        var row = LedgerBook.Open(ledger.Kind, ledger.Unit, ledger.Year, ledger.Name);
        data.LedgerEntries.Add(row.Allocate("budget", ledger.Budget.Fen, "system", clock.GetUtcNow()));
        if (ledger.Spent.Fen > 0)
        {
            data.LedgerEntries.Add(row.Move("reserve", "before", ledger.Spent.Fen, -ledger.Spent.Fen, "", 0, "system", clock.GetUtcNow()));
            data.LedgerEntries.Add(row.Move("pay", "before", ledger.Spent.Fen, 0, "", 0, "system", clock.GetUtcNow()));
        }
        data.Ledgers.Add(row);
    }
}
