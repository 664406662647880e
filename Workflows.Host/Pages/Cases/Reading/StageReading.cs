using Workflows.Definitions.Feel;
using Workflows.Definitions.Model;
using Workflows.Engine;
using Workflows.Engine.State;
using Workflows.Host.Pages.Shared.Models;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>How far one node of a case is. A stage is done only where its last visit counts; one not needed is never done.</summary>
public sealed class StageReading(CaseFile file)
{
    private ProcessInstance Case => file.Instance;

    public StageOrder Order { get; } = new(file.Process.Model);

    public StageProgress Of(FlowNode node)
    {
        if (Case.ActiveAt(node.Id) is not null) return StageProgress.Here;
        if (node is StartEvent { Parent: "" }) return StageProgress.Done;
        return Case.LastVisit(node.Id) switch
        {
            { } visit when WillBeDoneAgain(visit) => StageProgress.Ahead,
            { Outcome: "cancelled" } => CanStillCome(node.Id) ? StageProgress.Ahead : StageProgress.Off,
            { } => StageProgress.Done,
            null => CanStillCome(node.Id) ? StageProgress.Ahead : StageProgress.Off,
        };
    }

    /// <summary>The case was sent back before this stage, and will come through it once more.</summary>
    public bool WillBeDoneAgain(PastVisit visit) => file.IsRunning && !Case.Active.IsEmpty
        && (visit.Outcome == "returned"
            || Case.Standing.Any(a => visit.At <= a.EnteredAt && !ComesStraightBack(a) && Order.ReachesForward(a.NodeId, visit.NodeId)));

    /// <summary>
    /// The nodes the case will come to as far as is known now: at a turn the first flow whose condition holds with what the
    /// case knows, else the default.
    /// </summary>
    public IReadOnlySet<string> Expected => field ??= Expect();

    private HashSet<string> Expect()
    {
        var known = new CaseReading(file.Process, Case, file.World, Case.EndedAt ?? Case.Active.Select(a => a.EnteredAt).DefaultIfEmpty(Case.StartedAt).Max());
        var expected = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(Case.Standing.Select(a => a.NodeId));
        while (waiting.TryPop(out var id))
            foreach (var next in Chosen(known, file.Process.Model.Node(id)))
                if (expected.Add(next)) waiting.Push(next);
        return expected;
    }

    private IEnumerable<string> Chosen(CaseReading known, FlowNode node)
    {
        var flows = file.Process.Model.FlowsFrom(node.Id).ToList();
        if (node is SubProcess) return [file.Process.Model.StartOf(node.Id).Id];
        if (node is not ExclusiveGateway gateway) return flows.Select(f => f.Target);
        var chosen = flows.FirstOrDefault(f => f.Id != gateway.DefaultFlow && f.Condition is { } condition && known.Evaluate(condition) is FeelBoolean { Value: true })
            ?? flows.FirstOrDefault(f => f.Id == gateway.DefaultFlow) ?? flows[0];
        return [chosen.Target];
    }

    /// <summary>The words of the turn that led past a node: the flow taken at the last gateway before it that has a name; null where none has.</summary>
    public SequenceFlow? TurnPast(string nodeId) => file.Process.Model.Nodes.Values.OfType<ExclusiveGateway>()
        .Where(g => Case.Visits.ContainsKey(g.Id) && Order.ReachesForward(g.Id, nodeId))
        .SelectMany(g => g.Outgoing.Select(f => file.Process.Model.Flows[f]))
        .Where(f => Case.Taken.ContainsKey(f.Id) && f.Target != nodeId && !Order.ReachesForward(f.Target, nodeId))
        .LastOrDefault(f => f.Name.Length > 0);

    private bool ComesStraightBack(ActiveNode active) => Case.Outwards(active.Scope).Any(scope => Case.ComeBackIn(scope).ContainsKey(active.NodeId));

    private bool CanStillCome(string nodeId) => file.IsRunning && Case.Active.Any(a => Order.Reaches(a.NodeId, nodeId));
}
