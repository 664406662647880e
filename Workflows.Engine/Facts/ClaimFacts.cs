namespace Workflows.Engine.Facts;

/// <summary>One of several took a task: it is theirs until they answer or release it.</summary>
[StoredName("taskClaimed", 1)]
public sealed record TaskClaimed(string TaskId, TaskClaim Claim) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance.WithTask(TaskId, task => task with { Claim = Claim });
}

/// <summary>A task that was taken lies before everybody again.</summary>
[StoredName("taskReleased", 1)]
public sealed record TaskReleased(string TaskId) : Fact
{
    public override ProcessInstance Apply(ProcessInstance instance) => instance.WithTask(TaskId, task => task with { Claim = null });
}
