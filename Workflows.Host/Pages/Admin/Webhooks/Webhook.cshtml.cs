using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Delivery;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;
using Workflows.Host.Webhooks;

namespace Workflows.Host.Pages.Admin.Webhooks;

/// <summary>One webhook: what was sent lately and what came back; a test, a pause, a new secret, its end.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class WebhookModel(WebhookStore webhooks, Reader reader) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Attempts before this one.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public WebhookRow Webhook { get; private set; } = null!;
    public ImmutableArray<WebhookAttemptRow> Attempts { get; private set; } = [];
    public Pager? Pager { get; private set; }

    /// <summary>The new secret, shown this once.</summary>
    public string? Secret { get; private set; }

    /// <summary>What a test came to.</summary>
    public Note? Tested { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancellation)
    {
        if (await webhooks.TestAsync(Id, cancellation) is not { } answer) return NotFound();
        Tested = answer.Fault is { } fault
            ? new(reader.T("webhooks.test.bad", ("why", reader.Say(fault))), Tone.Over)
            : new(reader.T("webhooks.test.good", ("status", answer.Status), ("milliseconds", answer.Milliseconds)), Tone.Pass, "check");
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostPauseAsync(bool pause, CancellationToken cancellation) =>
        await webhooks.PauseAsync(Id, pause, reader.Person!.Id, cancellation) ? Redirect(Address(null)) : NotFound();

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Secret = await webhooks.RenewAsync(Id, reader.Person!.Id, cancellation);
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation) =>
        await webhooks.RemoveAsync(Id, reader.Person!.Id, cancellation) ? Redirect("/admin/webhooks") : NotFound();

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (await webhooks.FindAsync(Id, cancellation) is not { } webhook) return NotFound();
        Webhook = webhook;
        var found = await webhooks.AttemptsAsync(Id, Before, PageSize + 1, cancellation);
        Attempts = [.. found.Take(PageSize)];
        if (found.Length > PageSize || Before is not null)
            Pager = new(reader.T("webhooks.page", ("count", Attempts.Length)), Before is null ? null : Address(null), found.Length > PageSize ? Address(Attempts[^1].Id) : null);
        return Page();
    }

    private string Address(long? before) => CaseRoutes.With($"/admin/webhooks/{Id}", ("Before", before?.ToString(CultureInfo.InvariantCulture)));
}
