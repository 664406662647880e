namespace Workflows.Definitions.Scenarios;

/// <summary>What a row names must stand in the tables above it.</summary>
internal static class ScenarioChecks
{
    public static void Check(Scenario scenario, ScenarioFaults faults)
    {
        var people = scenario.Persons.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var units = scenario.Units.Select(u => u.Id).ToHashSet(StringComparer.Ordinal);
        var cases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in scenario.Units.Where(u => u.Parent is not "" && !units.Contains(u.Parent)))
            faults.Add(0, "scenarios.unitUnknown", ("unit", unit.Parent));
        foreach (var unit in scenario.Persons.Select(p => p.Unit).Concat(scenario.Ledgers.Select(l => l.Unit)).Where(u => u is not "" && !units.Contains(u)).Distinct())
            faults.Add(0, "scenarios.unitUnknown", ("unit", unit));
        foreach (var relative in scenario.Persons.SelectMany(p => p.Relatives).Where(r => !people.Contains(r)))
            faults.Add(0, "scenarios.personUnknown", ("person", relative));
        foreach (var step in scenario.Steps)
        {
            if (step.Who is not "" && !people.Contains(step.Who) && step.Act is not ObjectsToNotice)
                faults.Add(step.Line, "scenarios.personUnknown", ("person", step.Who));
            if (step.Who is "" && step.Act is not (Waits or ObjectsToNotice))
                faults.Add(step.Line, "scenarios.nobodyActs");
            if (step.Set is not "" && !scenario.Sets.ContainsKey(step.Set))
                faults.Add(step.Line, "scenarios.setUnknown", ("set", step.Set));
            if (step.Act is FilesCase && !cases.Add(step.Act.Case))
                faults.Add(step.Line, "scenarios.caseTwice", ("case", step.Act.Case));
            foreach (var name in step.Then.Select(t => t.Case).Append(step.Act.Case).Where(c => c is not "" && !cases.Contains(c)).Distinct())
                faults.Add(step.Line, "scenarios.caseUnknown", ("case", name));
        }
    }
}
