using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Activate;

/// <summary>A member chooses name and password of their account. Opening the page uses nothing up; the account is made by a press.</summary>
[Audience(Audience.Link, Relation.TokenHolder), EnableRateLimiting(RateLimits.PublicReading)]
public sealed class CodeModel(Activations activations, NewPassword passwords, SignInManager<Data.Identity.Account> signIn) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>Whose account is made; null where the code opens nothing.</summary>
    public Activation? Activation { get; private set; }
    public Sentence? Over { get; private set; }
    public ImmutableArray<Sentence> Faults { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => (Activation, Over) = await activations.FindAsync(Code, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        (Activation, Over) = await activations.FindAsync(Code, cancellation);
        if (Activation is not { } activation) return Page();
        Name = (Name ?? "").Trim();
        Faults = [.. await passwords.ProblemsAsync(new() { UserName = Name, PersonId = activation.PersonId }, Password, Again)];
        if (!Faults.IsEmpty) return Page();
        var (account, why) = await activations.UseAsync(activation, Name, Password!, cancellation);
        if (account is null)
        {
            Faults = [why!];
            return Page();
        }
        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect("/");
    }
}
