using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Data.Delivery;
using Workflows.Host.Audit;
using Workflows.Host.Identity;
using Workflows.Host.Outbox;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;
using Workflows.Host.Webhooks;

namespace Workflows.Host.Pages.Admin.Deliveries;

/// <summary>信件: what is to be sent, what is tried again, what was given up; tried once more or dropped with a reason.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(Outbox.Deliveries deliveries, WebhookStore webhooks, SystemJournal journal, CaseNames names, Reader reader) : PageModel
{
    private const int PageSize = 50;
    private const int FewestLetters = 5;

    [BindProperty(SupportsGet = true)]
    public DeliveryList List { get; set; }

    /// <summary>The last id of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long After { get; set; }

    public ImmutableArray<Delivery> Lines { get; private set; } = [];
    /// <summary>Names of webhooks by the recipient of a row.</summary>
    private ImmutableDictionary<string, string> _webhooks = ImmutableDictionary<string, string>.Empty;

    public Names Names { get; private set; } = null!;
    public Filters Filters { get; private set; } = new();
    public Pager? Pager { get; private set; }

    /// <summary>The row whose reason is missing; 0 for none.</summary>
    public long Faulty { get; private set; }
    public string Typed { get; private set; } = "";

    public Task OnGetAsync(CancellationToken cancellation) => FillAsync(cancellation);

    public async Task<IActionResult> OnPostSendAgainAsync(long id, CancellationToken cancellation)
    {
        if (await deliveries.ReviveAsync(id, cancellation)) await journal.WriteAsync("mailTriedAgain", reader.Person!.Id, [Row(id)], cancellation);
        return Redirect(Address(List, 0));
    }

    public async Task<IActionResult> OnPostDropAsync(long id, string? reason, CancellationToken cancellation)
    {
        Typed = (reason ?? "").Trim();
        if (Typed.Length < FewestLetters)
        {
            Faulty = id;
            await FillAsync(cancellation);
            return Page();
        }
        if (await deliveries.DropAsync(id, cancellation)) await journal.WriteAsync("mailDropped", reader.Person!.Id, [Row(id), ("reason", Data.Lengths.Cut(Typed, Data.Lengths.Words))], cancellation);
        return Redirect(Address(List, 0));
    }

    /// <summary>For whom, in words.</summary>
    public string To(Delivery line) => line.Kind == OutboxKinds.Webhook ? _webhooks.GetValueOrDefault(line.Recipient, reader.T("webhooks.fault.gone"))
        : line.Recipient.Length > 0 ? Names.Person(line.Recipient) : reader.T("stuck.everybody");

    public bool MayAct => List is DeliveryList.GivenUp or DeliveryList.Dropped;

    private async Task FillAsync(CancellationToken cancellation)
    {
        var lines = await deliveries.ListAsync(List, After, PageSize + 1, cancellation);
        Lines = [.. lines.Take(PageSize)];
        if (Lines.Any(l => l.Kind == OutboxKinds.Webhook)) _webhooks = (await webhooks.AllAsync(cancellation)).ToImmutableDictionary(w => WebhookStore.RecipientOf(w.Id), w => w.Name);
        Names = await names.OfAsync(Lines.Select(l => l.Recipient).Where(r => r.Length > 0), [], cancellation);
        ImmutableArray<FilterLink> lists = [.. await Task.WhenAll(Enum.GetValues<DeliveryList>().Select(l => SegmentAsync(l, cancellation)))];
        Filters = new() { Lists = lists, Segments = lists };
        Pager = new(reader.T("journalPage.page", ("count", Lines.Length)), After == 0 ? null : Address(List, 0), lines.Length > PageSize ? Address(List, Lines[^1].Id) : null);
    }

    private async Task<FilterLink> SegmentAsync(DeliveryList list, CancellationToken cancellation)
    {
        var count = await deliveries.CountAsync(list, cancellation);
        return new(reader.T("deliveries.list." + list.ToString().ToLowerInvariant(), ("count", Words.Number(count))), Address(list, 0), list == List, list == DeliveryList.GivenUp && count > 0 ? Tone.Over : Tone.Plain);
    }

    private static (string, string) Row(long id) => ("outbox", id.ToString(CultureInfo.InvariantCulture));

    private static string Address(DeliveryList list, long after) => CaseRoutes.With("/admin/deliveries",
        ("List", list == DeliveryList.GivenUp ? null : list.ToString()), ("After", after == 0 ? null : after.ToString(CultureInfo.InvariantCulture)));
}
