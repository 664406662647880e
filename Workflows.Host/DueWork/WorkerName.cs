namespace Workflows.Host.DueWork;

/// <summary>Names one process among those that share a database, for leases.</summary>
public sealed record WorkerName(string Value)
{
    public static WorkerName OfThisProcess() => new($"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}");
}
