using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.Model;
using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Engine.Commands;
using Workflows.Engine.State;
using Workflows.Engine.World;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Pages.Admin.Stuck;

/// <summary>
/// 处理: what an administrator may do about a running case – let a stopped stage try again, take it to another stage, cancel
/// the case – each with a reason that stays in the record. Only for administrators of the case's unit or one above it.
/// </summary>
[Audience(Audience.Administrator, Relation.AdministersCase)]
public sealed class IncidentModel(CaseAdministration administration, CommandRunner runner, CaseWords said, TextCatalog texts, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Fixed when the page is shown, so that a second press does nothing.</summary>
    [BindProperty]
    public string? CommandId { get; set; }

    [BindProperty]
    public string? Node { get; set; }

    [BindProperty]
    public int Visit { get; set; }

    /// <summary>The stage to go on at.</summary>
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>It was tried, and stopped again.</summary>
    [BindProperty(SupportsGet = true, Name = "again")]
    public bool StillStopped { get; set; }

    public ProcessInstance Case { get; private set; } = null!;
    public ImmutableArray<StoppedStage> Stopped { get; private set; } = [];

    /// <summary>What was paid stays paid, even if the case is cancelled.</summary>
    public bool HasPaid => !Case.AmountsPaid.IsEmpty;
    public Sentence? Refusal { get; private set; }

    public string ShownTitle => Sensitivity == "sealed" ? Case.Number : Case.Title;

    private string Sensitivity { get; set; } = "";
    private string _post = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        CommandId = Guid.NewGuid().ToString("N");
        return await FillAsync(cancellation) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostRetryAsync(CancellationToken cancellation) => RunAsync(
        () => new RetryIncident { Id = CommandId!, InstanceId = Id, Actor = Actor, At = clock.GetUtcNow(), NodeId = Node ?? "", Visit = Visit, Words = Words }, cancellation);

    public Task<IActionResult> OnPostMoveAsync(CancellationToken cancellation) => RunAsync(
        () => new MoveToken { Id = CommandId!, InstanceId = Id, Actor = Actor, At = clock.GetUtcNow(), NodeId = Node ?? "", Visit = Visit, To = To ?? "", Words = Words }, cancellation);

    public Task<IActionResult> OnPostCancelAsync(CancellationToken cancellation) => RunAsync(
        () => new CancelInstance { Id = CommandId!, InstanceId = Id, Actor = Actor, At = clock.GetUtcNow(), Words = Words }, cancellation);

    private string Words => (Reason ?? "").Trim();

    private Actor Actor => new(reader.Person!.Id, _post);

    private async Task<IActionResult> RunAsync(Func<Command> command, CancellationToken cancellation)
    {
        if (CommandId is not { Length: 32 } || !await FillAsync(cancellation)) return NotFound();
        var outcome = await runner.RunAsync(command(), cancellation);
        if (outcome is Outcome.Accepted { Instance: var after })
            return LocalRedirect(after.Active.Any(a => a.Incident is not "") ? $"/admin/stuck/{Uri.EscapeDataString(Id)}?again=true" : CaseRoutes.Case(Id));
        Refusal = ((Outcome.Rejected)outcome).Rejection.Sentence;
        return Page();
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        if (await administration.FindAsync(Id, cancellation) is not { } administered) return false;
        var (instance, process) = (administered.Instance, administered.Process);
        (_post, Case, Sensitivity) = ($"{PersonClaims.Administrator}@{administered.UnitId}", instance, process.Model.Case.Sensitivity);
        Stopped = [.. instance.Active.Where(a => a.Incident is not "").Select(a => new StoppedStage(
            a.NodeId, a.Visit, NameOf(process.Model.Node(a.NodeId)), texts.Has(a.Incident) ? reader.T(a.Incident) : a.Incident, a.EnteredAt,
            [.. MoveToken.TargetsOf(process.Model, a.NodeId).Select(n => (n.Id, NameOf(n))).OrderBy(n => n.Item2, StringComparer.Ordinal)]))];
        return true;
    }

    private string NameOf(FlowNode node) => said.Stage(node) is { Length: > 0 } name ? name : node.Id;
}

/// <param name="Why">The reason in the reader's words.</param>
/// <param name="Targets">Where it may be taken: id and name.</param>
public sealed record StoppedStage(string NodeId, int Visit, string Name, string Why, DateTimeOffset Since, ImmutableArray<(string Id, string Name)> Targets);
