using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Workflows.Host.FirstRun;
using Workflows.Host.Identity;
using Workflows.Host.Rules;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>Which years' holidays are known; another is imported on the calendar's own page.</summary>
[Audience(Audience.Link, Relation.TokenHolder)]
public sealed class YearsModel(FirstRunSetup setup, FirstRunCode code, InstallationInfo installation, RuleBook book) : FirstRunPage(setup, code, installation)
{
    public override string Step => FirstRunSteps.Years;

    public ImmutableArray<KnownYear> Years { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Years = await book.YearsAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await Setup.KeepAsync(s => s with { YearsSeen = true }, cancellation);
        return Go(FirstRunSteps.People);
    }
}
