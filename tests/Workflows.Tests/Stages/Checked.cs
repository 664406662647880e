using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.Facts;
using Workflows.Engine.Journal;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Stages;

namespace Workflows.Tests.Stages;

/// <summary>
/// A step with everything around it that must hold for every step: what is stored comes back as it was, the facts alone lead
/// to the same state, a command that comes twice has no second effect, and nothing hangs in the air.
/// </summary>
internal static class Checked
{
    public static readonly JournalJson Json = new(new StoredTypes(typeof(StageKinds).Assembly));

    public static readonly TextCatalog Texts = new(typeof(Sentence).Assembly, typeof(ProcessEngine).Assembly, typeof(StageKinds).Assembly);

    public static StepResult Step(ExecutableProcess process, ProcessInstance? before, Command command, IWorld world)
    {
        var restored = before is null ? null : Restored(before);
        var result = ProcessEngine.Step(process, restored, (Command)Restored(command), world);
        if (result is not Accepted accepted)
        {
            Texts.Say(((Rejected)result).Rejection.Sentence, Language.Chinese);
            return result;
        }
        var folded = ProcessEngine.Fold(restored, accepted.Facts.Select(Restored)) with { Seq = accepted.Instance.Seq };
        Assert.Equal(Text(accepted.Instance), Text(folded));
        Assert.Equal((before?.Seq ?? 0) + 1, accepted.Instance.Seq);
        Assert.IsType<Rejected>(ProcessEngine.Step(process, Restored(accepted.Instance), command, world));
        NothingHangs(accepted.Instance);
        return accepted;
    }

    public static string Text(ProcessInstance instance) => System.Text.Encoding.UTF8.GetString(Json.Write(instance));

    private static ProcessInstance Restored(ProcessInstance instance)
    {
        var bytes = Json.Write(instance);
        var restored = Json.ReadInstance(bytes);
        Assert.Equal(bytes, Json.Write(restored));
        return restored;
    }

    private static Fact Restored(Fact fact)
    {
        var text = CanonicalJson.Text(Json.Write(fact));
        var restored = Json.ReadFact(System.Text.Json.Nodes.JsonNode.Parse(text)!.AsObject());
        Assert.Equal(text, CanonicalJson.Text(Json.Write(restored)));
        return restored;
    }

    private static Command Restored(Command command)
    {
        var text = CanonicalJson.Text(Json.Write(command));
        var restored = Json.ReadCommand(System.Text.Json.Nodes.JsonNode.Parse(text)!.AsObject());
        Assert.Equal(text, CanonicalJson.Text(Json.Write(restored)));
        return restored;
    }

    private static void NothingHangs(ProcessInstance instance)
    {
        Assert.All(instance.Tasks, t => Assert.Equal(t.Visit, instance.ActiveAt(t.NodeId)?.Visit));
        Assert.All(instance.Timers, t => Assert.Equal(t.Visit, instance.ActiveAt(t.NodeId)?.Visit));
        Assert.All(instance.Timers.Where(t => t.TaskId is not ""), t => Assert.NotNull(instance.Task(t.TaskId)));
        Assert.Equal(instance.Tasks.Length, instance.Tasks.Select(t => t.Id).Distinct().Count());
        Assert.Equal(instance.Timers.Length, instance.Timers.Select(t => t.Id).Distinct().Count());
        Assert.Equal(instance.Active.Length, instance.Active.Select(a => a.NodeId).Distinct().Count());
        if (instance.Status == InstanceStatus.Ended)
            Assert.True(instance is { Active.IsEmpty: true, Tasks.IsEmpty: true, Timers.IsEmpty: true, Reservations.IsEmpty: true, Outcome.Length: > 0 });
    }
}
