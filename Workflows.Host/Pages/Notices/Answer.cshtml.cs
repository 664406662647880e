using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Stages.PublicNotice;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Notices;

/// <summary>The written answer to an objection, for whoever has the receipt. The number is posted, so it stands in no address.</summary>
[Audience(Audience.Public, Relation.TokenHolder), EnableRateLimiting(RateLimits.SecretAddress)]
public sealed class AnswerModel(ObjectionAnswers answers) : PageModel
{
    [BindProperty]
    public string? Receipt { get; set; }

    public ObjectionStatus? Status { get; private set; }
    public Sentence? Fault { get; private set; }

    public void OnGet()
    {
    }

    public async Task OnPostAsync(CancellationToken cancellation)
    {
        var receipt = NoticeCodes.Receipt(Receipt);
        if (receipt is not null) Status = await answers.FindAsync(receipt, cancellation);
        if (Status is null) Fault = Sentence.Of("notices.answer.notFound");
    }
}
