using System.Collections.Immutable;
using Workflows.Definitions.Feel;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.World;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Tasks.Starting;
using Workflows.Host.Web;
using Workflows.Stages.Approval;

namespace Workflows.Host.Pages.Cases;

/// <summary>谁来审批: the people of the stages still to come, with the data the case has now.</summary>
public sealed class WhoWillApproveCard(Reader reader, CaseWords said)
{
    /// <summary>The stages after those that are open now; null where the case is over or nobody else will be asked.</summary>
    public ComingStages? Of(CaseFile file)
    {
        if (!file.IsRunning) return null;
        var foreseen = WhoWillApprove.Of(file.Process, file.Instance, file.World, reader.Now);
        return Said(file.Process, file.World, foreseen with { Tasks = [.. foreseen.Tasks.Skip(file.Instance.Tasks.Length)] });
    }

    /// <summary>All stages of a case that would be filed with these values; they are kept nowhere.</summary>
    public ComingStages? Of(StartView start, FeelContext values) => Said(start.Place.Process, start.World, WhoWillApprove.OfStart(start.Place.Process, new StartInstance
    {
        Id = "", InstanceId = "-", Actor = new(reader.Person!.Id), At = start.At, UnitId = start.Place.Unit.Id, Values = values,
    }, start.World));

    private ComingStages? Said(ExecutableProcess process, IWorld world, Foresight foreseen)
    {
        var lines = foreseen.Tasks.Select(t => new ComingStage(said.Stage(process.Model.Node(t.NodeId)), Who(world.Directory, t))).Distinct().ToImmutableArray();
        var more = foreseen.StopsAt is not { } node ? "" : lines.IsEmpty && foreseen.Why is { } why ? reader.Say(why.Sentence)
            : reader.T("case.coming.stops", ("stage", said.Stage(process.Model.Node(node))));
        return lines.IsEmpty && more.Length == 0 ? null : new(lines, more);
    }

    private string Who(IDirectory directory, ForeseenTask task) => task switch
    {
        { IsSkipped: true } => reader.T("case.coming.skipped"),
        { Persons.IsEmpty: true } => reader.T("case.waiting.nobody"),
        { ApprovedBefore: true } => reader.T("case.coming.before", ("who", said.People(directory, task.Persons))),
        _ => said.People(directory, task.Persons),
    };
}

/// <param name="More">Where it cannot be said how it goes on; empty where it was followed to the end.</param>
public sealed record ComingStages(ImmutableArray<ComingStage> Stages, string More);

public sealed record ComingStage(string Stage, string Who);
