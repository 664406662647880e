using Workflows.Data.Figures;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Model;
using Workflows.Engine.Facts;
using Workflows.Host.Execution;

namespace Workflows.Host.Figures;

/// <summary>Notes with each step what counts for the figures: stages that were left, cases that began and ended. Sealed cases are not counted.</summary>
internal sealed class StageTimesWriter
{
    public void Write(SavedStep step)
    {
        if (step.Row.Sensitivity == "sealed") return;
        if (step.Before is null) Add(step, FigureNodes.Began, TimeSpan.Zero);
        foreach (var fact in step.Accepted.Facts)
        {
            if (fact is NodeLeft left) AddVisit(step, left.NodeId, left.Visit, left.At);
            if (fact is NodeReturned returned) AddVisit(step, returned.NodeId, returned.Visit, returned.At, returned: true);
            if (fact is InstanceEnded ended) Add(step, FigureNodes.Ended, ended.At - step.After.StartedAt);
        }
    }

    /// <summary>Only stages in which people act; what machines do within a step takes no time.</summary>
    private static void AddVisit(SavedStep step, string nodeId, int visit, DateTimeOffset at, bool returned = false)
    {
        if (step.Process.Model.Node(nodeId) is not UserTask || step.Before?.ActiveAt(nodeId, visit) is not { } active) return;
        var late = step.Before.Tasks.Any(t => t.NodeId == nodeId && t.Visit == visit && t.Due is { } due && DueInstant.IsOver(due, at, step.World.Zone));
        Add(step, nodeId, at - active.EnteredAt, returned, late);
    }

    private static void Add(SavedStep step, string nodeId, TimeSpan time, bool returned = false, bool late = false)
    {
        var day = DueInstant.DayOf(step.Command.At, step.World.Zone);
        step.Context.Add(new StageTimeRow
        {
            UnitPath = step.Row.UnitPath, PackageName = step.Row.PackageName, NodeId = nodeId, Month = day.Year * 100 + day.Month,
            Step = TimeScale.StepOf(time), Returned = returned ? 1 : 0, Late = late ? 1 : 0,
        });
    }
}
