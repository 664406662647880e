using System.Collections.Immutable;
using Workflows.Engine.Effects;

namespace Workflows.Engine.Facts;

/// <summary>Somebody wrote a comment. It changes nothing of the case.</summary>
/// <param name="Mentioned">Persons it mentions; each has it in their list.</param>
[StoredName("commentAdded", 1)]
public sealed record CommentAdded(string Words, string By, ImmutableArray<string> Mentioned, DateTimeOffset At) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance;

    public override IEnumerable<Effect> Effects(ProcessInstance after) =>
        Mentioned.IsEmpty ? [] : [new WriteCopies(Mentioned, By, Words) { Kind = "mentioned" }];
}

/// <summary>Somebody who waits for a task reminded those who have it (催办).</summary>
[StoredName("taskUrged", 1)]
public sealed record TaskUrged(string TaskId, string By, DateTimeOffset At) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) =>
        instance.WithTask(TaskId, task => task with { Urged = new TaskUrges((task.Urged?.Count ?? 0) + 1, At) });
}
