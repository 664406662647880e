using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.FirstRun;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>Units and people, by a table with a trial run; done on the imports' own page.</summary>
[Audience(Audience.Link, Relation.TokenHolder)]
public sealed class PeopleModel(FirstRunSetup setup, FirstRunCode code, InstallationInfo installation, WorkflowsContext data) : FirstRunPage(setup, code, installation)
{
    public override string Step => FirstRunSteps.People;

    public int Units { get; private set; }
    public int Persons { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Units = await data.Units.CountAsync(u => u.ValidTo == null, cancellation);
        Persons = await data.Persons.CountAsync(p => p.ValidTo == null, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await Setup.KeepAsync(s => s with { PeopleSeen = true }, cancellation);
        return Go(FirstRunSteps.Rules);
    }
}
