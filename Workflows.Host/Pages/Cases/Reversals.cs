using System.Collections.Immutable;
using Workflows.Engine;
using Workflows.Engine.Assignments;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Host.Execution;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Tasks;
using Workflows.Host.Web;
using Workflows.Stages.Approval;

namespace Workflows.Host.Pages.Cases;

/// <summary>What the reader can still take back in a case: their last act while nobody has looked (拿回), signers and delegations that have not answered (减签).</summary>
public sealed class Reversals(CommandRunner runner, Reader reader, CaseWords said, TimeProvider clock)
{
    /// <summary>What the engine would accept now, by its own step.</summary>
    public ImmutableArray<Reversal> Of(CaseFile file)
    {
        if (reader.Person?.Id is not { } person || !file.IsRunning) return [];
        return
        [
            .. from place in Places(file.Instance, person)
               where ProcessEngine.Step(file.Process, file.Instance, TakeBack(file.Instance.Id, "", place.NodeId, place.Visit), file.World) is Accepted
               select new Reversal(place.NodeId, place.Visit, "", reader.T("case.back.answer", ("stage", said.Stage(file.Process.Model.Node(place.NodeId))))),
            .. from active in file.Instance.Active
               where active.Stage is ApprovalState
               from seat in ((ApprovalState)active.Stage!).Seats
               where seat.Role is not SeatRole.Own && seat.By.Contains(person)
               select new Reversal(active.NodeId, active.Visit, seat.Id, reader.T(seat.Role is SeatRole.Delegate ? "case.back.delegate" : "case.back.signer",
                   ("stage", said.Stage(file.Process.Model.Node(active.NodeId))),
                   ("who", said.People(file.Directory, seat.Principals.SelectMany(p => Entitlement.PersonsBehind(file.Directory, p)))))),
        ];
    }

    /// <param name="seat">Empty = the answer of the reader.</param>
    public Task<Outcome> DoAsync(string id, string command, string node, int visit, string seat, CancellationToken cancellation) => runner.RunAsync(seat is ""
        ? TakeBack(id, command, node, visit)
        : new RemoveSigners { Id = command, InstanceId = id, Actor = Me, At = clock.GetUtcNow(), NodeId = node, Visit = visit, Seats = [seat] }, cancellation);

    private Actor Me => reader.Signed(new(reader.Person!.Id));

    private TakeBack TakeBack(string id, string command, string node, int visit) =>
        new() { Id = command, InstanceId = id, Actor = Me, At = clock.GetUtcNow(), NodeId = node, Visit = visit };

    private static IEnumerable<(string NodeId, int Visit)> Places(ProcessInstance instance, string person) =>
        instance.Active.Where(a => a.Acted.Contains(person)).Select(a => (a.NodeId, a.Visit))
            .Concat(instance.Past.Where(p => p.Actors.Contains(person)).TakeLast(1).Select(p => (p.NodeId, p.Visit)));
}

/// <param name="Seat">The seat to be removed; empty for an answer.</param>
public sealed record Reversal(string NodeId, int Visit, string Seat, string Words);
