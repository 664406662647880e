using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Tasks;
using Workflows.Definitions.Texts;
using Workflows.Engine.World;
using Workflows.Host.Audit;
using Workflows.Host.DueWork;
using Workflows.Host.Identity;
using Workflows.Host.Organization;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Pages.Admin.Stuck;

/// <summary>逾期与卡住: the administrator's first page.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(StuckWork work, Outbox.Deliveries deliveries, DueTimers timers, Worlds worlds, SystemJournal journal, TextCatalog texts, Reader reader, TimeProvider clock) : PageModel
{
    /// <summary>Where the page of overdue tasks before ended.</summary>
    [BindProperty(SupportsGet = true)]
    public DateTimeOffset? AfterDue { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? AfterTask { get; set; }

    /// <summary>Onward in the overdue tasks; null where all are shown.</summary>
    public string? MoreHref => !View.HasMoreOverdue ? null : CaseRoutes.With("/admin/stuck",
        ("AfterDue", View.Overdue[^1].DueAt!.Value.ToString("O", CultureInfo.InvariantCulture)), ("AfterTask", View.Overdue[^1].Id));

    public StuckView View { get; private set; } = null!;

    /// <summary>For whom each overdue task is, in words.</summary>
    public IReadOnlyDictionary<string, string> Holders { get; private set; } = new Dictionary<string, string>();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        View = await work.ReadAsync(AfterDue is { } due && AfterTask is { } task ? new(due, task) : null, cancellation);
        Holders = await worlds.AskAsync(clock.GetUtcNow(), null, world => View.Overdue.ToDictionary(
            t => t.Id, t => string.Join(reader.T("words.list.separator"), (View.Principals.GetValueOrDefault(t.Id, [])).Select(p => Said(p, world.Directory))),
            StringComparer.Ordinal), cancellation);
    }

    public async Task<IActionResult> OnPostSendAgainAsync(long id, CancellationToken cancellation)
    {
        if (await deliveries.ReviveAsync(id, cancellation))
            await journal.WriteAsync("mailTriedAgain", reader.Person!.Id, [("outbox", id.ToString(CultureInfo.InvariantCulture))], cancellation);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostTryAgainAsync(string instance, string timer, CancellationToken cancellation)
    {
        if (await timers.TryAgainAsync(instance, timer, cancellation))
            await journal.WriteAsync("timerTriedAgain", reader.Person!.Id, [("case", instance), ("timer", timer)], cancellation);
        return RedirectToPage();
    }

    /// <summary>The sentence of an incident; a reason nobody wrote a sentence for stands as it is.</summary>
    public string ReasonOf(string key) => texts.Has(key) ? reader.T(key) : key;

    private string Said(TaskPrincipalRow principal, IDirectory directory)
    {
        if (principal.Principal.StartsWith("person:", StringComparison.Ordinal)) return directory.NameOf(principal.Principal["person:".Length..]);
        var post = PostWords.Of(principal.Principal, directory, texts).In(reader.Language);
        var names = Engine.Assignments.Entitlement.PersonsBehind(directory, new(principal.Principal, "")).Select(directory.NameOf).ToList();
        return names.Count == 0 ? reader.T("stuck.vacant", ("post", post)) : $"{post} {string.Join(' ', names)}";
    }
}
