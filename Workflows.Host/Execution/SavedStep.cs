using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Engine.World;

namespace Workflows.Host.Execution;

/// <summary>An accepted step on its way into the tables: everything it writes goes through this context, in its transaction.</summary>
/// <param name="Statements">What is sent in one go before the new rows: the end of what no longer stands.</param>
/// <param name="Row">The case's row, locked.</param>
/// <param name="Before">The case before the step; null where the step began it.</param>
public sealed record SavedStep(
    Statements Statements, InstanceRow Row, ExecutableProcess Process, Command Command, ProcessInstance? Before, Accepted Accepted, IWorld World)
{
    public WorkflowsContext Context => Statements.Context;

    public ProcessInstance After => Accepted.Instance;
}

/// <summary>Writes rows of the caller's together with the step: a used link, a draft that is handed in, the words of an objection.</summary>
public delegate Task Alongside(SavedStep step, CancellationToken cancellation);
