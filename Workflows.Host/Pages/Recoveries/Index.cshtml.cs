using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Recoveries;

/// <summary>手机或密码丢了: one person at the desk asks for a member, another confirms. Shows only members of the reader's own units.</summary>
[Audience(Audience.SignedIn, Relation.WithinSight)]
public sealed class IndexModel(Identity.Recoveries recoveries, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    [BindProperty]
    public string? Member { get; set; }

    [BindProperty]
    public string? Grounds { get; set; }

    [BindProperty]
    public string? Mobile { get; set; }

    public ImmutableArray<RecoveryMember> Found { get; private set; } = [];
    public ImmutableArray<PendingRecovery> Pending { get; private set; } = [];
    public Note? Said { get; private set; }

    /// <summary>What is handed to the member, shown this once.</summary>
    public string? Address { get; private set; }
    public (string Path, int Size) Picture { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => FillAsync(cancellation);

    public async Task OnPostAskAsync(CancellationToken cancellation)
    {
        var why = await recoveries.AskAsync(Member ?? "", (Grounds ?? "").Trim(), (Mobile ?? "").Trim(), cancellation);
        Said = why is null ? new(reader.T("recovery.asked"), Tone.Pass) : new(reader.Say(why), Tone.Over);
        if (why is null) (Typed, Member, Grounds, Mobile) = (null, null, null, null);
        await FillAsync(cancellation);
    }

    public async Task OnPostConfirmAsync(Guid id, CancellationToken cancellation)
    {
        var (address, why) = await recoveries.ConfirmAsync(id, cancellation);
        Said = why is null ? new(reader.T("recovery.done"), Tone.Pass) : new(reader.Say(why), Tone.Over);
        if (address is not null) (Address, Picture) = (address, CheckCode.Of(address));
        Response.Headers.CacheControl = "no-store";
        await FillAsync(cancellation);
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        Found = await recoveries.FindAsync((Typed ?? "").Trim(), cancellation);
        Pending = await recoveries.PendingAsync(cancellation);
    }
}
