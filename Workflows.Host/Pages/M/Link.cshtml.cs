using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Texts;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.M;

/// <summary>
/// The page a personal link from a mail leads to. It shows what the mail may show and the choice. GET and HEAD look only;
/// a POST decides, with the guard of the form, a choice somebody made and, for a rejection or return, a typed reason.
/// </summary>
[Audience(Audience.Link, Relation.TokenHolder), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class LinkModel(LinkDesk desk, Reader reader) : PageModel
{
    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty(Name = "comment")]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    public LinkView View { get; private set; } = null!;
    public ImmutableArray<string> Faults { get; private set; } = [];

    /// <summary>Set once it is decided.</summary>
    public Result? Done { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancellation) => View = await desk.LookAsync(token, cancellation);

    public async Task OnPostAsync(string token, CancellationToken cancellation)
    {
        View = await desk.LookAsync(token, cancellation);
        if (View is not LinkView.Open { SignIn: null } open) return;
        var choice = new LinkChoice(Act ?? "", (Reason ?? "").Trim(), Target ?? "", Seen ?? "");
        Faults = [.. Wrong(open, choice).Select(reader.Say)];
        if (!Faults.IsEmpty) return;
        switch (await desk.DecideAsync(open, choice, cancellation))
        {
            case Outcome.Accepted:
                Done = ResultOf(open, choice.Act);
                break;
            case Outcome.Rejected refused:
                Faults = [reader.Say(refused.Rejection.Sentence)];
                View = await desk.LookAsync(token, cancellation);
                break;
        }
    }

    private static IEnumerable<Sentence> Wrong(LinkView.Open open, LinkChoice choice)
    {
        if (!open.Acts.Contains(choice.Act))
            yield return Sentence.Of("links.chooseFirst");
        else if (choice.Act is not "approve" && choice.Words.Length < LinkChoice.FewestOfReason)
            yield return Sentence.Of("links.reasonFirst", ("count", LinkChoice.FewestOfReason));
        if (choice.Act == "return" && !open.Targets.Any(t => t.Id == choice.Target))
            yield return Sentence.Of("links.targetFirst");
        // A page made without having shown the case cannot have been read.
        if (choice.Seen.Length == 0 && open.Seen.Length > 0)
            yield return Sentence.Of("engine.changedMeanwhile");
    }

    private Result ResultOf(LinkView.Open open, string act) => new()
    {
        Words = reader.T($"links.done.{act}"),
        Tone = act switch { "approve" => Tone.Pass, "reject" => Tone.Rejected, _ => Tone.Returned },
        At = reader.Now,
        Subject = $"{open.Case.Process.In(reader.Language)} {open.Case.Number}",
        Lines = [new("lock", reader.T("links.done.used")), new("mail", reader.T("links.done.told"))],
        Actions = [new(reader.T("links.inbox"), Mail.MailRoutes.Inbox)],
    };
}
