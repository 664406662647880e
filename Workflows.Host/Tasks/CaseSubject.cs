using Workflows.Definitions.Feel;
using Workflows.Engine;
using Workflows.Engine.State;

namespace Workflows.Host.Tasks;

/// <summary>Whom the sensitive values of a case are about: its first party, else the case itself, whose key dies with it.</summary>
public static class CaseSubject
{
    public static string Of(ProcessInstance instance) => instance.Parties.IsEmpty ? Alone(instance.Id) : instance.Parties[0];

    /// <summary>Of a case that is about to be filed with these values.</summary>
    public static string Of(ExecutableProcess process, string instanceId, FeelScope values)
    {
        var parties = process.Model.Case.Parties;
        return parties is "" ? Alone(instanceId) : process.Expression(parties).Evaluate(values).Value switch
        {
            FeelString { Value: not "" } one => one.Value,
            FeelList list when list.Items.OfType<FeelString>().FirstOrDefault() is { Value: not "" } first => first.Value,
            _ => Alone(instanceId),
        };
    }

    private static string Alone(string instanceId) => $"case:{instanceId}";
}
