using Microsoft.AspNetCore.Mvc;
using Workflows.Host.FirstRun;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>What was chosen, and the end of the assistant.</summary>
[Audience(Audience.Link, Relation.TokenHolder)]
public sealed class FinishModel(FirstRunSetup setup, FirstRunCode code, InstallationInfo installation) : FirstRunPage(setup, code, installation)
{
    public override string Step => FirstRunSteps.Finish;

    /// <summary>True where the administrator has no second step yet: then the end waits.</summary>
    public bool LacksSecondStep { get; private set; }
    public string Account { get; private set; } = "";

    public Task OnGetAsync(CancellationToken cancellation) => FillAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        if (LacksSecondStep) return Page();
        await Setup.CloseAsync(cancellation);
        Response.Cookies.Delete(FirstRunCode.Cookie);
        return LocalRedirect(FirstRunGate.Address + "/done");
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        var account = (await Setup.AdministratorAsync(cancellation))!;
        (Account, LacksSecondStep) = (account.UserName!, !account.TwoFactorEnabled);
    }
}
