using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;
using Workflows.Definitions.RulePacks;

namespace Workflows.Definitions.ModelChecks;

/// <summary>Every statutory number that is named stands in a rule pack; terms are named by a key, never written into a diagram.</summary>
public sealed class RulesAreKnown : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package)
    {
        var process = package.Process;
        foreach (var (name, rule) in process.Case.Parameters.Where(p => !IsKnown(p.Value)))
            yield return Fault(process.Id, 0, ("name", name), ("rule", rule));
        foreach (var (node, timer) in process.Nodes.Values.Select(n => (n, (n as TimerCatchEvent)?.Timer ?? (n as TimerBoundaryEvent)?.Timer)))
            if (timer?.Rule is { } rule && !IsKnown(rule))
                yield return Fault(node, ("name", "timer"), ("rule", rule));
        foreach (var (node, stage) in process.Stages())
            foreach (var element in stage.Everything().Where(e => e.Name is "clock" || e is { Name: "stage" } && stage.Kind is "publicNotice"))
                foreach (var rule in new[] { element["rule"], element["before"] }.OfType<string>().Where(r => r is not "" && !IsKnown(r)))
                    yield return Fault(node.Id, element.Line, ("name", element.Name), ("rule", rule));
    }

    private static bool IsKnown(string key) => ShippedRulePacks.All.Any(p => p.Values.ContainsKey(key));
}
