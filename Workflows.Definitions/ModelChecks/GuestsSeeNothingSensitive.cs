using Workflows.Definitions.Documents;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>What guests are shown is there and not sensitive; only work (stage kind <c>task</c>) is asked of them, and only of guests the process knows.</summary>
public sealed class GuestsSeeNothingSensitive : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package)
    {
        var answers = package.Forms.Values.SelectMany(f => f.Answers).ToArray();
        foreach (var guest in package.Process.Case.Guests.Values)
        {
            foreach (var field in guest.Fields.Where(f => !answers.Any(a => IsAt(a.Way, f) && !a.IsSensitive) || answers.Any(a => IsAt(a.Way, f) && a.IsSensitive)))
                yield return Fault(package.Process.Id, guest.Line, ("guest", guest.Name), ("what", field));
            foreach (var document in guest.Documents.Where(d => package.Template(d) is null))
                yield return Fault(package.Process.Id, guest.Line, ("guest", guest.Name), ("what", document));
        }
        foreach (var (node, stage) in package.Process.Stages())
            foreach (var element in stage.Everything().Where(e => e["guest"] is { } role && !package.Process.Case.Guests.ContainsKey(role) || e["guest"] is not null && stage.Kind is not "task"))
                yield return Fault(node.Id, element.Line, ("guest", element["guest"]), ("what", node.Name));
    }

    /// <summary>The field itself, or one within its rows.</summary>
    private static bool IsAt(string way, string field) => way == field || way.StartsWith(field + ".", StringComparison.Ordinal);
}
