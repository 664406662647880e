using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Definitions;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Tasks;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases;

/// <summary>撤回: the starter takes the case back. The page says what follows before anything is done.</summary>
[Audience(Audience.SignedIn, Relation.OwnCase)]
public sealed class WithdrawModel(CaseAccess access, Withdrawal withdrawal, CaseWords said, Reader reader, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Fixed when the page is shown, so that a second press does nothing.</summary>
    [BindProperty]
    public string? CommandId { get; set; }

    public string Title { get; private set; } = "";

    public string Number { get; private set; } = "";

    /// <summary>What follows: who is told, what becomes free, that it is final.</summary>
    public IReadOnlyList<string> Consequences { get; private set; } = [];

    public Note? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        CommandId = TaskPost.NewCommand();
        return await FillAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FillAsync(cancellation)) return NotFound();
        var outcome = await withdrawal.DoAsync(Id, CommandId is { Length: > 0 } ? CommandId : TaskPost.NewCommand(), Reason ?? "", cancellation);
        if (outcome is Outcome.Accepted) return LocalRedirect(CaseRoutes.Case(Id));
        Refusal = new(reader.Say(((Outcome.Rejected)outcome).Rejection.Sentence), Tone.Over);
        return Page();
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        var seen = await access.ReadAsync(Id, s => Tuple.Create(s.File, Follows(s.File).ToList()), cancellation);
        if (seen is null) return false;
        (Title, Number, Consequences) = (seen.Item1.Instance.Title, seen.Item1.Instance.Number, seen.Item2);
        return true;
    }

    private IEnumerable<string> Follows(CaseFile file)
    {
        var told = file.Instance.Tasks.SelectMany(t => new Waiting(said).Of(file, t)).Select(w => w.Person).Distinct().ToList();
        if (told.Count > 0) yield return reader.T("case.withdraw.told", ("who", said.People(file.Directory, told)));
        if (file.Instance.Reservations.Values.Sum(r => r.Fen) is > 0 and var fen)
            yield return reader.T("case.withdraw.freed", ("amount", words.Money(new Money(fen))));
        yield return reader.T("case.withdraw.kept");
        yield return reader.T("case.withdraw.final");
    }
}
