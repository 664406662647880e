using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Tasks.Starting;

namespace Workflows.Host.Pages.Start;

/// <summary>The processes the reader may start now, one line for each unit they may start it at.</summary>
[Audience(Audience.SignedIn, Relation.Self)]
public sealed class IndexModel(StartDesk desk) : PageModel
{
    public ImmutableArray<StartLine> Processes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Processes = await desk.AllAsync(cancellation);
}
