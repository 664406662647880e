using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Workflows.Host.FirstRun;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>The administrator's second step of signing in; it cannot be left out.</summary>
[Audience(Audience.Link, Relation.TokenHolder)]
public sealed class SecondStepModel(FirstRunSetup setup, FirstRunCode code, InstallationInfo installation, TwoSteps steps, SignInManager<Data.Identity.Account> identity)
    : FirstRunPage(setup, code, installation)
{
    public override string Step => FirstRunSteps.SecondStep;

    [BindProperty] public string? Code { get; set; }

    public bool IsOn { get; private set; }
    public bool Wrong { get; private set; }
    public TwoStepSecret? Secret { get; private set; }
    public ImmutableArray<string> RecoveryCodes { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => FillAsync(cancellation);

    public async Task OnPostAsync(CancellationToken cancellation)
    {
        var account = (await Setup.AdministratorAsync(cancellation))!;
        if (!account.TwoFactorEnabled)
        {
            RecoveryCodes = await steps.ConfirmAsync(account, Code, cancellation);
            Wrong = RecoveryCodes.IsEmpty;
            if (!Wrong)
            {
                await Setup.KeepAsync(s => s with { SecondStepOn = true }, cancellation);
                await identity.SignInAsync(account, isPersistent: false);
            }
        }
        await FillAsync(cancellation);
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        var account = (await Setup.AdministratorAsync(cancellation))!;
        IsOn = account.TwoFactorEnabled;
        Secret = IsOn ? null : await steps.SecretAsync(account);
    }
}
