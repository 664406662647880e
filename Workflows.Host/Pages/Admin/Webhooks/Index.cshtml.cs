using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Delivery;
using Workflows.Host.Identity;
using Workflows.Host.Web;
using Workflows.Host.Webhooks;

namespace Workflows.Host.Pages.Admin.Webhooks;

/// <summary>事件推送: which other systems are told of what; adding one, whose secret is shown this once.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(WebhookStore webhooks, Reader reader) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string[] Events { get; set; } = [];

    public ImmutableArray<WebhookRow> All { get; private set; } = [];

    /// <summary>The secret of the one just added, as it is written.</summary>
    public string? Secret { get; private set; }

    /// <summary>What is wrong, by the field it belongs to.</summary>
    public ImmutableArray<(string Field, string Words)> Faults { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => All = await webhooks.AllAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        var wanted = new NewWebhook(Name ?? "", Address ?? "", [.. Events]);
        Faults = [.. (await webhooks.FaultsAsync(wanted, cancellation)).Select(f => (f.Field, reader.Say(f.Why)))];
        if (Faults.IsEmpty)
        {
            (_, Secret) = await webhooks.AddAsync(wanted, reader.Person!.Id, cancellation);
            (Name, Address, Events) = (null, null, []);
        }
        All = await webhooks.AllAsync(cancellation);
        return Page();
    }

    public string? Wrong(string field) => Faults.Any(f => f.Field == field) ? "err" : null;

    public string EventWords(WebhookRow webhook) => string.Join(reader.T("words.list.separator"), webhook.Events.Split(' ').Select(e => reader.T("webhooks.event." + e)));
}
