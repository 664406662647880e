using Workflows.Data.Instances;
using Workflows.Engine;
using Workflows.Engine.State;

namespace Workflows.Host.Execution;

/// <summary>A case as it was loaded for a command: all null where there is none of that id and none begins.</summary>
public sealed record LoadedInstance(InstanceRow? Row, ProcessInstance? Instance, ExecutableProcess? Process);
