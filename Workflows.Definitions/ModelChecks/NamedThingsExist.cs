using Workflows.Definitions.Model;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>Every form, text, decision, budget, register and stage that is named is there.</summary>
public sealed class NamedThingsExist : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package)
    {
        var process = package.Process;
        foreach (var (what, name) in new[] { ("startForm", process.Case.StartForm) })
            if (name is not "" && !package.Forms.ContainsKey(name))
                yield return Fault(process.Id, 0, ("what", what), ("name", name));
        foreach (var guard in process.Case.Guards.Where(g => !package.Texts.ContainsKey(g.Text)))
            yield return Fault(process.Id, guard.Line, ("what", "text"), ("name", guard.Text));
        if (process.Case.PreviewDecision is not "" && !Decides(package, process.Case.PreviewDecision))
            yield return Fault(process.Id, 0, ("what", "previewDecision"), ("name", process.Case.PreviewDecision));
        foreach (var task in process.Nodes.Values.OfType<BusinessRuleTask>().Where(t => !Decides(package, t.Decision)))
            yield return Fault(task, ("what", "decision"), ("name", task.Decision));
        foreach (var (node, stage) in process.Stages())
            foreach (var element in stage.Everything())
                foreach (var (what, name) in Missing(package, stage, element))
                    yield return Fault(node.Id, element.Line, ("what", what), ("name", name));
    }

    private static IEnumerable<(string What, string Name)> Missing(ProcessPackage package, StageElement stage, ExtensionElement element)
    {
        string[] texts = element.Name is "guard" ? ["text"] : element.Name is "stage" ? ["question", "heading", "body", "reason"] : [];
        return Named(element, ["form"]).Where(n => !package.Forms.ContainsKey(n.Name))
            .Concat(Named(element, texts).Where(n => !package.Texts.ContainsKey(n.Name)))
            .Concat(Named(element, ["ledger"]).Where(n => !package.Process.Case.Ledgers.ContainsKey(n.Name)))
            .Concat(Named(element, ["register"]).Where(n => !Registers.ShippedRegisters.All.ContainsKey(n.Name)))
            .Concat(Named(element, stage.Kind is "notify" or "document" && element.Name is "stage" ? ["words"] : element.Name is "exclude" ? ["earlier"] : ["actorOf"])
                .SelectMany(n => n.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => (n.What, Name: id)))
                .Where(n => !package.Process.Nodes.ContainsKey(n.Name)));
    }

    private static IEnumerable<(string What, string Name)> Named(ExtensionElement element, string[] attributes) =>
        attributes.Select(a => (What: a, Name: element[a] ?? "")).Where(n => n.Name is not "");

    private static bool Decides(ProcessPackage package, string decision) => package.Decisions.Values.Any(m => m.Has(decision));
}
