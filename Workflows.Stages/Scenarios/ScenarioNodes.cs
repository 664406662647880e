using Workflows.Definitions.Model;
using Workflows.Definitions.Scenarios;

namespace Workflows.Stages.Scenarios;

/// <summary>Nodes, tasks and acts as rows name them.</summary>
internal static class ScenarioNodes
{
    /// <summary>A node by name or id; of several with one name the first task.</summary>
    public static FlowNode? Find(ProcessModel process, string name) =>
        process.Nodes.GetValueOrDefault(name)
        ?? process.Nodes.Values.Where(n => n.Name == name).OrderByDescending(n => n is UserTask).FirstOrDefault();

    public static string NameOf(ProcessModel process, string id) => process.Node(id).Name is { Length: > 0 } name ? name : id;

    /// <summary>Who may answer a task now, barred persons left out, in order of name.</summary>
    public static ImmutableArray<string> PeopleOf(OpenTask task, IDirectory directory) =>
        [.. Entitlement.Holders(directory, task).Select(directory.NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static ShownTask Show(OpenTask task, ProcessModel process, IDirectory directory) =>
        new(NameOf(process, task.NodeId), PeopleOf(task, directory), task.Due?.Day, task.Due?.RuleId ?? "");

    public static string Spell(ScenarioAct act) => act switch
    {
        FilesCase files => $"+「{files.Case}」{files.Process}",
        AnswersTask answers => $"{answers.Verb}「{answers.Case}」{answers.Node}{(answers.ReturnTo is "" ? "" : " → " + answers.ReturnTo)}",
        ObjectsToNotice objects => $"objection「{objects.Case}」{objects.Node}",
        WithdrawsCase => $"withdraw「{act.Case}」",
        _ => "…",
    };
}
