using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>拿回、减签: what the reader can still take back in a case, each with what follows.</summary>
[Audience(Audience.SignedIn, Relation.SeesCase)]
public sealed class BackModel(CaseAccess access, Reversals reversals, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public string Title { get; private set; } = "";
    public string Number { get; private set; } = "";
    public ImmutableArray<Reversal> Lines { get; private set; } = [];
    public Note? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FillAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? command, string? node, int visit, string? seat, CancellationToken cancellation)
    {
        var outcome = await reversals.DoAsync(Id, command is { Length: > 0 and <= 100 } ? command : TaskPost.NewCommand(), node ?? "", visit, seat ?? "", cancellation);
        if (outcome is Outcome.Accepted) return LocalRedirect(CaseRoutes.Case(Id));
        Refusal = new(reader.Say(((Outcome.Rejected)outcome).Rejection.Sentence), Tone.Over);
        return await FillAsync(cancellation) ? Page() : NotFound();
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        if (await access.ReadAsync(Id, seen => Tuple.Create(seen.File.Instance, reversals.Of(seen.File)), cancellation) is not var (instance, lines)) return false;
        (Title, Number, Lines) = (instance.Title, instance.Number, lines);
        return true;
    }
}
