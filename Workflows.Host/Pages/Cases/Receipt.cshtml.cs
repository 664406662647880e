using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions.Texts;
using Workflows.Engine.World;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Mail;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Pages.Cases;

/// <summary>回执 of a case, for whoever filed it to hand to somebody without an account: made by a press, shown this once, ended by a press.</summary>
[Audience(Audience.SignedIn, Relation.OwnCase)]
public sealed class ReceiptModel(Receipts.Receipts receipts, InstanceStore instances, Worlds worlds, MailHouse house, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public string Process { get; private set; } = "";
    public string Number { get; private set; } = "";
    public string Unit { get; private set; } = "";
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When the receipt that lasts was printed; null where none does.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>The new address; null before it is made.</summary>
    public string? Address { get; private set; }
    public (string Path, int Size) Picture { get; private set; }
    public bool Ended { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => FillAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Address = MailRoutes.In(house.PublicUrl, "/r/" + await receipts.IssueAsync(Id, cancellation)).AbsoluteUri;
        Picture = CheckCode.Of(Address);
        Response.Headers.CacheControl = "no-store";
        return await FillAsync(cancellation);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        await receipts.EndAsync(Id, cancellation);
        Ended = true;
        return await FillAsync(cancellation);
    }

    private async Task<IActionResult> FillAsync(CancellationToken cancellation)
    {
        if (await instances.FindAsync(Id, cancellation) is not { Instance: { } instance, Process: { } process }) return NotFound();
        (Process, Number, StartedAt) = (new Wording(process.Model.Name, process.Model.EnglishName).In(reader.Language), instance.Number, instance.StartedAt);
        Unit = await worlds.AskAsync(clock.GetUtcNow(), instance, world => world.Directory.Unit(instance.UnitId)?.Name ?? "", cancellation);
        Since = await receipts.LastsSinceAsync(Id, cancellation);
        return Page();
    }
}
