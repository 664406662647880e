using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>
/// Identity, account, illness and income stand in no title, no mail and no notice (G-43): neither in the title's expression
/// nor in a text that leaves the case.
/// </summary>
public sealed class NothingSensitiveIsShown : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package)
    {
        foreach (var field in package.SensitiveAmong(ShownFields.NamesIn(package.Process.Case.Title)))
            yield return Fault(package.Process.Id, 0, ("field", field), ("where", "title"));
        foreach (var (node, line, key, text) in package.TextsOf("heading", "body", "reason", "question", "text"))
            foreach (var field in package.SensitiveAmong(ShownFields.NamesIn(text)))
                yield return Fault(node.Id, line, ("field", field), ("where", key));
        foreach (var guard in package.Process.Case.Guards.Where(g => package.Texts.ContainsKey(g.Text)))
            foreach (var field in package.SensitiveAmong(ShownFields.NamesIn(package.Texts[guard.Text])))
                yield return Fault(package.Process.Id, guard.Line, ("field", field), ("where", guard.Text));
    }
}
