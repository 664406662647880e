using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;

namespace Workflows.Host.Pages.Registers;

/// <summary>登记册: the registers there are, with the number of entries the reader may see.</summary>
[Audience(Audience.SignedIn, Relation.WithinSight)]
public sealed class IndexModel(RegisterEntries registers, RegisterWords words) : PageModel
{
    public ImmutableArray<(string Name, string Words, int Entries)> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        All = [.. (await registers.AllAsync(cancellation)).Select(r => (r.Name, words.Register(r.Name), r.Entries))];
}
