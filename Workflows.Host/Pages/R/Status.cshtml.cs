using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Texts;
using Workflows.Engine.World;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Receipts;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Pages.R;

/// <summary>Where a receipt leads: how the case stands, by stage, post and day. No names, no title, nothing to press.</summary>
[Audience(Audience.Link, Relation.TokenHolder), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class StatusModel(Receipts.Receipts receipts, CaseStandings standings, PackageStore packages, Worlds worlds, Reader reader, TimeProvider clock) : PageModel
{
    public string Process { get; private set; } = "";
    public string Number { get; private set; } = "";
    public string Unit { get; private set; } = "";
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Null where the receipt leads nowhere any more.</summary>
    public CaseStanding? Standing { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancellation)
    {
        if (await receipts.FindAsync(token, cancellation) is not { } row) return;
        var model = (await packages.GetAsync(row.PackageHash, cancellation)).Model;
        (Process, Number, StartedAt) = (new Wording(model.Name, model.EnglishName).In(reader.Language), row.Number, row.StartedAt);
        Unit = await worlds.AskAsync(clock.GetUtcNow(), null, world => world.Directory.Unit(row.UnitId)?.Name ?? "", cancellation);
        Standing = (await standings.OfAsync([row], cancellation))[row.Id];
    }
}
